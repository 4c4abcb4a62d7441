import type { Binding, FileFacts } from "../../facts/facts.ts";
import { namesAtTop } from "../../link/names/factIndex.ts";
import type { FactIndex, Lookup, Resolved } from "../../link/names/language.ts";
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

/** A class that is named with its package is what an import of it would be: `com.shop.Paths`. */
export function qualified(value: Value): Value {
  if (value.kind !== "member" || !/^[A-Z]\w*[a-z]/.test(value.name)) return value;
  const parts = partsOf(value.of);
  if (parts.length < 2) return value;
  return { kind: "import", module: parts.join("."), name: value.name };
}

/** The names of a chain that is in lower case all along, as packages are. */
function partsOf(value: Value): readonly string[] {
  if (value.kind === "name") return /^[a-z]/.test(value.name) ? [value.name] : [];
  if (value.kind !== "member" || !/^[a-z]/.test(value.name)) return [];
  const before = partsOf(value.of);
  return before.length === 0 ? [] : [...before, value.name];
}

/** Files of a package, of Java and Kotlin alike. */
const filesOfPackage: Lookup<FileFacts> = (file) => [[packageOf(file), file]];

/** Of a file of another language a name that no package has. */
function packageOf({ languageId, project, path }: FileFacts): string {
  const isJvm = languageId === "java" || languageId === "kotlin";
  return isJvm && project?.kind === "package" ? (project.name ?? "") : `file ${path}`;
}

/** Those of the files of a package that hold a name at their top. */
const holders: Lookup<FileFacts> = (file) =>
  [...namesAtTop(file)].map((name) => [`${packageOf(file)} ${name}`, file]);

/** The files of a package, or those of them that hold the name. */
export function resolve(
  module: string,
  name: string | undefined,
  from: FileFacts,
  index: FactIndex,
): Resolved {
  if (name === undefined) return { files: index.find(filesOfPackage, module) };
  return { files: holding(name, module, from, index), name };
}

export function visible(from: FileFacts, index: FactIndex, name: string): readonly FileFacts[] {
  return holding(name, packageOf(from), from, index).filter((one) => one !== from);
}

function holding(
  name: string,
  module: string,
  from: FileFacts,
  index: FactIndex,
): readonly FileFacts[] {
  return nearest(index.find(holders, `${module} ${name}`), from);
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
