import { enclosingBlock } from "../around/enclosingBlock.ts";
import type { LineSpan } from "../around/importSpan.ts";
import { linesOf } from "../lines.ts";
import { indentOf } from "../terms/indentOf.ts";

export interface Around {
  /** On each side of the changed ones, where no block is taken. */
  readonly lines: number;
  /** The longest block around changed lines that is taken whole. */
  readonly block: number;
  /** Stretches with no more lines than this between them become one. */
  readonly gap: number;
}

/**
 * The stretches of a text that show some of its lines with what is around them: the function or
 * block that they are in, or a few lines where that is too long. In order, disjoint.
 *
 * @param wanted in order; an empty one stands for the place between two lines.
 */
export function spansAround(
  text: string,
  wanted: readonly LineSpan[],
  around: Around,
): readonly LineSpan[] {
  const lines = linesOf(text);
  const spans: LineSpan[] = [];
  for (const one of wanted) {
    const last = spans.at(-1);
    const isShown =
      last !== undefined && last.start <= one.start && one.end + around.lines <= last.end;
    if (!isShown) spans.push(spanAround(text, lines, one, around));
  }
  return merged(spans, around.gap);
}

function merged(spans: readonly LineSpan[], gap: number): readonly LineSpan[] {
  const apart: LineSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last === undefined || span.start - last.end > gap) apart.push(span);
    else apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return apart.filter(({ start, end }) => end > start);
}

function spanAround(
  text: string,
  lines: readonly string[],
  changed: LineSpan,
  around: Around,
): LineSpan {
  const block =
    around.block === 0
      ? undefined
      : (wholeBlocks(text, lines, changed) ?? blockAround(text, lines, changed));
  const most = Math.max(around.block, changed.end - changed.start);
  if (block !== undefined && block.end - block.start <= most) return block;
  return {
    start: Math.max(0, changed.start - around.lines),
    end: Math.min(lines.length, changed.end + around.lines),
  };
}

/** Lines that are new from the head of one block to the end of another: what is around is no part of it. */
function wholeBlocks(
  text: string,
  lines: readonly string[],
  { start, end }: LineSpan,
): LineSpan | undefined {
  if (start === end) return undefined;
  const [from, to] = codeWithin(lines, start, end - 1);
  const last = enclosingBlock(text, to);
  if (last === undefined || last.start < from || last.end > to) return undefined;
  const outer = indentOf(lines[from] ?? "");
  const isBlock = lines.slice(from, to + 1).some((line) => indentOf(line) > outer);
  return isBlock && indentOf(lines[last.start] ?? "") === outer ? { start, end } : undefined;
}

function blockAround(
  text: string,
  lines: readonly string[],
  { start, end }: LineSpan,
): LineSpan | undefined {
  const [from, to] = start === end ? [start - 1, start] : codeWithin(lines, start, end - 1);
  const first = enclosingBlock(text, Math.max(0, from));
  const last = from === to ? first : enclosingBlock(text, to);
  if (first === undefined || last === undefined) return undefined;
  // Where something was taken out between two functions, it was in neither.
  if (start === end && first.start !== last.start) return undefined;
  return {
    start: Math.min(start, first.start),
    end: Math.min(lines.length, Math.max(end, first.end + 1, last.end + 1)),
  };
}

/** The first and the last line that are not blank; a blank one belongs to what is above it. */
function codeWithin(
  lines: readonly string[],
  first: number,
  last: number,
): readonly [number, number] {
  let [from, to] = [first, last];
  while (from < to && (lines[from] ?? "").trim() === "") from++;
  while (to > from && (lines[to] ?? "").trim() === "") to--;
  return [from, to];
}
