import { withLf } from "./lineEnds.ts";
import type { Finding, Range } from "./finding.ts";
import { textPositions } from "./textPositions.ts";
import { likeness } from "./likeness.ts";

/** What a finding is told apart from. */
export interface Others {
  /** Findings of this review. */
  readonly found: readonly Finding[];
  /** Those of them that came with another answer. */
  readonly elsewhere: readonly Finding[];
  /** Findings of earlier reviews in the same file. */
  readonly known: readonly Finding[];
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
  const taken = new Set([...found, ...known].map(({ id }) => id));
  let id = finding.id;
  for (let count = 2; taken.has(id); count += 1) id = `${finding.id}-${count}`;
  return { finding: { ...finding, id } };
}

/** Two answers about one place may tell the same defect in other words; one answer does not. */
function isSaidAgain(one: Finding, finding: Finding): boolean {
  if (one.uri !== finding.uri || one.category !== finding.category) return false;
  return overlap(one.range, finding.range) && likeness(one, finding) >= 0.6;
}

/** How surely an earlier finding is this one: 0 is not at all. */
function samenessOf(earlier: Finding, finding: Finding, others: Others): number {
  const words = likeness(earlier, finding);
  const isSameCode =
    earlier.category === finding.category && bare(earlier.quote) === bare(finding.quote);
  if (isSameCode && isSamePlace(earlier, finding)) return 4 + words;
  if (isSameCode && !stands(earlier, others)) return 3 + words;
  return isReworded(earlier, finding, others) ? 1 + words : 0;
}

/** What was dismissed is told apart by its code alone, so that it swallows no other finding. */
function isReworded(earlier: Finding, finding: Finding, others: Others): boolean {
  const least = earlier.category === finding.category ? 0.25 : 0.6;
  return (
    isShown(earlier) &&
    overlap(earlier.range, finding.range) &&
    stands(earlier, others) &&
    likeness(earlier, finding) >= least
  );
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

const bare = (quote: string): string => quote.replaceAll(/\s+/g, "");

/** Whether an earlier finding is still about the text at its place, as far as this review read it. */
function stands({ uri, range, quote, state }: Finding, { texts }: Others): boolean {
  if (state === "lost" || state === "fixed") return false;
  const text = texts.find((one) => {
    const lines = one.original.split(/\r\n|\r|\n/).length;
    const first = one.startLine;
    return one.uri === uri && first <= range.start.line && range.end.line < first + lines;
  });
  if (text === undefined) return true;
  const { offsetAt } = textPositions(text.original);
  const at = ({ line, character }: Finding["range"]["start"]): number =>
    offsetAt({ line: line - text.startLine, character });
  return withLf(text.original.slice(at(range.start), at(range.end))) === withLf(quote);
}
