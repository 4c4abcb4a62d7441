import { Disposable, window } from "vscode";
import { createAppliedFixStore } from "../core/findings/appliedFixStore.ts";
import type { Finding, Severity } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { SessionStore } from "../core/sessionStore.ts";
import { onDidChangeSettings, readSettings } from "../host/vscodeSettings.ts";
import type { FixOutcome } from "./applyFix.ts";
import { applyFix } from "./applyFix.ts";
import { registerCodeActions } from "./codeActions.ts";
import { drawCommentThreads } from "./commentThreads.ts";
import { drawDiagnostics } from "./diagnostics.ts";
import { findingAt } from "./findingAt.ts";
import { drawFindingsTree } from "./findingsTree.ts";
import { registerFixPreview } from "./fixPreview.ts";
import { loadSafeText } from "./loadSafeText.ts";
import { goToFinding, revealFinding } from "./navigate.ts";
import { openEvidence } from "./openEvidence.ts";
import { drawStatusBar } from "./statusBar.ts";
import type { StatusBarPorts } from "./statusBar.ts";
import { trackEdits } from "./trackEdits.ts";
import { undoFix } from "./undoFix.ts";

export interface SurfacePorts {
  readonly findings: FindingStore;
  readonly session: SessionStore;
  readonly status: Pick<StatusBarPorts, "model" | "keyNote" | "onDidChange" | "today">;
}

/** What commands do with findings on their surfaces; all ids are those of findings. */
export interface FindingActions {
  findingAt(argument?: unknown): Finding | undefined;
  goTo(direction: "next" | "previous", argument?: unknown): Promise<Finding | undefined>;
  openEvidence(argument: unknown): Promise<void>;
  previewFix(id: string): Promise<string | undefined>;
  applyFix(id: string): Promise<FixOutcome>;
  undoFix(id: string): Promise<FixOutcome>;
}

/** Every place of the editor that draws findings, and what can be done there. */
export function drawSurfaces({ findings, session, status }: SurfacePorts): {
  readonly actions: FindingActions;
  dispose(): void;
} {
  const applied = createAppliedFixStore();
  const minimumSeverity = (): Severity => readSettings().minimumSeverity;
  const drawing = { session, safeText: loadSafeText, minimumSeverity, onDidChangeSettings };
  const threads = drawCommentThreads(findings, drawing);
  const preview = registerFixPreview(findings);
  const fixPorts = { store: findings, applied, confirm };
  const walk = {
    store: findings,
    minimumSeverity,
    expand: (id: string) => {
      threads.expand(id);
    },
  };

  const all = Disposable.from(
    threads,
    preview,
    trackEdits(findings, applied),
    drawFindingsTree(findings, { reveal: (finding) => revealFinding(finding, threads) }),
    drawStatusBar({ ...status, findings, session }),
    drawDiagnostics(findings, { settings: readSettings, onDidChangeSettings }),
    registerCodeActions({ store: findings, minimumSeverity }),
  );
  return {
    actions: {
      findingAt: (argument) => findingAt(findings, argument),
      goTo: (direction, argument) => goToFinding(direction, walk, argument),
      openEvidence: (argument) => openEvidence(findings, argument),
      previewFix: (id) => preview.preview(id),
      applyFix: (id) => applyFix(id, fixPorts),
      undoFix: (id) => undoFix(id, fixPorts),
    },
    dispose: () => void all.dispose(),
  };
}

async function confirm(question: string, detail: string, yes: string): Promise<boolean> {
  return (await window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}
