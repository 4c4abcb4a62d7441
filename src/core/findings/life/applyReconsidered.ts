import { dismissed, restored } from "../dismissals/dismissFinding.ts";
import type { Finding, Fix } from "../finding.ts";
import { longestSaid } from "../talk.ts";
import { isStanding } from "../drawnFindings.ts";
import type { ClaimedFinding } from "../answers/parseFinding.ts";
import type { Reconsidered } from "../answers/parseReconsidered.ts";
import { placeFinding, type Placing } from "../answers/placeFinding.ts";
import { planFix, type FixFiles } from "../fixes/planFix.ts";
import { without } from "./without.ts";

/** Against what an answer about a finding is placed. */
export interface Reconsidering extends Pick<Placing, "texts" | "uriOf"> {
  /** The files that were sent as they are by now: a fix has to fit them. */
  readonly today: FixFiles;
}

/**
 * A finding after it was looked at again. What the user dismissed stays dismissed, and becomes what
 * was said only should he restore it. A place that cannot be found is not taken over, nor is a fix
 * that does not fit.
 */
export function applyReconsidered(
  finding: Finding,
  answer: Reconsidered,
  against: Reconsidering,
): Finding {
  if (finding.state !== "dismissed") return settled(finding, answer, against);
  const { dismissReason = "", dismissNote, dismissedBy } = finding;
  return dismissed(settled(restored(finding), answer, against), {
    reason: dismissReason,
    ...(dismissNote !== undefined && { note: dismissNote }),
    ...(dismissedBy !== undefined && { by: dismissedBy }),
  });
}

function settled(finding: Finding, answer: Reconsidered, against: Reconsidering): Finding {
  const { verdict, reply } = answer;
  const words = reply.slice(0, longestSaid);
  if (verdict === "withdrawn") {
    return { ...without(finding, "checked", "checkReason"), state: "refuted", refuteReason: words };
  }
  if (verdict === "resolved") return resolved(finding, words);
  return standing(finding, answer, against);
}

function resolved(finding: Finding, reason: string): Finding {
  if (finding.state === "fixed" || finding.state === "refuted") return finding;
  const before = finding.state === "lost" ? finding.stateBefore : finding.state;
  return {
    ...finding,
    state: "fixed",
    ...(before !== undefined && before !== "dismissed" && { stateBefore: before }),
    checkReason: reason,
  };
}

/** It is there, as it was said or as it is said now. */
function standing(finding: Finding, answer: Reconsidered, against: Reconsidering): Finding {
  const { claimed, verdict } = answer;
  const isRevised = verdict === "revised";
  const now = place(finding, answer, against);
  const isDrawable = now !== undefined || isStanding(finding);
  const isKept = !isRevised && isStanding(finding);
  const { severity, title, explanation, trigger } = claimed;
  const seen = stateOf(without(finding, "notSeenAgain"), isDrawable);
  const fix = fixOf(finding, answer, against);
  return {
    ...without(seen, "fix"),
    ...(isRevised && { severity, title, explanation, trigger }),
    ...(isKept ? {} : now),
    ...(fix && { fix }),
  };
}

function place(
  finding: Finding,
  { claimed }: Reconsidered,
  against: Reconsidering,
): Partial<Finding> | undefined {
  const found = placed(finding, claimed, against);
  if (found === undefined) return undefined;
  const { uri, range, quote, match } = found;
  return { uri, range, quote, match };
}

/** What fell or was lost comes back to what it was; without a place to be drawn at it waits for one. */
function stateOf(finding: Finding, isDrawable: boolean): Finding {
  if (isStanding(finding)) return finding;
  const { stateBefore, state } = finding;
  const back = without(finding, "stateBefore", "refuteReason");
  // The words that a fixed one carries say why it was thought to be so.
  const rest = state === "fixed" ? without(back, "checkReason") : back;
  const before = stateBefore === "unchecked" ? stateBefore : "open";
  return isDrawable ? { ...rest, state: before } : { ...rest, state: "lost", stateBefore: before };
}

/** A new fix has to stand, word for word, in what was sent and in the files of today. */
function fixOf(
  finding: Finding,
  { claimed, verdict }: Reconsidered,
  against: Reconsidering,
): Fix | undefined {
  const old = finding.fix;
  if (claimed.fix === undefined) return verdict === "revised" ? undefined : old;
  const [edit] = claimed.fix.edits.filter(({ oldText }) => oldText !== "");
  const byEdit = edit && { ...claimed, file: edit.file, quote: edit.oldText };
  const fix =
    placed(finding, claimed, against)?.fix ?? (byEdit && placed(finding, byEdit, against)?.fix);
  return fix !== undefined && planFix(fix, against.today).kind === "plan" ? fix : old;
}

function placed(
  { persona, model }: Finding,
  claimed: ClaimedFinding,
  { texts, uriOf }: Reconsidering,
): Finding | undefined {
  const result = placeFinding(claimed, { texts, uriOf, persona, model, state: "open" });
  return result.kind === "placed" ? result.finding : undefined;
}
