import { Uri, workspace } from "vscode";
import { folderNames } from "./folderNames.ts";
import { isPlainName } from "./isPlainName.ts";
import { openFiles } from "./openFiles.ts";
import { outsidePrefix, pathOf } from "./pathOf.ts";

/**
 * The file that a path of the prompt names, be it there or not: the way back from `pathOf`.
 * Undefined for a path that leaves its folder by any spelling, and for a folder that is not open.
 * Outside any folder there are the files that are open, and no others.
 */
export function uriOf(path: string): string | undefined {
  if (path.startsWith(outsidePrefix)) return openOutside(path);
  const segments = path.split("/");
  if (!segments.every(isPlainName)) return undefined;
  const folders = workspace.workspaceFolders ?? [];
  const [first] = folders;
  if (folders.length === 1 && first !== undefined) {
    return Uri.joinPath(first.uri, ...segments).toString();
  }
  const [name = "", ...way] = segments;
  const named = folders[folderNames(folders.map((one) => one.name)).indexOf(name)];
  if (named === undefined || way.length === 0) return undefined;
  return Uri.joinPath(named.uri, ...way).toString();
}

function openOutside(path: string): string | undefined {
  return openFiles()
    .map((uri) => uri.toString())
    .find((uri) => pathOf(uri) === path);
}
