import type { FileFacts } from "../../facts/facts.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import type { FactIndex } from "../../link/names/language.ts";
import type { Value } from "../../facts/value.ts";
import { joinPath } from "./joinPath.ts";

/**
 * Any module of a folder, as `require("./routes/" + file)` asks for one after the other: a path with
 * "*" for what only the running program knows. Undefined where nothing tells the folder.
 */
export function anyOfFolder(path: Value): string | undefined {
  const module = written(path);
  return module !== undefined && /^\.{1,2}\/(?:[^*]*\/)?[^*/]*\*[^*/]*$/.test(module)
    ? module
    : undefined;
}

function written(path: Value): string | undefined {
  if (path.kind === "concat") return path.parts.map(partOf).join("");
  const isJoined =
    path.kind === "call" &&
    path.callee.kind === "member" &&
    /^(?:join|resolve)$/.test(path.callee.name);
  return isJoined ? path.args.map(partOf).join("/") : undefined;
}

function partOf(part: Value): string {
  if (part.kind === "text") return part.text;
  if (part.kind === "concat") return part.parts.map(partOf).join("");
  return part.kind === "name" && part.name === "__dirname" ? "." : "*";
}

/** The files that such a path means; who asks is not among them. */
export function filesOfAny(
  module: string,
  from: FileFacts,
  index: FactIndex,
): readonly FileFacts[] {
  const at = module.lastIndexOf("/");
  const [before = "", after = ""] = module.slice(at + 1).split("*");
  const bare = after.replace(ending, "");
  return index.folder(joinPath(folderOf(from.path), module.slice(0, at))).filter((file) => {
    const name = file.path.slice(file.path.lastIndexOf("/") + 1).replace(ending, "");
    return file !== from && name.startsWith(before) && name.endsWith(bare);
  });
}

const ending = /\.[cm]?[jt]sx?$/;
