import { Disposable, Uri, workspace } from "vscode";
import type { WorkspaceFolder } from "vscode";
import type { Dismissal } from "../core/findings/dismissals/dismissals.ts";
import { dismissalId } from "../core/findings/dismissals/dismissals.ts";
import type { SharedDismissals } from "../core/findings/dismissals/sharedDismissals.ts";
import {
  mostSharedBytes,
  noShared,
  readShared,
  sharedFile,
  withShared,
  writeShared,
} from "../core/findings/dismissals/sharedDismissals.ts";
import { bytesAt, entryAt } from "./files/disk.ts";
import { pathOf } from "./files/pathOf.ts";
import { realPlace } from "./files/realPlace.ts";

/** What a folder's team file says, or why that is not known. */
export type TeamFile = SharedDismissals | "newer" | "unreadable" | "elsewhere";

/** Reads the file of a folder; an absent one says nothing. One that is linked out of it is not read. */
export async function readTeamFile(folder: WorkspaceFolder): Promise<TeamFile> {
  const named = teamFileOf(folder);
  const found = await entryAt(named);
  if (found === "absent") return noShared;
  if (found === "unreadable" || !found.isFile || found.size > mostSharedBytes) return "unreadable";
  try {
    const place = await realPlace(named);
    if (place === undefined) return "elsewhere";
    return readShared(new TextDecoder().decode(await bytesAt(place)));
  } catch {
    return "unreadable";
  }
}

/**
 * Writes a dismissal into its folder's file, which is made if it is not there. Resolves with why it
 * was not written, or nothing.
 */
export async function addToTeamFile(
  folder: WorkspaceFolder,
  dismissal: Dismissal,
): Promise<string | undefined> {
  const file = teamFileOf(folder);
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  if (open?.isDirty === true) return `${sharedFile} has changes that are not saved.`;
  const known = await readTeamFile(folder);
  if (known === "newer") return `${sharedFile} was written by a newer version.`;
  if (known === "unreadable") return `${sharedFile} could not be read, so it was left as it is.`;
  const parent = Uri.joinPath(file, "..");
  if (known === "elsewhere" || (await isLinkedAway(parent))) {
    return `${sharedFile} is linked from outside the folder.`;
  }
  try {
    await workspace.fs.createDirectory(parent);
    const text = writeShared(withShared(known, inFolder(folder, dismissal)));
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    return undefined;
  } catch {
    return `${sharedFile} could not be written.`;
  }
}

async function isLinkedAway(parent: Uri): Promise<boolean> {
  if ((await entryAt(parent)) === "absent") return false;
  try {
    return (await realPlace(parent)) === undefined;
  } catch {
    return true;
  }
}

/** Calls when the file of any folder may have changed. */
export function watchTeamFiles(listener: () => void): Disposable {
  // Of a folder that has just been made, the folder alone may be told.
  const folder = sharedFile.slice(0, sharedFile.lastIndexOf("/"));
  const watcher = workspace.createFileSystemWatcher(`{**/${sharedFile},**/${folder}}`);
  return Disposable.from(
    watcher,
    watcher.onDidChange(listener),
    watcher.onDidCreate(listener),
    watcher.onDidDelete(listener),
  );
}

function teamFileOf(folder: WorkspaceFolder): Uri {
  return Uri.joinPath(folder.uri, sharedFile);
}

/** With the path as the prompt names it: the folder's name first where there are several. */
export function inWorkspace(folder: WorkspaceFolder, dismissal: Dismissal): Dismissal {
  return withPath(dismissal, `${prefixOf(folder)}${dismissal.path}`);
}

function inFolder(folder: WorkspaceFolder, dismissal: Dismissal): Dismissal {
  const prefix = prefixOf(folder);
  const { path } = dismissal;
  return withPath(dismissal, path.startsWith(prefix) ? path.slice(prefix.length) : path);
}

function withPath(dismissal: Dismissal, path: string): Dismissal {
  return { ...dismissal, path, id: dismissalId({ ...dismissal, path }) };
}

function prefixOf({ uri }: WorkspaceFolder): string {
  return (workspace.workspaceFolders ?? []).length > 1 ? `${pathOf(uri.toString())}/` : "";
}
