/** Where files may be that a module names, by the ends of their paths; no language's rules in full. */
export interface ModulePaths {
  /** Indices of files; none where nothing fits, or too much. */
  filesOf(module: string, from: string): readonly number[];
}

const mostFiles = 40;
const noModule = new Set(["index", "__init__", "mod", "lib", "main"]);

export function createModulePaths(paths: readonly string[]): ModulePaths {
  const segments = paths.map(moduleSegments);
  const byLast = new Map<string, number[]>();
  const add = (key: string | undefined, file: number): void => {
    if (key === undefined) return;
    const files = byLast.get(key);
    if (files === undefined) byLast.set(key, [file]);
    else files.push(file);
  };
  segments.forEach((one, file) => {
    add(one.at(-1), file);
    // A module can be a folder: a Go package.
    add(one.at(-2), file);
  });
  const cache = new Map<string, readonly number[]>();
  return {
    filesOf(module, from) {
      const isRelative = module.startsWith(".");
      const key = isRelative ? `${from.slice(0, from.lastIndexOf("/") + 1)} ${module}` : module;
      const known = cache.get(key) ?? resolve(module, from, segments, byLast);
      cache.set(key, known);
      return known;
    },
  };
}

function moduleSegments(path: string): readonly string[] {
  const parts = path.replace(/\.\w+$/, "").split("/");
  return noModule.has(parts.at(-1) ?? "") ? parts.slice(0, -1) : parts;
}

function resolve(
  module: string,
  from: string,
  segments: readonly (readonly string[])[],
  byLast: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  const wanted = wantedSegments(module, from);
  // The last word can be a name in the module: a class, a function.
  for (const tail of [wanted, wanted.slice(0, -1)]) {
    const files = best(tail, segments, byLast);
    if (files.length > 0 && files.length <= mostFiles) return files;
  }
  return [];
}

function wantedSegments(module: string, from: string): readonly string[] {
  if (/^\.\.?\//.test(module) || module === "." || module === "..") {
    const base = from.split("/").slice(0, -1);
    for (const step of module.replace(/\.(?:[mc]?[jt]sx?|vue)$/, "").split("/")) {
      if (step === "..") base.pop();
      else if (step !== ".") base.push(step);
    }
    return base;
  }
  const dots = /^\.+/.exec(module)?.[0].length ?? 0;
  const parts = module.split(/[./\\]|::/).filter((part) => /^[\w$-]/.test(part));
  const base = dots > 0 ? from.split("/").slice(0, -dots) : [];
  return [
    ...base,
    ...parts.filter((part) => part !== "crate" && part !== "super" && part !== "self"),
  ];
}

/** The files that share the most of the end of the path; a single word is too little to go by. */
function best(
  wanted: readonly string[],
  segments: readonly (readonly string[])[],
  byLast: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  const last = wanted.at(-1);
  if (last === undefined) return [];
  let files: number[] = [];
  let most = Math.min(2, wanted.length);
  for (const file of byLast.get(last) ?? []) {
    const own = segments[file] ?? [];
    const shared = Math.max(common(wanted, own), common(wanted, own.slice(0, -1)));
    if (shared < most) continue;
    if (shared > most) files = [];
    most = shared;
    files.push(file);
  }
  return files;
}

function common(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
}
