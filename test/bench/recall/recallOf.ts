import { linesOf } from "../../../src/core/context/lines.ts";
import { chooseNeighbours } from "../../../src/core/context/neighbourhood/chooseNeighbours.ts";
import type { LinesByPath } from "../../../src/core/context/neighbourhood/cutDefinition.ts";
import type { Neighbour } from "../../../src/core/context/neighbourhood/neighbour.ts";
import { rankNeighbours } from "../../../src/core/context/neighbourhood/rankNeighbours.ts";
import type { weights } from "../../../src/core/context/neighbourhood/weights.ts";
import { createTermIndexer } from "../../../src/core/context/terms/termIndex.ts";
import { fixCommits, type FixCommit } from "./fixCommits.ts";
import { createTreeReader, type TreeFile } from "./treeTerms.ts";

export const budgets = [1000, 2000, 4000, 8000] as const;

/** Of one seed, for each budget. */
export interface SeedRecall {
  readonly recall: readonly number[];
  readonly definitions: readonly number[];
  readonly milliseconds: number;
}

interface Changed {
  readonly path: string;
  /** Index in the file's definitions. */
  readonly at: number;
  readonly lines: number;
}

const mostCommits = 6000;
const mostNeighbours = 400;
const seedsOfCommit = 2;

/**
 * What of a fix's other files is in the context of each of its two largest changed definitions, as
 * a repository's history has it. The whole of the seed's file counts as shown.
 */
export function recallsOf(
  repository: string,
  seeds: number,
  given?: typeof weights,
): readonly SeedRecall[] {
  const treeOf = createTreeReader(repository);
  const indexOf = createTermIndexer();
  const found: SeedRecall[] = [];
  for (const commit of fixCommits(repository, mostCommits)) {
    if (found.length >= seeds) break;
    const tree = treeOf(commit.parent);
    const changed = changedDefinitions(commit, tree);
    if (changed === undefined) continue;
    const index = indexOf([...tree.values()].map(({ terms }) => terms));
    const bySize = changed.toSorted((a, b) => b.lines - a.lines);
    for (const seed of bySize.slice(0, seedsOfCommit)) {
      const targets = changed.filter(({ path }) => path !== seed.path);
      if (targets.length === 0) continue;
      const start = performance.now();
      const ranked = rankNeighbours(questionOf(seed, tree), index, given);
      const milliseconds = performance.now() - start;
      found.push({ ...shareIn(ranked, targets, tree), milliseconds });
    }
  }
  return found;
}

/** Undefined for a commit that is none of those that count. */
function changedDefinitions(
  { files }: FixCommit,
  tree: ReadonlyMap<string, TreeFile>,
): readonly Changed[] | undefined {
  const inTree = files.filter(({ path }) => tree.has(path));
  if (inTree.length < 2 || inTree.length > 6) return undefined;
  const changed = inTree.flatMap(({ path, lines }) => {
    const { definitions } = tree.get(path)?.terms ?? { definitions: [] };
    const at = new Set(
      lines.map((line) =>
        definitions.findLastIndex(({ start, end }) => start <= line && line < end),
      ),
    );
    return [...at].flatMap((one): readonly Changed[] => {
      const { start, end } = definitions[one] ?? { start: 0, end: 0 };
      return one < 0 ? [] : [{ path, at: one, lines: end - start }];
    });
  });
  const isMeant =
    changed.length >= 2 &&
    changed.length <= 12 &&
    new Set(changed.map(({ path }) => path)).size >= 2;
  return isMeant ? changed : undefined;
}

function questionOf({ path, at }: Changed, tree: ReadonlyMap<string, TreeFile>) {
  const file = tree.get(path);
  const definitions = file?.terms.definitions ?? [];
  const { start = 0, end = 0 } = definitions[at] ?? {};
  // A review knows a class by its methods too.
  const inside = definitions.filter((one) => start <= one.start && one.end <= end);
  const names = inside.filter(({ kind }) => kind !== "handler").map(({ name }) => name);
  const text = linesOf(file?.text ?? "")
    .slice(start, end)
    .join("");
  return {
    seeds: [{ path, names: [...new Set(names)], text }],
    shown: [{ path, start: 0, end: Infinity }],
    most: mostNeighbours,
  };
}

function shareIn(
  ranked: readonly Neighbour[],
  targets: readonly Changed[],
  tree: ReadonlyMap<string, TreeFile>,
): Omit<SeedRecall, "milliseconds"> {
  const lines = linesByPath(tree);
  const heads = targets.map(({ path, at }) => ({
    path,
    head: tree.get(path)?.terms.definitions[at]?.head,
  }));
  const chosen = budgets.map((tokens) => {
    const { shown, listed } = chooseNeighbours(ranked, lines, [], {
      tokens,
      count: tokensOf,
      countListed: tokensOf,
      heading: 0,
    });
    const spans = shown.flatMap(({ neighbour: { path }, cuts }) =>
      cuts.map(({ start, end }) => ({ path, start, end })),
    );
    const ofList = listed.map(({ neighbour: { path, head } }) => ({
      path,
      start: head,
      end: head + 1,
    }));
    const all = [...spans, ...ofList];
    const got = heads.filter(({ path, head = -1 }) =>
      all.some((one) => one.path === path && one.start <= head && head < one.end),
    );
    return { recall: got.length / heads.length, definitions: shown.length + listed.length };
  });
  return {
    recall: chosen.map(({ recall }) => recall),
    definitions: chosen.map(({ definitions }) => definitions),
  };
}

const tokensOf = (text: string): number => Buffer.byteLength(text) / 3.5;

function linesByPath(tree: ReadonlyMap<string, TreeFile>): LinesByPath {
  const known = new Map<string, readonly string[]>();
  return (path) => {
    const lines = known.get(path) ?? linesOf(tree.get(path)?.text ?? "");
    known.set(path, lines);
    return lines;
  };
}
