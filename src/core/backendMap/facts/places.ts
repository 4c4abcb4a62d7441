import type { Position, Range } from "../../findings/finding.ts";

/** Whether a position stands in a range, its ends included. */
export function contains({ start, end }: Range, { line, character }: Position): boolean {
  const isAfterStart = line > start.line || (line === start.line && character >= start.character);
  const isBeforeEnd = line < end.line || (line === end.line && character <= end.character);
  return isAfterStart && isBeforeEnd;
}

/** Orders positions of one file from its top to its end. */
export function comparePositions(one: Position, other: Position): number {
  return one.line - other.line || one.character - other.character;
}
