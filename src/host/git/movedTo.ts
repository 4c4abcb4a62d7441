import type { Uri } from "vscode";
import { gitApi } from "./gitExtension.ts";

/** Where a file stands that was renamed since the last commit; itself where it was not. */
export async function movedTo(file: Uri): Promise<Uri> {
  const state = (await gitApi())?.getRepository(file)?.state;
  const changes = [...(state?.indexChanges ?? []), ...(state?.workingTreeChanges ?? [])];
  const change = changes.find(({ originalUri, renameUri }) => {
    return renameUri !== undefined && originalUri.fsPath === file.fsPath;
  });
  return change?.renameUri ?? file;
}
