import type { TermIndex } from "../terms/termIndex.ts";
import { identifiersIn } from "../terms/words.ts";
import { bm25 } from "../terms/likeness.ts";
import { topOf } from "./edges.ts";
import type { Neighbour, NeighbourQuestion } from "./neighbour.ts";

const mostTests = 6;
/** A name that so many definitions have tells no test from another. */
const mostNamesakes = 3;

/**
 * Tests that name what the seeds define, or say the path of a route that they serve; those first
 * that share most words with them.
 *
 * @param tests of test files alone.
 * @param code of all other files.
 */
export function findTests(
  { seeds, shown, routes = [] }: NeighbourQuestion,
  tests: TermIndex,
  code: TermIndex,
): readonly Neighbour[] {
  const names = seeds
    .flatMap((seed) => seed.names)
    .filter((name) => name.length > 2 && code.named(name).length <= mostNamesakes);
  const naming = new Set([
    ...names.flatMap((name) => [...tests.using(name)]),
    ...routes.flatMap((route) => callingRoute(route, tests)),
  ]);
  if (naming.size === 0) return [];
  const likeness = wordsShared(seeds.map(({ text }) => text).join("\n"), tests);
  const scores = likeness.map((score, at) => (naming.has(at) ? score + 1 : 0));
  return topOf(scores, mostTests).flatMap((at) => {
    const definition = tests.definitions[at];
    const file = tests.files[definition?.file ?? -1];
    if (definition === undefined || file === undefined) return [];
    if (shown.some(({ path }) => path === file.path)) return [];
    const { name, owner, start, head, end } = definition.terms;
    const { path, languageId } = file;
    const score = scores[at] ?? 0;
    return [{ path, languageId, name, owner, start, head, end, relation: "caller", score }];
  });
}

/** Those that say every word of a path that is no parameter; one word alone is said of much else. */
function callingRoute(route: string, tests: TermIndex): readonly number[] {
  const words = identifiersIn(route.replaceAll(/\{[^}]*\}/g, " "));
  const [first, ...rest] = words.map((word) => new Set(tests.using(word)));
  if (first === undefined) return [];
  if (rest.length === 0) return [...first].filter((one) => isAbout(words[0] ?? "", one, tests));
  return [...first].filter((one) => rest.every((users) => users.has(one)));
}

/** Whether the name of a test's file says the word. */
function isAbout(word: string, test: number, { definitions, files, partsOf }: TermIndex): boolean {
  const path = files[definitions[test]?.file ?? -1]?.path ?? "";
  const said = new Set(partsOf(path.slice(path.lastIndexOf("/") + 1)));
  return partsOf(word).every((part) => said.has(part));
}

function wordsShared(text: string, { identifiers }: TermIndex): Float32Array {
  const query = new Map<number, number>();
  for (const word of identifiersIn(text)) {
    const id = identifiers.vocabulary.known(word);
    if (id !== undefined) query.set(id, 1);
  }
  return bm25(identifiers.postings, query, 0.6);
}
