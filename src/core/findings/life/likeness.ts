import type { Finding } from "../finding.ts";

type Words = Pick<Finding, "title" | "trigger" | "explanation">;

/**
 * How much of what the shorter one says the other says too, from 0 to 1: the share of its telling
 * words, names of code included, that both have.
 */
export function likeness(one: Words, other: Words): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const shorter = Math.min(a.size, b.size);
  if (shorter === 0) return 0;
  return [...a].filter((word) => b.has(word)).length / shorter;
}

const known = new WeakMap<Words, ReadonlySet<string>>();

/** Asked for each pair of findings, so they are made once for each. */
function wordsOf(finding: Words): ReadonlySet<string> {
  const words = known.get(finding) ?? tellingWords(finding);
  known.set(finding, words);
  return words;
}

/** Stems, roughly: "refunded" and "refunds" are one word. */
function tellingWords({ title, trigger, explanation }: Words): ReadonlySet<string> {
  const words =
    `${title} ${trigger} ${explanation}`.toLowerCase().match(/[\p{L}\p{N}_$]{4,}/gu) ?? [];
  const stems = words.filter((word) => !common.has(word)).map(stem);
  return new Set(stems);
}

const stem = (word: string): string => word.replace(/(?:ing|ed|es|s)$/, "");

const common = new Set(
  "this that with from when then than them they there their which while will would could should have been being because before after again only also into over under each every same other another where what does done must more most some such very both code line lines function request requests".split(
    " ",
  ),
);
