import { isSaidByLine, type ChosenNeighbours, type NeighbourBudget } from "./chooseNeighbours.ts";
import { cutDefinition, type LinesByPath } from "./cutDefinition.ts";
import type { Neighbour, Relation } from "./neighbour.ts";

/** Tokens of a definition that is worth showing whole; of a class, whose members are what counts. */
const mostWhole: Readonly<Record<Relation, number>> = {
  callee: 1200,
  caller: 900,
  below: 700,
  maker: 900,
  like: 700,
  type: 350,
};

/**
 * The same definitions, as many of them whole as there is room for: whether a call is right shows in
 * what stands behind the first lines of a function.
 *
 * @param room tokens that there are besides those of `chosen`.
 */
export function widenNeighbours(
  { shown, listed }: ChosenNeighbours,
  linesOf: LinesByPath,
  room: number,
  budget: Pick<NeighbourBudget, "count" | "heading">,
): ChosenNeighbours {
  const whole = new Map<Neighbour, Shown>();
  const owners = new Set([...shown, ...listed].map(({ neighbour }) => neighbour.owner));
  let left = room;
  for (const { neighbour, cuts } of inOrder({ shown, listed })) {
    const lines = linesOf(neighbour.path);
    if (lines === undefined || (cuts.length === 0 && isSaidByLine(neighbour, owners, lines))) {
      continue;
    }
    const wide = wholeOf(neighbour, lines);
    const tokens = costOf(wide, budget);
    const more = tokens - costOf({ neighbour, cuts }, budget);
    if (more <= 0 || more > left || tokens > mostWhole[neighbour.relation]) continue;
    if ([...shown, ...whole.values()].some((one) => overlap(one, neighbour))) continue;
    whole.set(neighbour, wide);
    left -= more;
  }
  const promoted = listed.flatMap(({ neighbour }) => whole.get(neighbour) ?? []);
  return {
    shown: [...shown.map((one) => whole.get(one.neighbour) ?? one), ...promoted],
    listed: listed.filter(({ neighbour }) => !whole.has(neighbour)),
  };
}

type Shown = ChosenNeighbours["shown"][number];

/** The likeliest first. */
function inOrder({ shown, listed }: ChosenNeighbours): readonly Shown[] {
  const all = [...shown, ...listed.map(({ neighbour }) => ({ neighbour, cuts: [] }))];
  return all.toSorted((a, b) => b.neighbour.score - a.neighbour.score);
}

/** Whether lines of a definition are shown as another's: a method's in its class, or the other way. */
function overlap({ neighbour, cuts }: Shown, other: Neighbour): boolean {
  if (neighbour === other || neighbour.path !== other.path) return false;
  return cuts.some(({ start, end }) => start < other.end && other.start < end);
}

function wholeOf(neighbour: Neighbour, lines: readonly string[]): Shown {
  return { neighbour, cuts: cutDefinition(neighbour, lines, [], () => true) };
}

function costOf(
  { neighbour, cuts }: Shown,
  { count, heading }: Pick<NeighbourBudget, "count" | "heading">,
): number {
  return cuts.reduce((sum, { text }) => sum + heading + count(text, neighbour.languageId), 0);
}
