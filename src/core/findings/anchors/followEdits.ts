import type { Finding, FixEdit, Range } from "../finding.ts";
import { lineEndOf, withLf } from "./lineEnds.ts";
import type { MovedRange, Shift, TextEdit } from "./moveAnchor.ts";
import { changedSpan, moveRange, shiftOf } from "./moveAnchor.ts";
import { nearestQuote } from "./nearestQuote.ts";
import type { TextPositions } from "./textPositions.ts";
import { textPositions } from "./textPositions.ts";

/**
 * Moves findings as edits of one file move its text: the findings that differ afterwards, the rest
 * left out. One whose quote no longer stands at its place goes to the nearest place where it does;
 * where the edits left none, an `open` or `unchecked` one is `lost`, until the text comes back.
 *
 * @param edits in the order in which they were made, each counting in the text before it.
 * @param textAfter asked only when an edit reached into a quote, or one is lost.
 */
export function followEdits(
  findings: readonly Finding[],
  uri: string,
  edits: readonly TextEdit[],
  textAfter: () => string,
): readonly Finding[] {
  const shifts = edits.map(shiftOf);
  const span = changedSpan(shifts);
  if (span === undefined) return [];
  let known: KnownText | undefined;
  const text = (): KnownText => (known ??= knownText(textAfter()));

  return findings.flatMap((finding) => {
    const shifted = shiftDetails(finding, uri, shifts);
    if (finding.uri !== uri) return shifted === finding ? [] : [shifted];
    const moved = moveThrough(finding.range, shifts);
    const placed = moved.range === finding.range ? shifted : { ...shifted, range: moved.range };
    const checked = check(placed, moved.isTouched, text, span);
    return checked === finding ? [] : [checked];
  });
}

/**
 * Places a file's findings anew when its edits are not known: it was opened, or changed by another
 * program. Gives the findings that differ afterwards; `undefined` is a file that is gone.
 */
export function reanchor(
  findings: readonly Finding[],
  uri: string,
  text: string | undefined,
): readonly Finding[] {
  const known = text === undefined ? undefined : knownText(text);
  return findings.flatMap((finding) => {
    if (finding.uri !== uri) return [];
    const placed = known === undefined ? lose(finding) : place(finding, known);
    return placed === finding ? [] : [placed];
  });
}

/** A text with LF line ends, and the line end that it really has. */
interface KnownText extends TextPositions {
  readonly text: string;
  readonly lineEnd: "\n" | "\r\n";
}

function knownText(text: string): KnownText {
  const lf = withLf(text);
  return { ...textPositions(lf), text: lf, lineEnd: lineEndOf(text) };
}

function moveThrough(range: Range, shifts: readonly Shift[]): MovedRange {
  let moved: MovedRange = { range, isTouched: false };
  for (const shift of shifts) {
    const next = moveRange(moved.range, shift);
    moved = { range: next.range, isTouched: moved.isTouched || next.isTouched };
  }
  return moved;
}

/** The ranges of evidence and fix in this file; whether their text still stands is asked on use. */
function shiftDetails(finding: Finding, uri: string, shifts: readonly Shift[]): Finding {
  const { fix } = finding;
  const evidence = mapChanged(finding.evidence, (one) => {
    if (one.uri !== uri) return one;
    const { range } = moveThrough(one.range, shifts);
    return range === one.range ? one : { ...one, range };
  });
  const edits = mapChanged(fix?.edits ?? [], (edit) => shiftEdit(edit, uri, shifts));
  if (evidence === finding.evidence && (fix === undefined || edits === fix.edits)) return finding;
  return { ...finding, evidence, ...(fix && { fix: { ...fix, edits } }) };
}

function shiftEdit(edit: FixEdit, uri: string, shifts: readonly Shift[]): FixEdit {
  if (edit.uri !== uri || edit.range === undefined) return edit;
  const { range } = moveThrough(edit.range, shifts);
  return range === edit.range ? edit : { ...edit, range };
}

/** Maps, but gives the very same array back when nothing came out changed. */
function mapChanged<T>(all: readonly T[], change: (one: T) => T): readonly T[] {
  const changed = all.map(change);
  return changed.every((one, index) => one === all[index]) ? all : changed;
}

function check(
  finding: Finding,
  isTouched: boolean,
  text: () => KnownText,
  changed: Range,
): Finding {
  return isTouched || finding.state === "lost" ? place(finding, text(), changed) : finding;
}

/** @param changed where the text has changed; absent when nobody knows, and it may be anywhere. */
function place(finding: Finding, known: KnownText, changed?: Range): Finding {
  const quote = withLf(finding.quote);
  const start = startOf(quote, finding.range, known, changed);
  if (start < 0) return lose(finding);
  const range = known.rangeOf(start, start + quote.length);
  const ownQuote = known.lineEnd === "\n" ? quote : quote.replaceAll("\n", known.lineEnd);
  const isSame = isEqual(range, finding.range) && ownQuote === finding.quote;
  if (isSame && finding.state !== "lost") return finding;
  const followed = followDetails(finding, range.start.line - finding.range.start.line);
  return revive({ ...followed, range, quote: ownQuote });
}

/**
 * What stands outside the changed text stood there before, so it is other code that happens to
 * read the same: a finding does not jump to it.
 */
function startOf(quote: string, range: Range, known: KnownText, changed?: Range): number {
  const expected = known.offsetAt(range.start);
  if (changed === undefined) return nearestQuote(known.text, quote, expected);
  const low = Math.max(0, known.offsetAt(changed.start) - quote.length + 1);
  const high = known.offsetAt(changed.end) + quote.length - 1;
  const found = nearestQuote(known.text.slice(low, high), quote, expected - low);
  return found < 0 ? -1 : low + found;
}

/** What else is in the same file went with the quote, as far as anybody can tell. */
function followDetails(finding: Finding, lines: number): Finding {
  const { fix } = finding;
  if (fix === undefined || lines === 0) return finding;
  const down = ({ line, character }: Range["start"]): Range["start"] => ({
    line: Math.max(0, line + lines),
    character,
  });
  const edits = fix.edits.map((edit) =>
    edit.uri === finding.uri && edit.range
      ? { ...edit, range: { start: down(edit.range.start), end: down(edit.range.end) } }
      : edit,
  );
  return { ...finding, fix: { ...fix, edits } };
}

function lose(finding: Finding): Finding {
  if (finding.state !== "open" && finding.state !== "unchecked") return finding;
  return { ...finding, state: "lost", stateBefore: finding.state };
}

function revive(finding: Finding): Finding {
  if (finding.state !== "lost") return finding;
  const { stateBefore, ...rest } = finding;
  return { ...rest, state: stateBefore ?? "unchecked" };
}

function isEqual(one: Range, other: Range): boolean {
  return (
    one.start.line === other.start.line &&
    one.start.character === other.start.character &&
    one.end.line === other.end.line &&
    one.end.character === other.end.character
  );
}
