import type { Position, Range } from "../../findings/finding.ts";

/** Where offsets of a text stand, as an editor counts. */
export interface Lines {
  rangeOf(start: number, end: number): Range;
}

export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const positionOf = (offset: number): Position => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (starts[low] ?? 0) };
  };
  return { rangeOf: (start, end) => ({ start: positionOf(start), end: positionOf(end) }) };
}
