import type { FileFacts } from "../../facts.ts";
import { folderOf } from "../../link/factIndex.ts";
import type { FactIndex, Resolved } from "../../link/language.ts";
import type { LanguageReader } from "../../stack.ts";
import { readJavascript } from "./readJavascript.ts";

export const javascript: LanguageReader = {
  ids: ["javascript", "javascriptreact", "typescript", "typescriptreact"],
  read: readJavascript,
  resolve,
  exportsAll: false,
  constructors: ["constructor"],
};

const endings = ["", ".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

/** What a module path means: relative, or by the paths of the nearest tsconfig. */
function resolve(
  module: string,
  name: string | undefined,
  from: FileFacts,
  index: FactIndex,
): Resolved {
  const file = candidates(module, from, index)
    .map((path) => fileAt(path, index))
    .find((one) => one !== undefined);
  return { files: file === undefined ? [] : [file], ...(name !== undefined && { name }) };
}

function candidates(module: string, from: FileFacts, index: FactIndex): readonly string[] {
  if (module.startsWith(".")) return [join(folderOf(from.path), module)];
  return byTsconfig(module, from, index);
}

/** A compiled ending (`./a.js`) stands for the source beside it. */
function fileAt(path: string, { files }: FactIndex): FileFacts | undefined {
  const bare = path.replace(/\.(?:js|mjs|cjs|jsx)$/, "");
  const tried = [path, bare].flatMap((one) => [
    ...endings.map((ending) => one + ending),
    ...endings.map((ending) => join(one, `index${ending}`)),
  ]);
  return tried.map((one) => files.get(one)).find((one) => one !== undefined);
}

function byTsconfig(module: string, from: FileFacts, index: FactIndex): readonly string[] {
  for (let folder = folderOf(from.path); ; folder = folderOf(folder)) {
    const config = index.files.get(join(folder, "tsconfig.json"))?.project;
    if (config?.kind === "tsconfig") {
      const base = join(folder, config.baseUrl ?? ".");
      const mapped = Object.entries(config.paths).flatMap(([pattern, targets]) =>
        mappedBy(pattern, targets, module).map((target) => join(base, target)),
      );
      return [...mapped, join(base, module)];
    }
    if (folder === "") return [module];
  }
}

function mappedBy(pattern: string, targets: readonly string[], module: string): readonly string[] {
  const [before = "", after] = pattern.split("*");
  if (after === undefined) return pattern === module ? targets : [];
  if (!module.startsWith(before) || !module.endsWith(after)) return [];
  const middle = module.slice(before.length, module.length - after.length);
  return targets.map((target) => target.replace("*", middle));
}

/** Relative to the workspace, "/" between, dots resolved. */
export function join(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}
