import { createHash } from "node:crypto";
import { Uri, workspace } from "vscode";
import { versionOf } from "../git/versionUri.ts";
import { folderNames } from "./folderNames.ts";
import { segmentsOf } from "./segmentsOf.ts";

/** How the paths of files outside any folder begin: no way into a folder does. */
export const outsidePrefix = "../";

/**
 * As the prompt names a file: relative to its folder, the folder's name first where there are
 * several. Outside any folder "../", its own folder and name, never the way to the user's home.
 * A version of a file has its path, "(before)" after it unless it is the index's.
 * No two files have one path: of files outside, a few letters made from the whole URI tell which.
 */
export function pathOf(uri: string): string {
  const version = versionOf(Uri.parse(uri));
  if (version === undefined) return pathOfPlace(Uri.parse(uri));
  // The index is the new side of what is staged.
  return `${pathOfPlace(version.file)}${version.ref === "" ? "" : " (before)"}`;
}

function pathOfPlace(place: Uri): string {
  const folder = workspace.getWorkspaceFolder(place);
  if (folder === undefined || !isPlain(place)) return outsidePrefix + outsideName(place);
  const way = segmentsOf(place).slice(segmentsOf(folder.uri).length).join("/");
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length < 2) return way === "" ? folder.name : way;
  const name = folderNames(folders.map((one) => one.name))[folder.index] ?? folder.name;
  return way === "" ? name : `${name}/${way}`;
}

function outsideName(place: Uri): string {
  const [name = "", parent = ""] = segmentsOf(place).toReversed();
  const isNew = place.scheme === "untitled" && !place.path.includes("/");
  if (isNew && isPlain(place)) return name;
  const letters = createHash("sha256").update(place.toString()).digest("hex").slice(0, 8);
  return `${parent}~${letters}/${name}`;
}

/** Spelled in the one way that names nothing but a file of its folder. */
function isPlain(place: Uri): boolean {
  const isStraight = !segmentsOf(place).some((segment) => segment === "." || segment === "..");
  return isStraight && place.query === "" && place.fragment === "";
}
