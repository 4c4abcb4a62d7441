import { Uri, workspace } from "vscode";

/**
 * The file that a path of the prompt names, be it there or not: the way back from `pathOf`.
 * Undefined for a path that leaves its folder by any spelling, and for a folder that is not open.
 */
export function uriOf(path: string): string | undefined {
  const segments = path.split("/");
  if (!segments.every(isPlainName)) return undefined;
  const folders = workspace.workspaceFolders ?? [];
  const [first] = folders;
  if (folders.length === 1 && first !== undefined) {
    return Uri.joinPath(first.uri, ...segments).toString();
  }
  const named = folders.find((folder) => folder.name === segments[0]);
  if (named === undefined || segments.length < 2) return undefined;
  return Uri.joinPath(named.uri, ...segments.slice(1)).toString();
}

/** Not empty, not "." or "..", and nothing that Windows reads as a drive, a stream or a device. */
function isPlainName(name: string): boolean {
  if (/^\.{0,2}$/.test(name) || /[\p{Cc}\\:*?"<>|]/u.test(name) || /[. ]$/.test(name)) return false;
  return !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name);
}
