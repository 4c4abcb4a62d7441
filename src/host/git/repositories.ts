import { readdir } from "node:fs/promises";
import path from "node:path";
import { Uri, window, workspace } from "vscode";
import { namesIn } from "../files/disk.ts";
import { findRoot } from "./findRoot.ts";
import { gitApi } from "./gitExtension.ts";
import { nearestFolder } from "./nearestFolder.ts";

/** Folders right below one of the window that are looked into. */
const mostFolders = 200;

/**
 * The roots of the repositories of this window: that of the file in front of the user first, then
 * those that VS Code knows, those around its folders, and those right below them.
 */
export async function repositories(signal: AbortSignal): Promise<readonly Uri[]> {
  const api = await gitApi();
  const program = api === undefined ? {} : { program: api.git.path };
  const rootOf = async (folder: string): Promise<string | undefined> => {
    const root = await findRoot({ ...program, folder: await nearestFolder(folder) }, signal);
    return typeof root === "string" ? root : undefined;
  };
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri).filter(isFile);
  const shown = window.activeTextEditor?.document.uri;
  const isShown = shown !== undefined && isFile(shown) && workspace.getWorkspaceFolder(shown);
  const roots = [
    ...(isShown ? [await rootOf(path.dirname(shown.fsPath))] : []),
    ...(api?.repositories ?? []).map(({ rootUri }) => rootUri.fsPath),
    ...(await Promise.all(folders.map(({ fsPath }) => rootOf(fsPath)))),
    ...(await Promise.all(folders.map(({ fsPath }) => repositoriesBelow(fsPath)))).flat(),
  ];
  return [...new Set(roots)].flatMap((root) => (root === undefined ? [] : [Uri.file(root)]));
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
