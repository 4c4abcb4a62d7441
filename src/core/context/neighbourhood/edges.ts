import { canName } from "../terms/canName.ts";
import { at } from "../terms/postings.ts";
import type { TermIndex } from "../terms/termIndex.ts";

/** Definitions by index, each with how sure it is that this one is meant, 0 to 1. */
export type Sure = ReadonlyMap<number, number>;

/** A name that more definitions have says nothing of which is meant. */
const mostNamesakes = 30;
const leastName = 3;

/** Which definitions code of a language may share names with. */
export function speaking(languageId: string, { definitions, files }: TermIndex): Speaks {
  return (one) => canName(languageId, files[definitions[one]?.file ?? -1]?.languageId ?? "");
}

export type Speaks = (definition: number) => boolean;

/** What a piece of code may call or name, by names alone. */
export function namedIn(
  identifiers: ReadonlySet<string>,
  own: readonly string[],
  speaks: Speaks,
  index: TermIndex,
): Sure {
  const found = new Map<number, number>();
  const isOwnerIn = (one: number): boolean =>
    identifiers.has(index.definitions[one]?.terms.owner ?? "");
  for (const name of identifiers) {
    if (own.includes(name)) continue;
    const namesakes = index.named(name).filter(speaks);
    if (namesakes.length > mostNamesakes) continue;
    // Of many `cancel` it is likely that of the class which the code names.
    const owned = namesakes.filter((one) => isOwnerIn(one));
    for (const one of namesakes) found.set(one, sureOf(namesakes.length));
    for (const one of owned) found.set(one, sureOf(owned.length));
  }
  for (const one of runBy(identifiers, index)) if (speaks(one)) found.set(one, 1);
  return found;
}

/** Methods that frameworks run for who names their class alone: jobs, commands, invokable classes. */
const runners = ["handle", "Handle", "perform", "execute", "__invoke"];

/** What runs when a class is dispatched that code names, or when another handles it. */
function runBy(identifiers: ReadonlySet<string>, index: TermIndex): readonly number[] {
  return runners.flatMap((runner) =>
    index.named(runner).filter((one) => {
      const owner = index.definitions[one]?.terms.owner ?? "";
      const handled = owner.replace(/Handler$/, "");
      return (
        owner !== "" &&
        (identifiers.has(owner) ||
          (handled !== owner &&
            ["", "Command", "Query"].some((end) => identifiers.has(handled + end))))
      );
    }),
  );
}

/** What may call or name what is defined under these names. */
export function callersOf(names: readonly string[], speaks: Speaks, index: TermIndex): Sure {
  const found = new Map<number, number>();
  for (const name of names) {
    const namesakes = index.named(name).filter(speaks).length;
    if (name.length < leastName || namesakes > mostNamesakes) continue;
    const sure = sureOf(namesakes);
    for (const one of index.using(name)) {
      const isItself = index.definitions[one]?.terms.name === name;
      if (!isItself && speaks(one)) found.set(one, Math.max(sure, found.get(one) ?? 0));
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
  const best = Math.max(at(likely, first[0] ?? -1), Number.MIN_VALUE);
  const scores = new Float32Array(likely.length);
  for (const from of first) {
    const weight = at(likely, from) / best;
    for (const [to, sure] of bothWays(from, index)) {
      if (to !== from) scores[to] = at(scores, to) + weight * sure;
    }
  }
  const most = scores.reduce((a, b) => Math.max(a, b), Number.MIN_VALUE);
  return scores.map((score) => Math.sqrt(score / most));
}

/** What a definition names and what names it, where the names are rare. */
function* bothWays(from: number, index: TermIndex): Generator<readonly [number, number]> {
  const definition = index.definitions[from];
  if (definition === undefined) return;
  const speaks = speaking(index.files[definition.file]?.languageId ?? "", index);
  for (const word of new Set(definition.terms.terms.split(" "))) {
    const namesakes = index.named(word).filter(speaks);
    const sure = sureOf(namesakes.length);
    if (namesakes.length <= fewNamesakes) for (const to of namesakes) yield [to, sure];
  }
  yield* usersOf(definition.terms.name, speaks, index);
}

function usersOf(
  name: string,
  speaks: Speaks,
  index: TermIndex,
): readonly (readonly [number, number])[] {
  const [users, namesakes] = [index.using(name), index.named(name).filter(speaks).length];
  if (namesakes > fewNamesakes || users.length > fewUsers) return [];
  return [...users].filter(speaks).map((to) => [to, sureOf(namesakes)]);
}

const sureOf = (namesakes: number): number => 1 / Math.sqrt(Math.max(1, namesakes));

/** Indices of the highest scores, the highest first. */
export function topOf(scores: Float32Array, most: number): readonly number[] {
  // Sorting all of a large workspace costs more than finding where the top begins.
  const sorted = scores.toSorted();
  const least = Math.max(sorted.at(-most) ?? 0, Number.MIN_VALUE);
  const found: number[] = [];
  scores.forEach((score, one) => {
    if (score >= least) found.push(one);
  });
  return found.sort((a, b) => at(scores, b) - at(scores, a)).slice(0, most);
}
