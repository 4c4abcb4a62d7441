import type { Part } from "../../prompt/prompt.ts";
import { linesOf } from "../../context/lines.ts";
import type { Finding, Fix } from "../finding.ts";

/** What is known of a finding that a review reports. */
export interface Known {
  /** The same finding in an earlier review. */
  readonly earlier?: Finding;
  /** The code it is about was completely reviewed before by the same reviewer, and is unchanged. */
  readonly isOldCode: boolean;
}

/**
 * What becomes of a finding that is reported, perhaps again: one that was dismissed stays away, and
 * on unchanged code an earlier challenge's verdict holds.
 */
export function mergeFinding(reported: Finding, { earlier, isOldCode }: Known): Finding {
  if (earlier === undefined) return isOldCode ? { ...reported, late: true } : reported;
  const found = { ...reported, ...lastingOf(earlier, reported) };
  if (earlier.state === "dismissed") return { ...found, ...dismissalOf(earlier) };
  if (!isOldCode) return found;
  if (earlier.state === "refuted") return { ...earlier, ...placeOf(found) };
  return { ...found, ...verdictOf(earlier) };
}

/** What belongs to a finding whatever a review says of it. */
function lastingOf({ late, talk, fix, confirms }: Finding, reported: Finding): Partial<Finding> {
  return {
    ...(late === undefined ? {} : { late }),
    ...(talk === undefined ? {} : { talk }),
    ...(confirms === undefined ? {} : { confirms }),
    ...triedFix(reported.fix, fix),
  };
}

/** The same fix need not be tried again. */
function triedFix(fix: Fix | undefined, before: Fix | undefined): Partial<Finding> {
  if (fix === undefined || before?.trial === undefined) return {};
  const wording = ({ edits }: Fix): string =>
    JSON.stringify(edits.map(({ uri, oldText, newText }) => [uri, oldText, newText]));
  return wording(fix) === wording(before) ? { fix: { ...fix, trial: before.trial } } : {};
}

function dismissalOf(earlier: Finding): Partial<Finding> {
  const { dismissReason, dismissNote, dismissedBy, stateBefore } = earlier;
  return {
    state: "dismissed",
    ...(dismissReason === undefined ? {} : { dismissReason }),
    ...(dismissNote === undefined ? {} : { dismissNote }),
    ...(dismissedBy === undefined ? {} : { dismissedBy }),
    ...(stateBefore === undefined ? {} : { stateBefore }),
  };
}

function verdictOf({ state, severity, checked, checkReason }: Finding): Partial<Finding> {
  if (state !== "open" || checked === undefined) return {};
  return { state, severity, checked, ...(checkReason === undefined ? {} : { checkReason }) };
}

function placeOf({ uri, range, quote, match }: Finding): Partial<Finding> {
  return { uri, range, quote, match };
}

/** Claude's findings within the reviewed parts that a complete review did not report again. */
export function notSeenAgain(
  findings: readonly Finding[],
  reviewed: readonly Part[],
  seen: ReadonlySet<string>,
): readonly Finding[] {
  return findings
    .filter(({ id, source, state }) => !seen.has(id) && source === "claude" && isStanding(state))
    .filter((finding) => reviewed.some((part) => covers(part, finding)))
    .map((finding) => ({ ...finding, notSeenAgain: true }));
}

const isStanding = (state: Finding["state"]): boolean => state === "open" || state === "unchecked";

/** Whether a part holds all of a finding's code. */
export function covers({ uri, startLine, text }: Part, finding: Finding): boolean {
  const { start, end } = finding.range;
  const endLine = startLine + linesOf(text).length;
  return uri === finding.uri && start.line >= startLine && end.line <= endLine;
}
