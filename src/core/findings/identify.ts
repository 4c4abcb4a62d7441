import { withLf } from "./lineEnds.ts";
import type { Finding } from "./finding.ts";
import { textPositions } from "./textPositions.ts";

/** What a finding is told apart from. */
export interface Others {
  /** Findings of this review. */
  readonly found: readonly Finding[];
  /** A finding of an earlier review, by its id. */
  readonly known: (id: string) => Finding | undefined;
  /** Texts of files as this review read them; `startLine` from 0. */
  readonly texts: readonly {
    readonly uri: string;
    readonly startLine: number;
    readonly original: string;
  }[];
}

/**
 * Gives a finding an id of its own: that of the earlier finding at the same place, else one that
 * no other place has, since equal code can stand in a file more than once. Undefined for one that
 * says the same at the same place as another of this review.
 */
export function identify(finding: Finding, others: Others): Finding | undefined {
  const { found, known } = others;
  if (found.some((one) => one.title === finding.title && isSamePlace(one, finding))) {
    return undefined;
  }
  let free: string | undefined;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? finding.id : `${finding.id}-${count}`;
    if (found.some((one) => one.id === id)) continue;
    const earlier = known(id);
    if (earlier === undefined) return { ...finding, id: free ?? id };
    if (isSamePlace(earlier, finding)) return { ...finding, id };
    if (!stands(earlier, others)) free ??= id;
  }
}

function isSamePlace(one: Finding, other: Finding): boolean {
  const { start } = one.range;
  const { line, character } = other.range.start;
  return one.uri === other.uri && start.line === line && start.character === character;
}

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
