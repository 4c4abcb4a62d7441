import path from "node:path";
import { Uri, workspace } from "vscode";
import { gitProgram } from "./gitProgram.ts";
import { listRawChanges } from "./listRawChanges.ts";
import { rootOf } from "./repositories.ts";

/** Where a file stands that was renamed since the last commit; itself where it was not. */
export async function movedTo(file: Uri): Promise<Uri> {
  if (!workspace.isTrusted) return file;
  const { signal } = new AbortController();
  const root = await rootOf(file, signal);
  if ("code" in root) return file;
  const program = await gitProgram();
  const git = { folder: root.fsPath, ...(program === undefined ? {} : { program }) };
  const listed = await listRawChanges(git, { scope: "all" }, signal);
  if ("code" in listed) return file;
  const name = path.relative(root.fsPath, file.fsPath).split(path.sep).join("/");
  const change = listed.changes.find(({ oldPath }) => oldPath === name);
  return change === undefined ? file : Uri.joinPath(root, ...change.path.split("/"));
}
