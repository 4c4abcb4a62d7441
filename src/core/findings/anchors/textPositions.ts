import type { Position, Range } from "../finding.ts";

/** Turns offsets into positions and back, for any of the three line ends. */
export interface TextPositions {
  readonly positionAt: (offset: number) => Position;
  readonly rangeOf: (start: number, end: number) => Range;
  /** A position beyond its line or the text counts as the end of it. */
  readonly offsetAt: (position: Position) => number;
}

export function textPositions(text: string): TextPositions {
  const starts = [0];
  for (const lineEnd of text.matchAll(/\r\n|\r|\n/g)) {
    starts.push(lineEnd.index + lineEnd[0].length);
  }

  const positionAt = (offset: number): Position => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (starts[low] ?? 0) };
  };

  return {
    positionAt,
    rangeOf: (start, end) => ({ start: positionAt(start), end: positionAt(end) }),
    offsetAt({ line, character }) {
      const start = starts[line];
      if (start === undefined) return text.length;
      const next = starts[line + 1] ?? text.length;
      return Math.min(start + character, next);
    },
  };
}
