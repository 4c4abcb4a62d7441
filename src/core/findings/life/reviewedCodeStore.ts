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
const mostOfFile = 400_000;

export function createReviewedCodeStore(): ReviewedCodeStore {
  const kept = new Map<string, readonly string[]>();
  let characters = 0;
  const sizeOf = (texts: readonly string[]): number =>
    texts.reduce((sum, text) => sum + text.length, 0);

  return {
    add(by, parts) {
      for (const { uri, text } of parts) {
        const key = keyOf(by, uri);
        const before = kept.get(key) ?? [];
        const now = normalised(text);
        const after = [now, ...before.filter((one) => !now.includes(one))];
        kept.delete(key);
        kept.set(key, newest(after));
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

function newest(texts: readonly string[]): readonly string[] {
  let left = mostOfFile;
  return texts.filter((text, index) => {
    left -= text.length;
    return index === 0 || left >= 0;
  });
}

const keyOf = (by: string, uri: string): string => `${by}\n${uri}`;

/** Whole lines without white space at their ends; how they are indented can be their meaning. */
function normalised(text: string): string {
  const lines = linesOf(text)
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
  return `\n${lines.join("\n")}\n`;
}
