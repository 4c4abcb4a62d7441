import type { FileFacts } from "../../facts/facts.ts";
import { fileScope } from "../../facts/value.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import type { FactIndex, Resolved } from "../../link/names/language.ts";
import type { Unasked } from "../../grammars/unasked.ts";
import type { LanguageReader } from "../../reading/stack.ts";
import { settingsFiles } from "./djangoSettings.ts";
import { moduleFile } from "./modules.ts";
import { readPython } from "./readPython.ts";

/** A string is looked into for what an f-string fills in; brackets and the like stand where they must. */
const unasked: Unasked = {
  inside: new Set([
    "identifier",
    "integer",
    "float",
    "true",
    "false",
    "none",
    "comment",
    "string_start",
    "string_content",
    "string_end",
  ]),
  unlessSaid: new Set(["string"]),
  words: /\{/g,
  tokens: new Set([";", ",", ".", ":", "=", "->", "(", ")", "[", "]", "{", "}"]),
};

export const python: LanguageReader = {
  ids: ["python"],
  read: readPython,
  unasked,
  resolve,
  submodule: (of, name, index) => moduleFile(`.${name}`, of, index),
  visible: starred,
  exportsAll: true,
  constructors: ["__init__"],
};

/** `from module import name`: what the module binds, or else a module below it. */
function resolve(
  module: string,
  name: string | undefined,
  from: FileFacts,
  index: FactIndex,
): Resolved {
  if (isSettings(module, name)) return { files: settingsFiles(index) };
  const file = moduleFile(module, from, index);
  if (name === undefined) return { files: file === undefined ? [] : [file] };
  if (file !== undefined && binds(file, name, index)) return { files: [file], name };
  const below = moduleFile(module.endsWith(".") ? module + name : `${module}.${name}`, from, index);
  if (below !== undefined && below !== from) return { files: [below] };
  return { files: file === undefined ? [] : [file], name };
}

const isSettings = (module: string, name: string | undefined): boolean =>
  module === "django.conf" && name === "settings";

function binds(file: FileFacts, name: string, index: FactIndex): boolean {
  const names = index.names(file);
  return (
    names.definition(fileScope, name).length > 0 ||
    names.binding(fileScope, name).some(({ value }) => !isOwnSubmodule(value, file, name))
  );
}

/** `from . import users` in a package binds the module that is asked for anyway. */
function isOwnSubmodule(
  value: FileFacts["bindings"][number]["value"],
  file: FileFacts,
  name: string,
): boolean {
  return (
    value.kind === "import" &&
    value.module === "." &&
    value.name === name &&
    folderOf(file.path) !== file.path
  );
}

/** Modules that a file takes all names of, and those that they do. */
function starred(from: FileFacts, index: FactIndex): readonly FileFacts[] {
  const found = new Set<FileFacts>();
  const follow = (file: FileFacts): void => {
    for (const { name, value } of file.exports) {
      if (name !== "*" || value.kind !== "import") continue;
      const other = moduleFile(value.module, file, index);
      if (other === undefined || other === from || found.has(other)) continue;
      found.add(other);
      follow(other);
    }
  };
  follow(from);
  return [...found];
}
