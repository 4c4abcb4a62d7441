import type { FileFacts } from "../../facts/facts.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import type { FactIndex, Lookup, Resolved } from "../../link/names/language.ts";
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
  for (const [name, root] of index.shared(modulesOf)) {
    if (path !== name && !path.startsWith(`${name}/`)) continue;
    return [root, path.slice(name.length + 1)].filter((part) => part !== "").join("/");
  }
  return undefined;
}

type Module = readonly [name: string, folder: string];

const goModules: Lookup<Module> = ({ project, path }) =>
  project?.kind === "goModule" ? [["all", [project.name, folderOf(path)]]] : [];

/** The longest name first: modules stand in modules. */
const modulesOf = (index: FactIndex): readonly Module[] =>
  index.find(goModules, "all").toSorted(([a], [b]) => b.length - a.length);
