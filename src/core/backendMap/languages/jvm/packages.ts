import type { Binding, FileFacts } from "../../facts/facts.ts";
import type { FactIndex, Resolved } from "../../link/names/language.ts";
import { fileScope, type Value } from "../../facts/value.ts";

/**
 * What an import of Java or Kotlin binds. By convention packages are in lower case and classes are
 * not: "com.shop.Paths.ORDERS" is a member of a class of the package "com.shop".
 */
export function importBinding(
  path: string,
  { isWhole = false, alias }: { readonly isWhole?: boolean; readonly alias?: string },
): readonly Binding[] {
  const parts = path.split(".");
  const first = parts.findIndex((one) => /^[A-Z]/.test(one));
  const lower = isWhole ? parts.length : parts.length - 1;
  const cut = first < 0 ? lower : first;
  const [top, ...members] = parts.slice(cut);
  const module = parts.slice(0, cut).join(".");
  const whole: Value =
    top === undefined ? { kind: "import", module } : { kind: "import", module, name: top };
  const value = members.reduce<Value>((of, name) => ({ kind: "member", of, name }), whole);
  return [{ scope: fileScope, name: isWhole ? "*" : (alias ?? parts.at(-1) ?? ""), value }];
}

const packages = new WeakMap<FactIndex, ReadonlyMap<string, readonly FileFacts[]>>();

/** Files of a package, of Java and Kotlin alike. */
function filesOf(name: string, index: FactIndex): readonly FileFacts[] {
  const known = packages.get(index) ?? Map.groupBy(index.files.values(), packageOf);
  packages.set(index, known);
  return known.get(name) ?? [];
}

/** Of a file of another language a name that no package has. */
function packageOf({ languageId, project, path }: FileFacts): string {
  const isJvm = languageId === "java" || languageId === "kotlin";
  return isJvm && project?.kind === "package" ? (project.name ?? "") : `file ${path}`;
}

/** The files of a package, or those of them that hold the name. */
export function resolve(
  module: string,
  name: string | undefined,
  from: FileFacts,
  index: FactIndex,
): Resolved {
  const files = filesOf(module, index);
  return name === undefined ? { files } : { files: holding(name, files, from, index), name };
}

export function visible(from: FileFacts, index: FactIndex, name: string): readonly FileFacts[] {
  return holding(name, filesOf(packageOf(from), index), from, index).filter((one) => one !== from);
}

function holding(
  name: string,
  files: readonly FileFacts[],
  from: FileFacts,
  index: FactIndex,
): readonly FileFacts[] {
  const found = files.filter((file) => {
    const names = index.names(file);
    return names.definition(fileScope, name).length + names.binding(fileScope, name).length > 0;
  });
  return nearest(found, from);
}

/** Modules may hold classes of one name: the file's own module comes first. */
function nearest(files: readonly FileFacts[], from: FileFacts): readonly FileFacts[] {
  if (files.length < 2) return files;
  const shared = files.map(({ path }) => sharedLength(path, from.path));
  const best = Math.max(...shared);
  return files.filter((_, at) => shared[at] === best);
}

function sharedLength(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
