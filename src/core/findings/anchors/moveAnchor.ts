import type { Position, Range } from "../finding.ts";

/** One replacement in a text, as VS Code reports it: `range` counts in the text before it. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** An edit, ready to move any number of ranges. */
export interface Shift {
  readonly start: Position;
  /** Where the replaced text ended, before. */
  readonly end: Position;
  /** Where the new text ends, after. */
  readonly after: Position;
}

export interface MovedRange {
  readonly range: Range;
  /** The edit reached into the range: its text must be compared again. */
  readonly isTouched: boolean;
}

export function shiftOf({ range, text }: TextEdit): Shift {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? "";
  const after: Position =
    lines.length === 1
      ? { line: range.start.line, character: range.start.character + last.length }
      : { line: range.start.line + lines.length - 1, character: last.length };
  return { start: range.start, end: range.end, after };
}

/**
 * Moves a range as an edit moves the text in it. Text put in right before or right after it stays
 * outside. A range that the edit left alone comes back as the same object.
 *
 * Positions rather than offsets: they come with the edit, so nobody has to keep the text before it.
 */
export function moveRange(range: Range, shift: Shift): MovedRange {
  if (isBefore(shift.start, range.end)) {
    if (isBefore(range.start, shift.end)) return { range: clamp(range, shift), isTouched: true };
    return { range: moveAll(range, shift), isTouched: false };
  }
  // An empty range has no inside: what is put in at its place pushes it on.
  if (!isBefore(range.start, shift.end)) return { range: moveAll(range, shift), isTouched: false };
  return { range, isTouched: false };
}

export function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

/** The part of the text after several edits, in their order, outside of which it is as before. */
export function changedSpan(shifts: readonly Shift[]): Range | undefined {
  return shifts.reduce<Range | undefined>((span, shift) => {
    if (span === undefined) return { start: shift.start, end: shift.after };
    const { start, end } = moveRange(span, shift).range;
    return {
      start: isBefore(shift.start, start) ? shift.start : start,
      end: isBefore(end, shift.after) ? shift.after : end,
    };
  }, undefined);
}

function moveAll(range: Range, shift: Shift): Range {
  if (range.start.line > shift.end.line && shift.after.line === shift.end.line) return range;
  return { start: movePosition(range.start, shift), end: movePosition(range.end, shift) };
}

/**
 * Where a touched range may be now. What stood inside the replaced text keeps its place as far as
 * the new text reaches: a formatter that replaces a whole file leaves most lines where they were.
 */
function clamp(range: Range, shift: Shift): Range {
  const within = (at: Position): Position => (isBefore(shift.after, at) ? shift.after : at);
  const start = isBefore(range.start, shift.start) ? range.start : within(range.start);
  const end = isBefore(range.end, shift.end) ? within(range.end) : movePosition(range.end, shift);
  return { start, end };
}

/** Moves a position at or after the end of the replaced text. */
function movePosition({ line, character }: Position, { end, after }: Shift): Position {
  if (line > end.line) return { line: line + after.line - end.line, character };
  return { line: after.line, character: after.character + character - end.character };
}
