import { Uri, window, workspace } from "vscode";
import type { Fault } from "../../core/errors.ts";
import type { Changes, ChangesAsked, ChangeSet, Files, FileVersion } from "../../core/ports.ts";
import { languageOf } from "../files/languageOf.ts";
import { createChanges } from "./createChanges.ts";
import { documentsSettled } from "./documentsSettled.ts";
import { gitApi } from "./gitExtension.ts";
import { gitProgram } from "./gitProgram.ts";
import { nearestFolder } from "./nearestFolder.ts";
import { versionOf, versionUri } from "./versionUri.ts";

/** The repositories of this window behind the core's port; only where the window is trusted. */
export function workspaceChanges(files: Files): Changes {
  return {
    async list(asked: ChangesAsked, signal: AbortSignal) {
      if (!workspace.isTrusted) return { code: "untrusted" };
      return (await open(files)).list(asked, signal);
    },
    async read(set: ChangeSet, versions: readonly FileVersion[], signal: AbortSignal) {
      return (await open(files)).read(set, versions, signal);
    },
  };
}

/** Anew for each question: the git extension can come and go, and its repositories too. */
async function open(files: Files): Promise<Changes> {
  const api = await gitApi();
  return createChanges({
    files,
    folderOf,
    program: gitProgram,
    uriOf: (file) => Uri.file(file).toString(),
    fileOf,
    versionUri: (root, file, ref) => versionUri(api, root, file, ref).toString(),
    languageOf,
    isOutside,
    unsaved,
    settled: documentsSettled,
  });
}

/** The repository named, that of the first file, of the one in front of the user, or of the folder. */
async function folderOf({ repository, uris = [] }: ChangesAsked): Promise<string | Fault> {
  const [start] = [repository, ...uris, shownFile(), openFolder()].filter(
    (one) => one !== undefined,
  );
  if (start === undefined) return noFolder;
  const place = fileOf(start);
  return place === undefined ? notHere : nearestFolder(place);
}

function shownFile(): string | undefined {
  const shown = window.activeTextEditor?.document.uri;
  return shown && workspace.getWorkspaceFolder(shown) && shown.toString();
}

function openFolder(): string | undefined {
  return workspace.workspaceFolders?.[0]?.uri.toString();
}

const noFolder: Fault = { code: "no-repository", detail: "no folder is open" };
const notHere: Fault = { code: "no-repository", detail: "its files are not on this machine" };

function unsaved(): readonly string[] {
  const dirty = workspace.textDocuments.filter(({ isDirty, isUntitled }) => isDirty && !isUntitled);
  return dirty.map(({ uri }) => uri.toString());
}

function fileOf(uri: string): string | undefined {
  const place = Uri.parse(uri);
  const file = versionOf(place)?.file ?? place;
  return file.scheme === "file" ? file.fsPath : undefined;
}

function isOutside(uri: string): boolean {
  const place = Uri.parse(uri);
  if (workspace.getWorkspaceFolder(versionOf(place)?.file ?? place) !== undefined) return false;
  return !workspace.textDocuments.some((document) => document.uri.toString() === uri);
}
