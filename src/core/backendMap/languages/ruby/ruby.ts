import type { FileFacts } from "../../facts/facts.ts";
import type { FactIndex, Lookup, Resolved } from "../../link/names/language.ts";
import type { LanguageReader } from "../../reading/stack.ts";
import { readRuby } from "./readRuby.ts";

export const ruby: LanguageReader = {
  ids: ["ruby"],
  read: readRuby,
  resolve,
  exportsAll: true,
  constructors: ["initialize"],
};

/**
 * Constants are loaded by their names, wherever they are opened; every other module is a path that
 * ends so.
 */
function resolve(
  module: string,
  name: string | undefined,
  _from: FileFacts,
  index: FactIndex,
): Resolved {
  const wanted = module === "constant" ? name : module;
  const files = index.named(wanted ?? "", ruby).map(({ file }) => file);
  if (files.length > 0 || module === "constant") {
    return { files: [...new Set(files)], ...(name !== undefined && { name }) };
  }
  return byPath(module, name, index);
}

function byPath(module: string, name: string | undefined, index: FactIndex): Resolved {
  const last = module.slice(module.lastIndexOf("/") + 1);
  const files = index
    .find(filesNamed, last)
    .filter(({ path }) => `/${path}`.endsWith(`/${module}`));
  return { files: files.slice(0, 1), ...(name !== undefined && { name }) };
}

const filesNamed: Lookup<FileFacts> = (file) => [
  [file.path.slice(file.path.lastIndexOf("/") + 1), file],
];
