import type { Marks } from "./prompt.ts";

/** What of a part is shown to Claude, already fit to leave. */
export interface RenderablePart {
  readonly path: string;
  /** Line ends are "\n". */
  readonly text: string;
  /** From 0. */
  readonly startLine: number;
  readonly languageId: string;
  readonly why: string;
  readonly numbered: boolean;
  readonly marks?: Marks;
}

/**
 * A part as the prompt shows it: a heading with path, lines and purpose, then the text in a fence
 * longer than any in it, so that no file can end its own quotation. Numbers are those of the file,
 * from 1, and a bar parts them from the line: `12|return x;`. Where lines are marked, the mark or a
 * space stands before the bar: `12+|return x;`.
 */
export function renderPart(part: RenderablePart): string {
  const lines = linesOf(part.text);
  const shown = part.numbered
    ? lines.map((line, index) => `${numberOf(part, part.startLine + index)}|${line}`)
    : lines;
  const body = shown.join("\n");
  const fence = fenceFor(body);
  return `${headingOf(part, lines.length)}\n${fence}\n${body}\n${fence}\n`;
}

function numberOf({ marks }: RenderablePart, line: number): string {
  if (marks === undefined) return `${line + 1}`;
  return `${line + 1}${marks.lines.has(line) ? marks.sign : " "}`;
}

/** The lines that are shown; what follows the last line end is none when it is empty. */
function linesOf(text: string): readonly string[] {
  const lines = text.split("\n");
  return lines.length > 1 && lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function headingOf(part: RenderablePart, lines: number): string {
  const first = part.startLine + 1;
  const range = lines > 1 ? `lines ${first}-${first + lines - 1}` : `line ${first}`;
  const [path, language, why] = [part.path, part.languageId, part.why].map(oneLine);
  return `### ${path ?? ""} (${language ?? ""}, ${range}): ${why ?? ""}`;
}

function oneLine(text: string): string {
  return text.replace(/[\n\r\u2028\u2029]+/g, " ");
}

/** Derived from the text alone, so that equal requests are equal. */
function fenceFor(body: string): string {
  const runs = body.match(/`{3,}/g) ?? [];
  return "`".repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), 3));
}
