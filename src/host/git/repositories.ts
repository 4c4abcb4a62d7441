import { readdir } from "node:fs/promises";
import path from "node:path";
import { Uri, window, workspace } from "vscode";
import { namesIn } from "../files/disk.ts";
import type { Fault } from "../../core/errors.ts";
import { findRoot } from "./findRoot.ts";
import { gitApi } from "./gitExtension.ts";
import { gitProgram } from "./gitProgram.ts";
import { nearestFolder } from "./nearestFolder.ts";
import { versionOf } from "./versionUri.ts";

/** Folders right below one of the window that are looked into. */
const mostFolders = 200;

/**
 * The roots of the repositories of this window: that of the file in front of the user first, then
 * those that VS Code knows, those around its folders, and those right below them.
 */
export async function repositories(signal: AbortSignal): Promise<readonly Uri[]> {
  const api = await gitApi();
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri).filter(isFile);
  const shown = window.activeTextEditor?.document.uri;
  const inFront = shown !== undefined && workspace.getWorkspaceFolder(shown) ? [parent(shown)] : [];
  const found = await Promise.all([...inFront, ...folders].map((one) => rootOf(one, signal)));
  const around = found.map((root) => ("code" in root ? undefined : root));
  const below = await Promise.all(folders.map(({ fsPath }) => repositoriesBelow(fsPath)));
  const roots = [
    ...around.slice(0, inFront.length),
    ...(api?.repositories ?? []).map(({ rootUri }) => rootUri),
    ...around.slice(inFront.length),
    ...below.flat().map((folder) => Uri.file(folder)),
  ];
  const byPath = new Map(roots.map((root) => [root?.fsPath, root]));
  return [...byPath.values()].filter((root) => root !== undefined);
}

function parent(uri: Uri): Uri {
  return Uri.joinPath(uri, "..");
}

/** The root of the repository that a folder is in, or why there is none. */
export async function rootOf(folder: Uri | undefined, signal: AbortSignal): Promise<Uri | Fault> {
  if (folder === undefined) return { code: "no-repository", detail: "no folder is open" };
  const { file = folder } = versionOf(folder) ?? {};
  if (!isFile(file)) return { code: "no-repository", detail: "its files are not on this machine" };
  const program = await gitProgram();
  const by = program === undefined ? {} : { program };
  const root = await findRoot({ ...by, folder: await nearestFolder(file.fsPath) }, signal);
  return typeof root === "string" ? Uri.file(root) : root;
}

function isFile({ scheme }: Uri): boolean {
  return scheme === "file";
}

async function repositoriesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = entries
    .filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name))
    .slice(0, mostFolders)
    .map(({ name }) => path.join(folder, name));
  const found = await Promise.all(
    below.map(async (one) => ({ one, names: await namesIn(Uri.file(one)) })),
  );
  return found.filter(({ names }) => names.includes(".git")).map(({ one }) => one);
}
