import type { Finding, Severity } from "./finding.ts";
import { severities } from "./finding.ts";

/** More comments than this cannot be read, and take VS Code seconds to show. */
export const mostDrawn = 50;

/** What decides which findings are drawn on their code. */
export interface Drawing {
  readonly minimum: Severity;
  /** The uris of the files that the user sees: their findings go first. */
  readonly inView: ReadonlySet<string>;
  /** The ids of findings that the user asked to see: they are drawn whatever they are. */
  readonly revealed: ReadonlySet<string>;
}

/** Findings that are listed but not drawn on their code, by the reason. */
export interface Undrawn {
  readonly beyondLimit: number;
  readonly belowMinimum: number;
}

/** Whether a finding is one to act on: it stands, or waits for its challenge. */
export function isStanding({ state }: Pick<Finding, "state">): boolean {
  return state === "open" || state === "unchecked";
}

/** Of code that was reviewed before, only what is so bad is drawn when it is found late. */
const leastLate: Severity = "high";

/** Whether a finding is to be drawn on its code as far as the settings go. */
export function isDrawn(finding: Finding, minimum: Severity): boolean {
  const rank = severities.indexOf(finding.severity);
  const isLesser = finding.late === true && rank > severities.indexOf(leastLate);
  return isStanding(finding) && !isLesser && rank <= severities.indexOf(minimum);
}

/**
 * The findings to draw, at most {@link mostDrawn}: those asked for, then those in view, then the
 * rest; of each the worst first, and those found earlier before others as bad.
 */
export function drawnFindings(all: readonly Finding[], drawing: Drawing): readonly Finding[] {
  const { minimum, inView, revealed } = drawing;
  const rankOf = ({ id, uri }: Finding): number => {
    if (revealed.has(id)) return 0;
    return inView.has(uri) ? 1 : 2;
  };
  return all
    .filter((finding) => revealed.has(finding.id) || isDrawn(finding, minimum))
    .toSorted((one, other) => rankOf(one) - rankOf(other) || compareSeverity(one, other))
    .slice(0, mostDrawn);
}

/** How many of the findings that stand are not among those drawn. */
export function countUndrawn(
  findings: readonly Finding[],
  drawn: ReadonlySet<string>,
  minimum: Severity,
): Undrawn {
  const left = findings.filter((finding) => isStanding(finding) && !drawn.has(finding.id));
  const beyondLimit = left.filter((finding) => isDrawn(finding, minimum)).length;
  return { beyondLimit, belowMinimum: left.length - beyondLimit };
}

/** Why somebody sees fewer comments than findings were counted; nothing where it is as many. */
export function undrawnSentence({ beyondLimit, belowMinimum }: Undrawn): string {
  const why = [
    beyondLimit === 0 ? "" : `${beyondLimit} beyond the ${mostDrawn} comments drawn at a time`,
    belowMinimum === 0 ? "" : `${belowMinimum} below your minimum severity`,
  ].filter(Boolean);
  const count = beyondLimit + belowMinimum;
  if (count === 0) return "";
  return `${count} ${count === 1 ? "is" : "are"} only in the Findings view: ${why.join(", ")}.`;
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
