import { linesOf } from "../../context/lines.ts";
import type { Part } from "../../prompt/prompt.ts";

/**
 * Code that was completely reviewed, so that reviewing again does not start over.
 * `by` names who reviewed it and how deep: another reviewer is a fresh look.
 */
export interface ReviewedCodeStore {
  add(by: string, parts: readonly Pick<Part, "uri" | "text">[]): void;
  /** Whether anything of the file was reviewed. */
  knows(by: string, uri: string): boolean;
  /** Whether these lines stood in what was reviewed of the file, wherever they stand now. */
  covers(by: string, uri: string, text: string): boolean;
}

/** Characters of all texts together; the oldest are forgotten first. */
const mostCharacters = 4_000_000;
/** Characters of earlier stretches of a file that are kept at least. */
const leastOfFile = 10_000;

export function createReviewedCodeStore(): ReviewedCodeStore {
  const kept = new Map<string, readonly string[]>();
  let characters = 0;

  return {
    add(by, parts) {
      for (const uri of new Set(parts.map((part) => part.uri))) {
        const key = keyOf(by, uri);
        const before = kept.get(key) ?? [];
        const now = parts.filter((part) => part.uri === uri).map(({ text }) => normalised(text));
        kept.delete(key);
        kept.set(key, [...now, ...stillOf(before, now)]);
        characters += sizeOf(kept.get(key) ?? []) - sizeOf(before);
      }
      for (const [key, texts] of kept) {
        if (characters <= mostCharacters) break;
        kept.delete(key);
        characters -= sizeOf(texts);
      }
    },
    knows: (by, uri) => kept.has(keyOf(by, uri)),
    covers: (by, uri, text) => {
      const wanted = normalised(text);
      return (kept.get(keyOf(by, uri)) ?? []).some((one) => one.includes(wanted));
    },
  };
}

/** Of what was reviewed before, the newest that says something else, as much as is new. */
function stillOf(before: readonly string[], now: readonly string[]): readonly string[] {
  let left = Math.max(leastOfFile, sizeOf(now));
  return before
    .filter((one) => now.every((text) => !text.includes(one)))
    .filter((text) => {
      left -= text.length;
      return left >= 0;
    });
}

function sizeOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}

const keyOf = (by: string, uri: string): string => `${by}\n${uri}`;

/** Whole lines without white space at their ends; how they are indented can be their meaning. */
function normalised(text: string): string {
  const lines = linesOf(text)
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
  return `\n${lines.join("\n")}\n`;
}
