import type { FileFacts } from "../../facts/facts.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import type { FactIndex, Resolved } from "../../link/names/language.ts";
import type { LanguageReader } from "../../reading/stack.ts";
import { readPhp } from "./readPhp.ts";

export const php: LanguageReader = {
  ids: ["php"],
  read: readPhp,
  resolve,
  exportsAll: true,
  constructors: ["__construct"],
};

/**
 * Classes are loaded by their full names, wherever they are declared. "config app" is a file of
 * configuration, every other module the path of a file, from the file's own folder or one around it.
 */
function resolve(
  module: string,
  name: string | undefined,
  from: FileFacts,
  index: FactIndex,
): Resolved {
  const wanted = name === undefined ? {} : { name };
  if (module === "class") {
    const files = index.named(name ?? "", php).map(({ file }) => file);
    return { files: [...new Set(files)], ...wanted };
  }
  const [, config] = /^config (.+)$/.exec(module) ?? [];
  const path = config === undefined ? module : `config/${config}.php`;
  return { files: fileNear(path, from, index), ...wanted };
}

/** The nearest folder outward that holds such a path, or files of a pattern: "routes/*.php". */
function fileNear(path: string, from: FileFacts, index: FactIndex): readonly FileFacts[] {
  for (let folder = folderOf(from.path); ; folder = folderOf(folder)) {
    const found = filesAt(joined(folder, path), index);
    if (found.length > 0 || folder === "") return found;
  }
}

function filesAt(path: string, index: FactIndex): readonly FileFacts[] {
  const [, folder, end] = /^(?:(.*)\/)?\*([^*/]*)$/.exec(path) ?? [];
  if (end !== undefined) return index.folder(folder ?? "").filter((one) => one.path.endsWith(end));
  const found = index.files.get(path);
  return found === undefined ? [] : [found];
}

function joined(folder: string, path: string): string {
  const parts: string[] = folder === "" ? [] : folder.split("/");
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
