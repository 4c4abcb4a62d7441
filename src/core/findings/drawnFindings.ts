import type { Finding, Severity } from "./finding.ts";
import { severities } from "./finding.ts";

/** Whether a finding is drawn on its code: it stands, or waits for its challenge. */
export function isDrawn(finding: Finding, minimum: Severity): boolean {
  return (
    (finding.state === "open" || finding.state === "unchecked") &&
    severities.indexOf(finding.severity) <= severities.indexOf(minimum)
  );
}

/** The findings to draw, the worst first; those found earlier go before others as bad. */
export function drawnFindings(all: readonly Finding[], minimum: Severity): readonly Finding[] {
  return all.filter((finding) => isDrawn(finding, minimum)).toSorted(compareSeverity);
}

/** The order in which a person walks through findings: file by file, each from the top. */
export function inWalkingOrder(all: readonly Finding[]): readonly Finding[] {
  return all.toSorted(compareFindings);
}

/** The findings of a file as its list shows them: the worst first, then from the top. */
export function worstFirst(all: readonly Finding[]): readonly Finding[] {
  return inWalkingOrder(all).toSorted(compareSeverity);
}

/** The neighbour of a place in walking order; past the last comes the first again. */
export function neighbourOf(
  walk: readonly Finding[],
  from: Pick<Finding, "uri" | "range"> & { readonly id?: string },
  direction: "next" | "previous",
): Finding | undefined {
  const here = walk.findIndex((one) => one.id === from.id);
  if (here >= 0) {
    return walk.at((here + (direction === "next" ? 1 : -1) + walk.length) % walk.length);
  }
  const next = walk.find((one) => compareFindings(one, from) > 0);
  const previous = walk.findLast((one) => compareFindings(one, from) < 0);
  return direction === "next" ? (next ?? walk[0]) : (previous ?? walk.at(-1));
}

function compareSeverity(one: Finding, other: Finding): number {
  return severities.indexOf(one.severity) - severities.indexOf(other.severity);
}

type Place = Pick<Finding, "uri" | "range">;

function compareFindings(one: Place, other: Place): number {
  if (one.uri !== other.uri) return one.uri < other.uri ? -1 : 1;
  const [a, b] = [one.range.start, other.range.start];
  return a.line - b.line || a.character - b.character;
}
