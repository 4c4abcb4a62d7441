import type { Finding, Range } from "../finding.ts";
import type { FindingStore } from "../findingStore.ts";

/** What Claude said of a finding of the local checks. */
export interface JudgedCandidate {
  readonly finding: Finding;
  /** All the code that it is about, where the finding quotes only the first line of it. */
  readonly extent: Range;
  readonly verdict: "confirmed" | "refuted";
  readonly reason: string;
}

/**
 * Settles a local finding by Claude's verdict. One that Claude confirmed as a finding of its own
 * leaves its place to that one; one that the user settled meanwhile stays as it is.
 */
export function judgeCandidate(judged: JudgedCandidate, store: FindingStore): void {
  const { finding, verdict, reason } = judged;
  // The checks run beside the review and may not have come so far.
  const now = store.get(finding.id) ?? finding;
  if (now.source !== "local" || now.state !== "open") return;
  const said = store.of(finding.uri).find((one) => isAbout(one, finding, around(judged.extent)));
  if (said !== undefined && verdict === "confirmed") {
    store.remove([finding.id]);
    store.put([{ ...said, confirms: finding.id }]);
  } else if (verdict === "refuted") {
    store.put([{ ...now, state: "refuted", refuteReason: reason }]);
  } else {
    store.put([{ ...now, checked: "confirmed", ...(reason !== "" && { checkReason: reason }) }]);
  }
}

/** Lines above and below in which Claude's finding is the one that it confirmed it with. */
const nearby = 5;

function around({ start, end }: Range): Range {
  return {
    start: { ...start, line: start.line - nearby },
    end: { ...end, line: end.line + nearby },
  };
}

/** Whether Claude has said what a check found: a second thread on it would be one too many. */
export function saysSame(one: Finding, local: Finding): boolean {
  return isAbout(one, local, local.range) || (isThere(one) && one.confirms === local.id);
}

function isAbout(one: Finding, { uri, category }: Finding, { start, end }: Range): boolean {
  if (one.uri !== uri || one.category !== category || !isThere(one)) return false;
  return one.range.start.line <= end.line && start.line <= one.range.end.line;
}

const isThere = ({ source, state }: Finding): boolean =>
  source === "claude" && state !== "fixed" && state !== "lost";
