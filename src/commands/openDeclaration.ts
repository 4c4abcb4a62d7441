import { Range, window, workspace } from "vscode";
import { isFields, targetOf } from "./target.ts";

/** Opens where a route is declared, as a row of the Backend view names it; nothing outside the workspace. */
export async function openDeclaration(row: unknown): Promise<void> {
  const target = targetOf([isFields(row) ? row["declared"] : undefined]);
  if (target.kind !== "file" || workspace.getWorkspaceFolder(target.uri) === undefined) return;
  const start = target.range?.start;
  const selection = start === undefined ? {} : { selection: new Range(start, start) };
  await window.showTextDocument(target.uri, selection);
}
