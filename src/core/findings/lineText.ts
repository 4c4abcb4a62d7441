import type { Position, Range } from "./finding.ts";

/**
 * A text with its lines found. Lines end at LF, CRLF or a lone CR, as in VS Code, so a position
 * means the same place whatever the line ends are.
 */
export interface LineText {
  readonly text: string;
  /** Offset of each line's first character. */
  readonly starts: readonly number[];
}

export function lineTextOf(text: string): LineText {
  const starts = [0];
  const breaks = text.includes("\r") ? /\r\n|\r|\n/g : /\n/g;
  while (breaks.test(text)) starts.push(breaks.lastIndex);
  return { text, starts };
}

/** All line ends made LF. */
export function withLf(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** The line end that most lines of the text have; LF for a text of one line. */
export function lineEndOf(text: string): "\n" | "\r\n" {
  const all = text.split("\n").length - 1;
  return text.split("\r\n").length - 1 > all / 2 ? "\r\n" : "\n";
}

/** The offset of a position; one past the end of a line or of the text is brought back to it. */
export function offsetAt({ text, starts }: LineText, { line, character }: Position): number {
  const start = starts[line];
  if (start === undefined) return text.length;
  let end = starts[line + 1] ?? text.length;
  while (end > start && isLineEnd(text.charCodeAt(end - 1)) && line + 1 < starts.length) end -= 1;
  return Math.min(start + character, end);
}

export function positionAt({ starts }: LineText, offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: offset - (starts[low] ?? 0) };
}

export function rangeAt(text: LineText, start: number, end: number): Range {
  return { start: positionAt(text, start), end: positionAt(text, end) };
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
