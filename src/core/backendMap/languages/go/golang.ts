import type { FileFacts } from "../../facts/facts.ts";
import { folderOf, namesAtTop } from "../../link/names/factIndex.ts";
import type { FactIndex, Lookup, Resolved } from "../../link/names/language.ts";
import { nothingUnasked, type Unasked } from "../../grammars/unasked.ts";
import type { LanguageReader } from "../../reading/stack.ts";
import { readGolang } from "./readGolang.ts";

/** A literal is asked for its text alone; brackets and the like stand where they must. */
const unasked: Unasked = {
  ...nothingUnasked,
  inside: new Set([
    "identifier",
    "field_identifier",
    "type_identifier",
    "package_identifier",
    "interpreted_string_literal",
    "raw_string_literal",
    "rune_literal",
    "int_literal",
    "float_literal",
    "true",
    "false",
    "nil",
    "comment",
  ]),
  tokens: new Set([";", ",", ".", ":", ":=", "=", "(", ")", "[", "]", "{", "}", "\n"]),
};

export const golang: LanguageReader = {
  ids: ["go"],
  read: readGolang,
  unasked,
  resolve,
  visible: (from, index, name) =>
    holding(name, folderOf(from.path), index).filter((one) => one !== from),
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
  if (folder === undefined) return { files: [], ...(name !== undefined && { name }) };
  const files = name === undefined ? [] : holding(name, folder, index);
  const all = (): readonly FileFacts[] =>
    index.folder(folder).filter((one) => one.languageId === "go");
  return { files: files.length > 0 ? files : all(), ...(name !== undefined && { name }) };
}

/** A package can have hundreds of files, and a name stands in one or two of them. */
const holders: Lookup<FileFacts> = (file) =>
  file.languageId === "go"
    ? [...namesAtTop(file)].map((name) => [`${folderOf(file.path)} ${name}`, file])
    : [];

const holding = (name: string, folder: string, index: FactIndex): readonly FileFacts[] =>
  index.find(holders, `${folder} ${name}`);

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
