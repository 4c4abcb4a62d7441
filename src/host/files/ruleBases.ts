import { Uri, workspace } from "vscode";
import { entryAt } from "./disk.ts";
import { segmentsOf } from "./segmentsOf.ts";

/** A folder whose rule files count, and the way from it to the file as segments. */
export interface RuleBase {
  readonly folder: Uri;
  readonly path: readonly string[];
}

/**
 * Where to look for the rules that concern a file: its workspace folder, and the repository around
 * that, should the folder be a part of it. Outside any folder: its repository, else its own folder.
 */
export async function ruleBases(uri: Uri): Promise<readonly RuleBase[]> {
  const opened = workspace.getWorkspaceFolder(uri)?.uri;
  const folder = opened ?? (uri.scheme === "file" ? Uri.joinPath(uri, "..") : undefined);
  if (folder === undefined) return [];
  const repository = await repositoryAround(folder);
  const folders = [folder, ...(repository === undefined ? [] : [repository])];
  return folders.map((one) => ({ folder: one, path: wayTo(uri, one) }));
}

function wayTo(uri: Uri, folder: Uri): readonly string[] {
  return segmentsOf(uri).slice(segmentsOf(folder).length);
}

/** The nearest folder above, not the folder itself, that git works in. */
async function repositoryAround(folder: Uri): Promise<Uri | undefined> {
  if (folder.scheme !== "file" || (await hasGit(folder))) return undefined;
  for (let above = Uri.joinPath(folder, ".."); ; above = Uri.joinPath(above, "..")) {
    if (await hasGit(above)) return above;
    if (above.path === "/" || segmentsOf(above).length === 0) return undefined;
  }
}

async function hasGit(folder: Uri): Promise<boolean> {
  return (await entryAt(Uri.joinPath(folder, ".git"))) !== "absent";
}
