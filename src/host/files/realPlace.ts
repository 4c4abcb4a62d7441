import { realpath } from "node:fs/promises";
import path from "node:path";
import { Uri, workspace } from "vscode";

/**
 * Where a file of the workspace really is, every symbolic link followed; undefined when that is
 * outside every folder of the workspace. Schemes other than `file` know no links: they stay.
 *
 * @throws the file system's error when nothing is there.
 */
export async function realPlace(uri: Uri): Promise<Uri | undefined> {
  if (uri.scheme !== "file") return uri;
  const place = await realpath(uri.fsPath);
  for (const folder of workspace.workspaceFolders ?? []) {
    if (folder.uri.scheme !== "file") continue;
    if (isInside(place, await realpath(folder.uri.fsPath))) return Uri.file(place);
  }
  return undefined;
}

/** By segments, so that `/a/bc` is not in `/a/b`. */
function isInside(place: string, folder: string): boolean {
  const way = path.relative(folder, place);
  return way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
