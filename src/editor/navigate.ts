import { Uri, window } from "vscode";
import { inWalkingOrder, isStanding, neighbourOf } from "../core/findings/drawnFindings.ts";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { findingAt } from "./findingAt.ts";
import { openPlace } from "./openPlace.ts";
import { toVscodeRange } from "./toVscodeRange.ts";

export interface NavigatePorts {
  readonly store: FindingStore;
  /** Draws the finding, if it was not drawn, and opens its comment thread. */
  expand(id: string): void;
}

/**
 * Goes to the finding after or before the given one, or the cursor, file by file and round again;
 * through all that stand, drawn or not.
 * Resolves with it, or with nothing when there is none.
 */
export async function goToFinding(
  direction: "next" | "previous",
  ports: NavigatePorts,
  arg?: unknown,
): Promise<Finding | undefined> {
  const walk = inWalkingOrder(ports.store.all().filter(isStanding));
  const from = findingAt(ports.store, arg) ?? atCursor();
  const goal = from === undefined ? walk[0] : neighbourOf(walk, from, direction);
  if (goal === undefined) {
    window.setStatusBarMessage("No findings to go to", 3000);
    return undefined;
  }
  await revealFinding(goal, ports);
  return goal;
}

/** Shows a finding's code, with the cursor at its beginning, and opens its thread. */
export async function revealFinding(
  finding: Finding,
  ports: Pick<NavigatePorts, "expand">,
): Promise<void> {
  await openPlace(Uri.parse(finding.uri), toVscodeRange(finding.range));
  ports.expand(finding.id);
}

function atCursor(): Pick<Finding, "uri" | "range"> | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { line, character } = editor.selection.active;
  const at = { line, character };
  return { uri: editor.document.uri.toString(), range: { start: at, end: at } };
}
