import type { FileFacts } from "../../facts/facts.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import type { FactIndex, Resolved } from "../../link/names/language.ts";
import { filesOfAny } from "./anyOfFolder.ts";
import { joinPath } from "./joinPath.ts";
import { inWorkspacePackages } from "./workspacePackages.ts";
import { byTsconfig } from "./tsconfigPaths.ts";

const endings = ["", ".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

/** What a module path means: relative, by the paths of the nearest tsconfig, a package beside. */
export function resolveModule(
  module: string,
  name: string | undefined,
  from: FileFacts,
  index: FactIndex,
): Resolved {
  if (module.includes("*")) {
    return { files: filesOfAny(module, from, index), ...(name !== undefined && { name }) };
  }
  const file = firstAt(candidates(module, from, index), index);
  return { files: file === undefined ? [] : [file], ...(name !== undefined && { name }) };
}

function firstAt(paths: readonly string[], index: FactIndex): FileFacts | undefined {
  for (const path of paths) {
    const found = fileAt(path, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function candidates(module: string, from: FileFacts, index: FactIndex): readonly string[] {
  if (module.startsWith(".")) return [joinPath(folderOf(from.path), module)];
  return [
    ...byTsconfig(module, from, index),
    ...inWorkspacePackages(module, index),
    ...byCustom(module, from),
  ];
}

/** `@/orders` and `~/orders` mean a folder above, whatever the bundler's settings say. */
function byCustom(module: string, from: FileFacts): readonly string[] {
  const match = /^[@~]\/(.+)$/.exec(module);
  if (match?.[1] === undefined) return [];
  const found: string[] = [];
  for (let folder = folderOf(from.path); ; folder = folderOf(folder)) {
    found.push(joinPath(folder, `src/${match[1]}`), joinPath(folder, match[1]));
    if (folder === "") return found;
  }
}

/** A compiled ending (`./a.js`) stands for the source beside it. */
function fileAt(path: string, { files }: FactIndex): FileFacts | undefined {
  const bare = path.replace(/\.(?:js|mjs|cjs|jsx)$/, "");
  for (const one of bare === path ? [path] : [path, bare]) {
    for (const ending of endings) {
      const found = files.get(one + ending);
      if (found !== undefined) return found;
    }
  }
  const folder = path === "" ? "" : `${path}/`;
  for (const ending of endings.slice(1)) {
    const found = files.get(`${folder}index${ending}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
