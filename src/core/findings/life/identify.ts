import { withLf } from "../anchors/lineEnds.ts";
import type { Finding, Range } from "../finding.ts";
import { textPositions } from "../anchors/textPositions.ts";
import { likeness } from "./likeness.ts";

/** What a finding is told apart from. */
export interface Others {
  /** Findings of this review. */
  readonly found: readonly Finding[];
  /** Those of them that came with another answer. */
  readonly elsewhere: readonly Finding[];
  /** Findings of earlier reviews in the same file. */
  readonly known: readonly Finding[];
  /** Whether a finding of any file has this id. */
  readonly isTaken: (id: string) => boolean;
  /** Texts of files as this review read them; `startLine` from 0. */
  readonly texts: readonly {
    readonly uri: string;
    readonly startLine: number;
    readonly original: string;
  }[];
}

/** A finding under its own id, and the earlier one that it is again. */
export interface Identified {
  readonly finding: Finding;
  readonly earlier?: Finding;
}

/**
 * Gives a finding an id of its own: that of the earlier finding which says the same of the same
 * code, else one that no other has, since equal code can stand in a file more than once. Undefined
 * for one that another of this review says already.
 */
export function identify(finding: Finding, others: Others): Identified | undefined {
  const { found, elsewhere, known } = others;
  if (found.some((one) => one.title === finding.title && isSamePlace(one, finding))) {
    return undefined;
  }
  if (elsewhere.some((one) => isSaidAgain(one, finding))) return undefined;
  const free = known.filter(({ id }) => found.every((one) => one.id !== id));
  const [best] = free
    .map((one) => ({ one, sameness: samenessOf(one, finding, others) }))
    .filter(({ sameness }) => sameness > 0)
    .toSorted((a, b) => b.sameness - a.sameness);
  if (best !== undefined) {
    return { finding: { ...finding, id: best.one.id }, earlier: best.one };
  }
  let id = finding.id;
  for (let count = 2; others.isTaken(id); count += 1) id = `${finding.id}-${count}`;
  return { finding: { ...finding, id } };
}

/** Two answers about one place may tell the same defect in other words; one answer does not. */
function isSaidAgain(one: Finding, finding: Finding): boolean {
  if (one.uri !== finding.uri || one.category !== finding.category) return false;
  return overlap(one.range, finding.range) && likeness(one, finding) >= 0.6;
}

/** How surely an earlier finding is this one: 0 is not at all. */
function samenessOf(earlier: Finding, finding: Finding, others: Others): number {
  const isSameCategory = earlier.category === finding.category;
  const isSameCode = isSameCategory && bare(earlier) === bare(finding);
  if (isSameCode && isSamePlace(earlier, finding)) return ifLike(earlier, finding, 4);
  if (isSameCode && !stands(earlier, others)) return ifLike(earlier, finding, 3);
  return sameInOtherWords(earlier, finding, others);
}

function sameInOtherWords(earlier: Finding, finding: Finding, others: Others): number {
  const mayBe = isShown(earlier) && overlap(earlier.range, finding.range);
  if (!mayBe || !stands(earlier, others)) return 0;
  const isSameCategory = earlier.category === finding.category;
  const words = likeness(earlier, finding);
  // A check has words of its own; what it found there is confirmed in Claude's.
  const least = earlier.source === "local" ? 0 : 0.25;
  return words >= (isSameCategory ? least : 0.6) ? 1 + words : 0;
}

/**
 * What stands at the same code is the same in any words, unless it is out of sight: then other words
 * may be about another defect, which must not be swallowed.
 */
function ifLike(earlier: Finding, finding: Finding, certainty: number): number {
  const words = likeness(earlier, finding);
  return isShown(earlier) || words >= 0.25 ? certainty + words : 0;
}

function isShown({ state }: Finding): boolean {
  return state === "open" || state === "unchecked" || state === "refuted";
}

function overlap(one: Range, other: Range): boolean {
  return one.start.line <= other.end.line && other.start.line <= one.end.line;
}

function isSamePlace(one: Finding, other: Finding): boolean {
  const { start } = one.range;
  const { line, character } = other.range.start;
  return one.uri === other.uri && start.line === line && start.character === character;
}

const bareQuotes = new WeakMap<Finding, string>();

/** Without white space; asked for each pair, so it is made once for each finding. */
function bare(finding: Finding): string {
  const known = bareQuotes.get(finding);
  if (known !== undefined) return known;
  const made = finding.quote.replaceAll(/\s+/g, "");
  bareQuotes.set(finding, made);
  return made;
}

/** Whether an earlier finding is still about the text at its place, as far as this review read it. */
function stands({ uri, range, quote, state }: Finding, { texts }: Others): boolean {
  if (state === "lost" || state === "fixed") return false;
  const text = texts.find((one) => {
    const first = one.startLine;
    const end = first + positionsIn(one).lines;
    return one.uri === uri && first <= range.start.line && range.end.line < end;
  });
  if (text === undefined) return true;
  const { offsetAt } = positionsIn(text);
  const at = ({ line, character }: Finding["range"]["start"]): number =>
    offsetAt({ line: line - text.startLine, character });
  return withLf(text.original.slice(at(range.start), at(range.end))) === withLf(quote);
}

type ReadText = Others["texts"][number];
const positions = new WeakMap<ReadText, ReturnType<typeof textPositions> & { lines: number }>();

function positionsIn(text: ReadText): ReturnType<typeof textPositions> & { lines: number } {
  const known = positions.get(text);
  if (known !== undefined) return known;
  const lines = text.original.split(/\r\n|\r|\n/).length;
  const made = { ...textPositions(text.original), lines };
  positions.set(text, made);
  return made;
}
