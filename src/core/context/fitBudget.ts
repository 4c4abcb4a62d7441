import type { Part } from "../prompt/prompt.ts";
import { countTokens } from "./countTokens.ts";
import { linesOf } from "./lines.ts";

export interface Fitted {
  /** In the order of the parts; the parts of each take at most the budget together. */
  readonly batches: readonly (readonly Part[])[];
  /** Parts of which not even a line fits. */
  readonly tooBig: readonly Part[];
}

/** Tokens of a part's heading in the prompt, and of each line's number. */
const headingTokens = 40;
const numberTokens = 3;

/** Cuts parts into requests that each stay within `budget` tokens, at the ends of blocks where it can. */
export function fitBudget(parts: readonly Part[], budget: number): Fitted {
  const pieces = parts.map((part) => ({ part, pieces: split(part, budget) }));
  const batches: Part[][] = [];
  let room = 0;
  for (const piece of pieces.flatMap((each) => each.pieces)) {
    const tokens = partTokens(piece);
    if (tokens > room) {
      batches.push([]);
      room = budget;
    }
    batches.at(-1)?.push(piece);
    room -= tokens;
  }
  return {
    batches,
    tooBig: pieces.filter((each) => each.pieces.length === 0).map(({ part }) => part),
  };
}

/** What a part takes in the prompt, estimated; errs high. */
export function partTokens({ text, languageId, numbered }: Part): number {
  const numbers = numbered ? numberTokens * linesOf(text).length : 0;
  return headingTokens + numbers + countTokens(text, languageId);
}

function split(part: Part, budget: number): readonly Part[] {
  if (partTokens(part) <= budget) return [part];
  const lines = linesOf(part.text);
  const cost = lines.map((line) => numberTokens + 1 + countTokens(line, part.languageId));
  if (cost.some((tokens) => tokens + headingTokens > budget)) return [];

  const pieces: Part[] = [];
  for (let start = 0; start < lines.length;) {
    const end = blockEnd(lines, start, reach(cost, start, budget - headingTokens));
    const text = lines.slice(start, end).join("");
    pieces.push({ ...part, text, startLine: part.startLine + start });
    start = end;
  }
  return pieces;
}

/** The first line that no longer fits. */
function reach(cost: readonly number[], start: number, budget: number): number {
  let left = budget;
  let at = start;
  for (; at < cost.length; at++) {
    left -= cost[at] ?? 0;
    if (left < 0) break;
  }
  return Math.max(at, start + 1);
}

/** Cuts before the last line in the second half that begins at the margin after a blank one. */
function blockEnd(lines: readonly string[], start: number, reached: number): number {
  if (reached >= lines.length) return reached;
  for (let at = reached; at > start + (reached - start) / 2; at--) {
    if (/^\S/.test(lines[at] ?? "") && (lines[at - 1] ?? "").trim() === "") return at;
  }
  return reached;
}
