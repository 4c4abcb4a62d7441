import { workspace } from "vscode";
import type { TextDocument, Uri } from "vscode";
import type { MapFolder, UnsavedText } from "../../core/backendMap/upkeep/mapMessages.ts";
import { folderNames } from "../files/folderNames.ts";
import { openFiles } from "../files/openFiles.ts";
import { readExclude } from "../vscodeSettings.ts";

/** The workspace's folders that are on this machine's disk, named as in prompts. */
export function mapFolders(): readonly MapFolder[] {
  const folders = workspace.workspaceFolders ?? [];
  const names = folderNames(folders.map(({ name }) => name));
  return folders.flatMap(({ uri, name, index }) => {
    if (uri.scheme !== "file") return [];
    const prefix = folders.length < 2 ? "" : `${names[index] ?? name}/`;
    return [{ root: uri.fsPath, uri: uri.toString(), prefix, exclude: readExclude(uri) }];
  });
}

/** Ways to what is open in tabs. */
export function openPlaces(): readonly string[] {
  return openFiles()
    .filter(isMapped)
    .map(({ fsPath }) => fsPath);
}

/** The texts that the disk does not have. */
export function unsavedTexts(): readonly UnsavedText[] {
  return workspace.textDocuments
    .filter((document) => document.isDirty && isMapped(document.uri))
    .map(textOf);
}

/** What counts of an open file: its unsaved text, or else the disk's. */
export function textOf(document: TextDocument): UnsavedText {
  const file = document.uri.fsPath;
  return document.isDirty && !document.isClosed ? { file, text: document.getText() } : { file };
}

/** Whether a place can be part of the map; the thread knows the rules. */
export function isMapped(uri: Uri): boolean {
  return uri.scheme === "file" && workspace.getWorkspaceFolder(uri) !== undefined;
}
