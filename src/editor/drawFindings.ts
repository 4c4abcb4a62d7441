import { Disposable, window } from "vscode";
import { createAppliedFixStore } from "../core/findings/fixes/appliedFixStore.ts";
import type { Undrawn } from "../core/findings/drawnFindings.ts";
import type { Grammars } from "../core/backendMap/grammars/createGrammars.ts";
import type { Finding, Severity } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { SessionStore } from "../core/sessionStore.ts";
import type { Log } from "../host/log.ts";
import { onDidChangeSettings, readSettings } from "../host/vscodeSettings.ts";
import type { FixOutcome } from "./applyFix.ts";
import { applyFix } from "./applyFix.ts";
import { drawCommentThreads } from "./commentThreads.ts";
import { drawDiagnostics } from "./diagnostics.ts";
import { findingAt } from "./findingAt.ts";
import { registerFixPreview } from "./fixPreview.ts";
import { loadSafeText } from "./loadSafeText.ts";
import { goToFinding, revealFinding } from "./navigate.ts";
import { openEvidence } from "./openEvidence.ts";
import { trackEdits } from "./trackEdits.ts";
import { tryFixes } from "./tryFixes.ts";
import { undoFix } from "./undoFix.ts";

/** What can be done with findings on their surfaces; all ids are those of findings. */
export interface FindingActions {
  findingAt(argument?: unknown): Finding | undefined;
  goTo(direction: "next" | "previous", argument?: unknown): Promise<Finding | undefined>;
  reveal(finding: Finding): Promise<void>;
  openEvidence(argument: unknown): Promise<void>;
  previewFix(id: string): Promise<string | undefined>;
  applyFix(id: string): Promise<FixOutcome>;
  undoFix(id: string): Promise<FixOutcome>;
  /** How many of these findings stand but are in the list only. */
  undrawn(findings: readonly Finding[]): Undrawn;
}

/** Draws findings on their code and in Problems, and keeps them there through edits. */
export function drawFindings(
  findings: FindingStore,
  session: SessionStore,
  log: Pick<Log, "bug">,
): { readonly actions: FindingActions; dispose(): void } {
  const applied = createAppliedFixStore();
  const minimumSeverity = (): Severity => readSettings().minimumSeverity;
  const drawing = { session, log, safeText: loadSafeText, minimumSeverity, onDidChangeSettings };
  const threads = drawCommentThreads(findings, drawing);
  const preview = registerFixPreview(findings);
  const fixPorts = { store: findings, applied, confirm };
  const expand = (id: string): void => {
    threads.expand(id);
  };
  const walk = { store: findings, expand };

  const all = Disposable.from(
    threads,
    preview,
    trackEdits(findings, applied, log),
    tryFixes({ store: findings, grammars: loadGrammars, log }),
    drawDiagnostics(findings, { settings: readSettings, onDidChangeSettings }),
  );
  return {
    actions: {
      findingAt: (argument) => findingAt(findings, argument),
      goTo: (direction, argument) => goToFinding(direction, walk, argument),
      reveal: (finding) => revealFinding(finding, walk),
      openEvidence: (argument) => openEvidence(findings, argument),
      previewFix: (id) => preview.preview(id),
      applyFix: (id) => applyFix(id, fixPorts),
      undoFix: (id) => undoFix(id, fixPorts),
      undrawn: (some) => threads.undrawn(some),
    },
    dispose: () => void all.dispose(),
  };
}

let grammars: Promise<Grammars> | undefined;
function loadGrammars(): Promise<Grammars> {
  grammars ??= import("../host/packagedGrammars.ts").then(({ packagedGrammars }) =>
    packagedGrammars(),
  );
  return grammars;
}

async function confirm(question: string, detail: string, yes: string): Promise<boolean> {
  return (await window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}
