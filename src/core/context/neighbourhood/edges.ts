import type { TermIndex } from "../terms/termIndex.ts";

/** Definitions by index, each with how sure it is that this one is meant, 0 to 1. */
export type Sure = ReadonlyMap<number, number>;

/** A name that more definitions have says nothing of which is meant. */
const mostNamesakes = 30;
const leastName = 3;

/** What a piece of code may call or name, by names alone. */
export function namedIn(
  identifiers: ReadonlySet<string>,
  own: readonly string[],
  index: TermIndex,
): Sure {
  const found = new Map<number, number>();
  for (const name of identifiers) {
    if (own.includes(name)) continue;
    const namesakes = index.named(name);
    if (namesakes.length > mostNamesakes) continue;
    for (const one of namesakes) found.set(one, 1 / Math.sqrt(namesakes.length));
  }
  return found;
}

/** What may call or name what is defined under these names. */
export function callersOf(names: readonly string[], index: TermIndex): Sure {
  const found = new Map<number, number>();
  for (const name of names) {
    const namesakes = index.named(name).length;
    if (name.length < leastName || namesakes > mostNamesakes) continue;
    const sure = 1 / Math.sqrt(Math.max(1, namesakes));
    for (const one of index.using(name)) {
      const isItself = index.definitions[one]?.terms.name === name;
      if (!isItself) found.set(one, Math.max(sure, found.get(one) ?? 0));
    }
  }
  return found;
}

const mostFirst = 25;
const fewNamesakes = 6;
const fewUsers = 30;

/**
 * What the likeliest neighbours call, and what calls them: two steps away from the seed, 0 to 1.
 *
 * @param likely a first score of every definition.
 */
export function nextToLikely(likely: Float32Array, index: TermIndex): Float32Array {
  const first = topOf(likely, mostFirst);
  const best = likely[first[0] ?? 0] ?? 0;
  const scores = new Float32Array(likely.length);
  const add = (to: number, from: number, weight: number): void => {
    if (to !== from) scores[to] = (scores[to] ?? 0) + weight;
  };
  for (const one of first) {
    const { name = "", terms = "" } = index.definitions[one]?.terms ?? {};
    const weight = (likely[one] ?? 0) / (best || 1);
    for (const word of new Set(terms.split(" "))) {
      const namesakes = index.named(word);
      if (namesakes.length > fewNamesakes) continue;
      for (const to of namesakes) add(to, one, weight / Math.sqrt(namesakes.length));
    }
    const [users, namesakes] = [index.using(name), index.named(name).length];
    if (namesakes > fewNamesakes || users.length > fewUsers) continue;
    for (const to of users) add(to, one, weight / Math.sqrt(namesakes || 1));
  }
  const most = scores.reduce((a, b) => Math.max(a, b), 0) || 1;
  return scores.map((score) => Math.sqrt(score / most));
}

/** Indices of the highest scores, the highest first. */
export function topOf(scores: Float32Array, most: number): readonly number[] {
  // Sorting all of a large workspace costs more than finding where the top begins.
  const sorted = scores.slice().sort();
  const least = Math.max(sorted.at(-most) ?? 0, Number.MIN_VALUE);
  const found: number[] = [];
  scores.forEach((score, at) => {
    if (score >= least) found.push(at);
  });
  return found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, most);
}
