import { workspace } from "vscode";
import type { TextDocumentChangeEvent } from "vscode";
import type { AppliedFix, AppliedFixStore } from "../core/findings/fixes/appliedFixStore.ts";
import { followApplied } from "../core/findings/fixes/appliedFixStore.ts";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";

/**
 * Notices that an edit took an applied fix back, or brought it again: undo and redo of the editor
 * pass through the very texts before and after it. Gives the findings that change by that.
 */
export function followAppliedFixes(
  store: FindingStore,
  applied: AppliedFixStore,
  { document, contentChanges }: TextDocumentChangeEvent,
): readonly Finding[] {
  const uri = document.uri.toString();
  return applied.all().flatMap((fix): readonly Finding[] => {
    const file = fix.files.find((one) => one.uri === uri);
    const current = store.get(fix.finding.id);
    if (file === undefined || current === undefined) return [];
    const text = document.getText();
    if (text === file.before && !fix.isUndone) {
      applied.put({ ...fix, isUndone: true });
      return current.state === "fixed" ? [fix.finding] : [];
    }
    if (fix.isUndone) return text === file.after && isBack(fix) ? [redone(fix, applied)] : [];
    const followed = followApplied(file, contentChanges);
    applied.put({ ...fix, files: fix.files.map((one) => (one === file ? followed : one)) });
    return [];
  });
}

/** Every file of the fix reads as it did right after it. */
function isBack(fix: AppliedFix): boolean {
  return fix.files.every(({ uri, after }) =>
    workspace.textDocuments.some((one) => one.uri.toString() === uri && one.getText() === after),
  );
}

function redone(fix: AppliedFix, applied: AppliedFixStore): Finding {
  applied.put({ ...fix, isUndone: false });
  return asFixed(fix.finding, fix.finding);
}

/** @param before the finding as it was before its fix. */
export function asFixed(now: Finding, before: Finding): Finding {
  const { stateBefore, ...rest } = now;
  const earlier =
    before.state === "open" || before.state === "unchecked" ? before.state : stateBefore;
  return { ...rest, state: "fixed", ...(earlier && { stateBefore: earlier }) };
}
