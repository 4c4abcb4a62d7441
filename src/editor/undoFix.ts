import { Uri, workspace, WorkspaceEdit } from "vscode";
import { withoutLinks } from "../core/errors.ts";
import type { AppliedFile } from "../core/findings/fixes/appliedFixStore.ts";
import { planUndo } from "../core/findings/fixes/appliedFixStore.ts";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { pathOf } from "../host/files/pathOf.ts";
import type { FixOutcome, FixPorts } from "./applyFix.ts";
import { toVscodeRange } from "./toVscodeRange.ts";

/**
 * Takes a fix back in all of its files, wholly or not at all; what was edited around it since then
 * stays. `applied` tells whether it was taken back.
 */
export async function undoFix(id: string, { store, applied }: FixPorts): Promise<FixOutcome> {
  const fix = applied.get(id);
  if (fix === undefined || fix.isUndone) return failed("There is no applied fix to take back.");
  const texts = await Promise.all(fix.files.map(({ uri }) => textOf(uri)));

  // Nothing may be awaited from here to the edit: the texts have to be those of this moment.
  const files = applied.get(id)?.files ?? [];
  const undo = new WorkspaceEdit();
  const changed = files.find((file, index) => !addUndo(undo, file, texts[index]?.()));
  if (changed !== undefined) {
    return failed(
      `The fix cannot be taken back: ${withoutLinks(pathOf(changed.uri))} was changed there since.`,
    );
  }
  applied.remove(id);
  if (!(await workspace.applyEdit(undo))) {
    applied.put(fix);
    return failed("VS Code did not accept the change: nothing was taken back.");
  }
  reopen(id, fix.finding, store);
  return { applied: true };
}

function reopen(id: string, before: Finding, store: FindingStore): void {
  const now = store.get(id);
  if (now?.state !== "fixed") return;
  const { stateBefore, ...rest } = now;
  store.put([{ ...rest, state: stateBefore ?? before.state }]);
}

/** A look at the text of a file, whenever it is wanted. */
async function textOf(uri: string): Promise<() => string | undefined> {
  try {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    return () => document.getText();
  } catch {
    // Gone since the fix: there is nothing to take it back from.
    return () => undefined;
  }
}

function addUndo(undo: WorkspaceEdit, file: AppliedFile, text: string | undefined): boolean {
  const edits = text === undefined ? undefined : planUndo(file, text);
  if (edits === undefined) return false;
  const uri = Uri.parse(file.uri);
  if (file.before === undefined) undo.deleteFile(uri);
  for (const { range, oldText } of edits) undo.replace(uri, toVscodeRange(range), oldText);
  return true;
}

function failed(reason: string): FixOutcome {
  return { applied: false, reason };
}
