import type { DefinitionTerms, FileTerms } from "../terms/fileTerms.ts";
import type { IndexedDefinition, TermIndex } from "../terms/termIndex.ts";
import { topOf } from "./edges.ts";
import type { Neighbour, NeighbourQuestion, Relation } from "./neighbour.ts";
import { signsOf } from "./signsOf.ts";
import { viewSeed, type SeedView } from "./seedView.ts";
import { scoreOf, weights } from "./weights.ts";

/** Definitions that are looked at closely, the likeliest at a glance. */
const mostWeighed = 500;
/** Each costs about as much as the first; what is beyond goes along in the text of the last. */
const mostSeeds = 4;
/** What scores less is as near as anything in the workspace: better nothing. */
const floor = 1.6;
/** What the other seeds think of a definition counts so much less. */
const shareOfOthers = 0.15;

/** The definitions that somebody would open who judges the seeds, the likeliest first. */
export function rankNeighbours(
  { seeds, shown, most }: NeighbourQuestion,
  index: TermIndex,
  given: typeof weights = weights,
): readonly Neighbour[] {
  const isOut = outOf(shown, index);
  const best = new Map<number, { score: number; relation: Relation }>();
  for (const seed of joined(seeds)) {
    const view = viewSeed(seed, index, isOut);
    const looked = new Set([...topOf(view.likely, mostWeighed), ...view.makers.keys()]);
    const pool = [...looked].filter((one) => !isOut(one));
    for (const one of pool) {
      const score = scoreOf(signsOf(one, view, index), given);
      const known = best.get(one);
      const relation = relationOf(one, view, index);
      if (known === undefined) best.set(one, { score, relation });
      else {
        const [more, less] = score > known.score ? [score, known.score] : [known.score, score];
        const nearest = known.relation === "like" ? relation : known.relation;
        best.set(one, { score: more + shareOfOthers * less, relation: nearest });
      }
    }
  }
  const ranked = [...best]
    .filter(([, { score }]) => score >= floor)
    .sort(([, a], [, b]) => b.score - a.score)
    .slice(0, most)
    .flatMap(([at, found]) => neighbourAt(index.definitions[at], found, index));
  const first = new Map<string, Neighbour>();
  for (const one of ranked) {
    const key = `${one.path}:${one.head}`;
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

function neighbourAt(
  definition: IndexedDefinition | undefined,
  found: { readonly score: number; readonly relation: Relation },
  index: TermIndex,
): readonly Neighbour[] {
  const file = index.files[definition?.file ?? -1];
  if (definition === undefined || file === undefined) return [];
  const { name, owner, start, head, end } = smallOwner(definition.terms, file) ?? definition.terms;
  const { path, languageId } = file;
  return [{ path, languageId, name, owner, start, head, end, ...found }];
}

/** Lines of a member that says little alone, and of an interface that is short enough to say all. */
const mostOfMember = 3;
const mostOfOwner = 14;

/** What a method promises often stands above its interface. */
function smallOwner(
  { owner, start, end }: DefinitionTerms,
  { definitions }: FileTerms,
): DefinitionTerms | undefined {
  if (owner === "" || end - start > mostOfMember) return undefined;
  return definitions.find(
    (one) =>
      one.kind === "class" &&
      one.name === owner &&
      one.start <= start &&
      end <= one.end &&
      one.end - one.start <= mostOfOwner,
  );
}

function relationOf(
  at: number,
  { callees, callers, makers }: SeedView,
  index: TermIndex,
): Relation {
  if (makers.has(at)) return "maker";
  if (callees.has(at)) return index.definitions[at]?.terms.kind === "class" ? "type" : "callee";
  return callers.has(at) ? "caller" : "like";
}

/** Whether most of a definition is shown anyway. */
function outOf(shown: NeighbourQuestion["shown"], index: TermIndex): (at: number) => boolean {
  const byFile = Map.groupBy(shown, ({ path }) => index.fileAt.get(path) ?? -1);
  return (at) => {
    const definition = index.definitions[at];
    const lines = byFile.get(definition?.file ?? -2);
    if (definition === undefined || lines === undefined) return false;
    const { start, end } = definition.terms;
    const covered = lines.reduce(
      (sum, one) => sum + Math.max(0, Math.min(end, one.end) - Math.max(start, one.start)),
      0,
    );
    return covered * 2 >= end - start;
  };
}

function joined(seeds: NeighbourQuestion["seeds"]): NeighbourQuestion["seeds"] {
  const [first, ...rest] = seeds.slice(mostSeeds - 1);
  if (first === undefined) return seeds;
  const all = [first, ...rest];
  const last = {
    path: first.path,
    names: all.flatMap(({ names }) => names),
    text: all.map(({ text }) => text).join("\n"),
    changed: all.map(({ changed = "" }) => changed).join("\n"),
  };
  return [...seeds.slice(0, mostSeeds - 1), last];
}
