/** Another file that a file imports from. */
export interface ImportLine {
  /** Paths at which it may be, as the prompt names files, the likeliest first. */
  readonly candidates: readonly string[];
  /** What stands in the import: the names that it brings among them. */
  readonly names: string;
}

const script = /(?:^|\n)\s*(?:import|export)\b([^;'"]*)['"](\.[^'"\n]+)['"]/g;
const required = /\b(?:const|let|var)\s+([^=;]+)=\s*require\(\s*['"](\.[^'"\n]+)['"]/g;
const python = /^from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n]+)/gm;
const endings = [".ts", ".tsx", ".js", ".mjs", "/index.ts", "/index.js"];

/**
 * Where the files may be that a file imports by a path of their own, by the look of its lines:
 * JavaScript, TypeScript and Python. Packages are none.
 *
 * @param path of the importing file, as the prompt names it.
 */
export function importLines(path: string, text: string): readonly ImportLine[] {
  const folder = path.split("/").slice(0, -1);
  const scripts = [...text.matchAll(script), ...text.matchAll(required)].map(
    ([, names = "", from = ""]) => ({ names, candidates: scriptPaths(folder, from) }),
  );
  const modules = [...text.matchAll(python)].map(([, dots = "", module = "", names = ""]) => {
    const base = dots === "" ? [] : folder.slice(0, folder.length - (dots.length - 1));
    const whole = [...base, ...module.split(".").filter(Boolean)].join("/");
    return { names, candidates: [`${whole}.py`, `${whole}/__init__.py`] };
  });
  return [...scripts, ...modules].filter(({ candidates }) => candidates.length > 0);
}

function scriptPaths(folder: readonly string[], from: string): readonly string[] {
  const path = joined(folder, from);
  if (path === undefined) return [];
  if (!/\.\w+$/.test(path)) return endings.map((ending) => path + ending);
  // TypeScript names the file that it will become.
  const source = path.replace(/\.([mc]?)js(x?)$/, ".$1ts$2");
  return source === path ? [path] : [source, path];
}

/** Undefined for a path that leaves its folder. */
function joined(folder: readonly string[], from: string): string | undefined {
  const path = [...folder];
  for (const step of from.split("/")) {
    if (step === "..") {
      if (path.pop() === undefined) return undefined;
    } else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}
