import { Uri, window, workspace, WorkspaceEdit } from "vscode";
import { withoutLinks } from "../core/errors.ts";
import { appliedFiles } from "../core/findings/fixes/appliedFixStore.ts";
import type { AppliedFixStore } from "../core/findings/fixes/appliedFixStore.ts";
import type { Finding, Fix } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { risksOf } from "../core/findings/fixes/fixRisks.ts";
import type { FixPlan, PlannedEdit } from "../core/findings/fixes/planFix.ts";
import { planFix } from "../core/findings/fixes/planFix.ts";
import { pathOf } from "../host/files/pathOf.ts";
import { asFixed } from "./followAppliedFixes.ts";
import type { OpenFixFiles } from "./openFixFiles.ts";
import { openFixFiles } from "./openFixFiles.ts";
import { tellNewErrors } from "./tellNewErrors.ts";
import { toVscodeRange } from "./toVscodeRange.ts";

export interface FixPorts {
  readonly store: FindingStore;
  readonly applied: AppliedFixStore;
  /** Modal, since what follows is written: `yes` is the button that goes on. */
  confirm(question: string, detail: string, yes: string): Promise<boolean>;
}

/** What became of a fix; `reason` is a sentence. */
export interface FixOutcome {
  readonly applied: boolean;
  readonly reason?: string;
  /** Another fix may be asked for: there is none, or it was written for other text. */
  readonly canRefresh?: true;
}

/**
 * Applies a finding's fix, wholly or not at all, only over the text that it was written for. Its
 * files are left unsaved, so that one undo a file takes it back.
 */
export async function applyFix(id: string, ports: FixPorts): Promise<FixOutcome> {
  const finding = ports.store.get(id);
  if (finding?.fix === undefined) {
    return { ...failed("This finding has no fix."), ...(finding && { canRefresh: true }) };
  }
  if (finding.state === "fixed") return failed("This fix is applied already.");
  const files = await openFixFiles(finding);
  const plan = planFix(finding.fix, files);
  if (plan.kind !== "plan") return notPlanned(plan);
  const risks = risksOf(plan.edits, pathOf, finding.fix.trial);
  if (risks.length > 0 && !(await mayGoOn(finding.fix, risks, ports))) {
    return failed("The fix was not applied: you declined it.");
  }
  return applyOver(files, ports.store.get(id) ?? finding, ports);
}

/**
 * Before the edit nothing may be awaited here: VS Code itself does not check that a file still is
 * what an edit was made for, so it is planned over the texts of this very moment.
 */
async function applyOver(
  files: OpenFixFiles,
  before: Finding,
  { store, applied }: FixPorts,
): Promise<FixOutcome> {
  const plan = planFix(before.fix ?? noFix, files);
  if (plan.kind !== "plan") return notPlanned(plan);
  const remembered = appliedFiles(plan.edits, (uri) => files.textOf(uri));
  const told = tellNewErrors(
    before.id,
    remembered.map(({ uri }) => uri),
  );
  if (!(await workspace.applyEdit(workspaceEditOf(plan.edits)))) {
    told.dispose();
    return failed("VS Code did not accept the fix: nothing was changed.");
  }

  applied.put({ finding: before, files: remembered, isUndone: false });
  store.put([asFixed(store.get(before.id) ?? before, before)]);
  const count = remembered.length === 1 ? "1 file" : `${remembered.length} files`;
  window.setStatusBarMessage(`$(check) Fix applied to ${count}, not saved yet`, 5000);
  return { applied: true };
}

const noFix: Fix = { title: "", edits: [] };

/** Why there is nothing to apply, as a sentence. */
export function sentenceOfPlan(plan: Exclude<FixPlan, { readonly kind: "plan" }>): string {
  const file = plan.uri === "" ? "" : ` (${withoutLinks(pathOf(plan.uri))})`;
  return plan.kind === "stale"
    ? `The fix no longer fits${file}: ${plan.reason}.`
    : `The fix cannot be applied${file}: ${plan.reason}.`;
}

function mayGoOn(fix: Fix, risks: readonly string[], ports: FixPorts): Promise<boolean> {
  const detail = [...risks, "Look at the preview first if you are not sure."].join("\n");
  return ports.confirm(`Apply the fix “${fix.title}”?`, detail, "Apply Fix");
}

/** New files come first: where one of them cannot be made, no text has been changed yet. */
function workspaceEditOf(edits: readonly PlannedEdit[]): WorkspaceEdit {
  const whole = new WorkspaceEdit();
  for (const edit of edits) {
    if (edit.kind !== "create") continue;
    const contents = new TextEncoder().encode(edit.newText);
    whole.createFile(Uri.parse(edit.uri), { ignoreIfExists: false, overwrite: false, contents });
  }
  for (const edit of edits) {
    if (edit.kind !== "replace") continue;
    whole.replace(Uri.parse(edit.uri), toVscodeRange(edit.range), edit.newText);
  }
  return whole;
}

function notPlanned(plan: Exclude<FixPlan, { readonly kind: "plan" }>): FixOutcome {
  const outcome = failed(sentenceOfPlan(plan));
  return plan.kind === "stale" ? { ...outcome, canRefresh: true } : outcome;
}

function failed(reason: string): FixOutcome {
  return { applied: false, reason };
}
