import type { FileFacts } from "../../facts/facts.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import type { FactIndex, Resolved } from "../../link/names/language.ts";
import type { LanguageReader } from "../../reading/stack.ts";
import { readGolang } from "./readGolang.ts";

export const golang: LanguageReader = {
  ids: ["go"],
  read: readGolang,
  resolve,
  visible: (from, index) =>
    index.folder(folderOf(from.path)).filter((one) => one !== from && one.languageId === "go"),
  exportsAll: true,
  answers: "ServeHTTP",
  constructors: [],
};

/** A package is a folder: that of the module whose name its path begins with, and the rest of it. */
function resolve(
  module: string,
  name: string | undefined,
  _from: FileFacts,
  index: FactIndex,
): Resolved {
  const folder = folderOfPackage(module, index);
  const files =
    folder === undefined ? [] : index.folder(folder).filter((one) => one.languageId === "go");
  return { files, ...(name !== undefined && { name }) };
}

function folderOfPackage(path: string, index: FactIndex): string | undefined {
  for (const [name, root] of modulesOf(index)) {
    if (path !== name && !path.startsWith(`${name}/`)) continue;
    return [root, path.slice(name.length + 1)].filter((part) => part !== "").join("/");
  }
  return undefined;
}

const known = new WeakMap<FactIndex, readonly (readonly [string, string])[]>();

/** Names of modules with their folders, the longest name first: modules stand in modules. */
function modulesOf(index: FactIndex): readonly (readonly [string, string])[] {
  const before = known.get(index);
  if (before !== undefined) return before;
  const found = [...index.files.values()]
    .flatMap(({ project, path }) =>
      project?.kind === "goModule" ? [[project.name, folderOf(path)] as const] : [],
    )
    .toSorted(([a], [b]) => b.length - a.length);
  known.set(index, found);
  return found;
}
