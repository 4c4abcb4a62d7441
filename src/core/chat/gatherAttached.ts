import type { Range } from "../findings/finding.ts";
import type { Files, TextFile } from "../ports.ts";
import type { Part } from "../prompt/prompt.ts";

/** Something that came with a question: a file, or a range of one. */
export interface Attached {
  readonly uri: string;
  readonly range?: Range;
  readonly why: "attached" | "selected in the editor" | "instructions of this workspace";
}

/** Something attached that is not sent. */
export interface LeftOut {
  /** A path, or what it is where it has none. Comes from outside: not safe to render. */
  readonly name: string;
  /** Ends a sentence: "covered by .aiexclude". */
  readonly reason: string;
}

interface Gathered {
  readonly parts: readonly Part[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Reads what was attached, each thing once and in order. What a rule withholds is not even read;
 * that and what has no text is named in `leftOut`.
 */
export async function gatherAttached(
  attached: readonly Attached[],
  files: Files,
  signal: AbortSignal,
): Promise<Gathered> {
  const parts: Part[] = [];
  const leftOut: LeftOut[] = [];
  for (const one of once(attached)) {
    const outcome = await readOne(one, files, signal);
    if ("reason" in outcome) leftOut.push(outcome);
    else parts.push(outcome);
  }
  return { parts, leftOut };
}

async function readOne(one: Attached, files: Files, signal: AbortSignal): Promise<Part | LeftOut> {
  const withheld = await files.withheld(one.uri, signal);
  if (withheld !== undefined) {
    return { name: files.pathOf(one.uri), reason: `covered by ${withheld.rule}` };
  }
  const file = await files.read(one.uri, one.range === undefined ? "whole" : "part", signal);
  return file.kind === "text" ? partOf(file, one) : { name: file.path, reason: file.reason };
}

function partOf(file: TextFile, { range, why }: Attached): Part {
  const { uri, path, languageId } = file;
  const whole = { uri, path, languageId, why, numbered: true };
  if (range === undefined) return { ...whole, startLine: 0, text: file.text };
  return { ...whole, startLine: range.start.line, text: wholeLines(file.text, range) };
}

/** The lines that a range touches. An end at the very start of a line does not touch it. */
function wholeLines(text: string, { start, end }: Range): string {
  const isBeforeEnd = end.character === 0 && end.line > start.line;
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  return lines.slice(start.line, isBeforeEnd ? end.line : end.line + 1).join("");
}

function once(attached: readonly Attached[]): readonly Attached[] {
  const seen = new Set<string>();
  return attached.filter(({ uri, range }) => {
    const size = seen.size;
    return seen.add(JSON.stringify([uri, range])).size > size;
  });
}

/**
 * Leaves out the biggest attachments until the rest fits: one log file must not push out the five
 * small ones that the question is about.
 *
 * @param budget in tokens; what the question itself and the conversation need is already taken off.
 */
export function leaveOutBiggest(
  parts: readonly Part[],
  budget: number,
  tokensOf: (part: Part) => number,
): Gathered {
  const sized = parts.map((part) => ({ part, tokens: tokensOf(part) }));
  const bySize = sized.toSorted((a, b) => b.tokens - a.tokens);
  let total = sized.reduce((sum, { tokens }) => sum + tokens, 0);
  const dropped = new Set<Part>();
  for (const { part, tokens } of bySize) {
    if (total <= budget) break;
    dropped.add(part);
    total -= tokens;
  }
  return {
    parts: parts.filter((part) => !dropped.has(part)),
    leftOut: bySize
      .filter(({ part }) => dropped.has(part))
      .map(({ part, tokens }) => ({
        name: part.path,
        reason: `too big for this request with its ${tokens.toLocaleString("en-US")} tokens (see “Max Context Tokens”)`,
      })),
  };
}
