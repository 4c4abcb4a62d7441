/** A stretch of the original, as UTF-16 offsets, and what stands for it in the copy. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where a replaced stretch lies in the original and in the copy; between spans both run alike. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly sentStart: number;
  readonly sentEnd: number;
}

export interface Rewritten {
  readonly text: string;
  /** In order, disjoint. */
  readonly spans: readonly Span[];
}

/** Copies the original with its replacements, which are in order and disjoint. */
export function rewrite(original: string, replacements: readonly Replacement[]): Rewritten {
  const pieces: string[] = [];
  const spans: Span[] = [];
  let read = 0;
  let written = 0;
  for (const { start, end, text } of replacements) {
    const before = original.slice(read, start);
    const sentStart = written + before.length;
    written = sentStart + text.length;
    pieces.push(before, text);
    spans.push({ start, end, sentStart, sentEnd: written });
    read = end;
  }
  pieces.push(original.slice(read));
  return { text: pieces.join(""), spans };
}

/**
 * Where a stretch of the copy stands in the original. One that begins or ends inside a replacement
 * takes all of what was replaced.
 */
export function toOriginal(
  spans: readonly Span[],
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const from = offsetIn(spans, start, "start");
  return { start: from, end: Math.max(from, offsetIn(spans, end, "end")) };
}

function offsetIn(spans: readonly Span[], sent: number, side: "start" | "end"): number {
  const span = lastBefore(spans, sent);
  if (span === undefined) return sent;
  return sent < span.sentEnd ? span[side] : span.end + (sent - span.sentEnd);
}

/** The last span that begins before this offset of the copy. */
function lastBefore(spans: readonly Span[], sent: number): Span | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.sentStart ?? Infinity) < sent) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
}
