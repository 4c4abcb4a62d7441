import { cutDefinition, signatureOf, type Cut, type LinesByPath } from "./cutDefinition.ts";
import { addedLine, type ListedNeighbour } from "./listNeighbours.ts";
import type { Neighbour, Relation } from "./neighbour.ts";
import { isPromise } from "./isPromise.ts";

/** What goes along: definitions with their text, and others by their signature alone. */
export interface ChosenNeighbours {
  readonly shown: readonly { readonly neighbour: Neighbour; readonly cuts: readonly Cut[] }[];
  readonly listed: readonly ListedNeighbour[];
}

export interface NeighbourBudget {
  readonly tokens: number;
  /** Of a text as it would be sent, its numbers included. */
  readonly count: (text: string, languageId: string) => number;
  /** Of lines of the list, which have no numbers beside them. */
  readonly countListed: (lines: string) => number;
  /** Of a part's heading. */
  readonly heading: number;
}

/** The list of signatures shows far and cheaply, the rest is for code that can be judged. */
const shareOfText = 0.45;
const mostShown = 25;
const mostShownOfFile = 3;
const mostOfFile = 12;
const mostListed = 240;
/** Tokens of a definition; of what the seed calls, whose body decides whether it is called rightly. */
const mostTokens = 130;
const mostCalleeTokens = 400;
/** No single callee takes more than this share of what is there for text. */
const calleeShare = 0.35;
/** The first callees are shown so far even where the list of signatures is shorter for it. */
const leastCalleeTokens = 260;
/** How many of each are shown so. */
const mostCertain: Partial<Record<Relation, number>> = { callee: 2, below: 1, type: 1, maker: 1 };
/** The list says all of a line that is not longer. */
const longestListed = 60;

/**
 * As many of the neighbours as the budget holds, in their order: with their text as long as its
 * share lasts, then by their signatures.
 *
 * @param linesOf a file's; undefined for one that may not be shown.
 * @param names the seeds', so that callers are cut around the call.
 */
export function chooseNeighbours(
  neighbours: readonly Neighbour[],
  linesOf: LinesByPath,
  names: readonly string[],
  budget: NeighbourBudget,
): ChosenNeighbours {
  const chosen: Choosing = {
    shown: [],
    listed: [],
    perFile: new Map(),
    certain: new Map(),
    room: budget.tokens,
    roomForText: budget.tokens * shareOfText,
  };
  const owners = new Set(neighbours.map(({ owner }) => owner));
  for (const neighbour of neighbours) {
    const lines = linesOf(neighbour.path);
    const count = chosen.perFile.get(neighbour.path) ?? 0;
    const isOut = count >= mostOfFile || isShown(neighbour, chosen.shown);
    if (lines === undefined || isOut || opensNamespace(neighbour, lines)) continue;
    const isTaken =
      (!isSaidByLine(neighbour, owners, lines) &&
        takeText(neighbour, cutDefinition(neighbour, lines, names, fitsIn(neighbour, budget)), {
          chosen,
          budget,
        })) ||
      takeSignature(neighbour, signatureOf(neighbour, lines), { chosen, budget });
    if (isTaken) chosen.perFile.set(neighbour.path, count + 1);
  }
  return chosen;
}

/**
 * Whether the list tells all of it, without a heading of its own: one line that is only alike, or a
 * short type, and what only promises.
 *
 * @param owners of what is near, by name.
 */
export function isSaidByLine(
  neighbour: Neighbour,
  owners: ReadonlySet<string>,
  lines: readonly string[],
): boolean {
  const { relation, start, end } = neighbour;
  const isShort = (lines[start] ?? "").trim().length <= longestListed;
  const isListed = relation === "like" || (relation === "type" && isShort);
  return (isListed && end - start === 1) || isPromise(neighbour, owners, lines);
}

/** It only holds what has names of its own. */
function opensNamespace({ head }: Neighbour, lines: readonly string[]): boolean {
  return /^\s*(?:export\s+)?namespace\s/.test(lines[head] ?? "");
}

interface Choosing {
  readonly shown: { neighbour: Neighbour; cuts: readonly Cut[] }[];
  readonly listed: ListedNeighbour[];
  readonly perFile: Map<string, number>;
  readonly certain: Map<Relation, number>;
  room: number;
  roomForText: number;
}
interface Taking {
  readonly chosen: Choosing;
  readonly budget: NeighbourBudget;
}

function takeText(neighbour: Neighbour, cuts: readonly Cut[], { chosen, budget }: Taking): boolean {
  const cost = costOf(cuts, neighbour, budget);
  const ofFile = chosen.perFile.get(neighbour.path) ?? 0;
  const hasPlace = chosen.shown.length < mostShown && ofFile < mostShownOfFile;
  const { relation } = neighbour;
  const certain = chosen.certain.get(relation) ?? 0;
  const isFirst = certain < (mostCertain[relation] ?? 0);
  const room = isFirst ? chosen.room : Math.min(chosen.room, chosen.roomForText);
  if (!hasPlace || cost > room) return false;
  chosen.shown.push({ neighbour, cuts });
  chosen.room -= cost;
  chosen.roomForText -= cost;
  if (isFirst) chosen.certain.set(relation, certain + 1);
  return true;
}

function takeSignature(
  neighbour: Neighbour,
  signature: string,
  { chosen, budget }: Taking,
): boolean {
  const line = addedLine({ neighbour, signature }, chosen.listed);
  const cost = budget.countListed(line);
  if (chosen.listed.length >= mostListed || cost > chosen.room) return false;
  chosen.listed.push({ neighbour, signature });
  chosen.room -= cost;
  return true;
}

function fitsIn(
  { relation, languageId }: Neighbour,
  { tokens, count }: NeighbourBudget,
): (text: string) => boolean {
  const callee = Math.min(mostCalleeTokens, tokens * shareOfText * calleeShare);
  const least = relation === "callee" ? Math.min(leastCalleeTokens, tokens / 2) : mostTokens;
  const isCalled = relation !== "caller" && relation !== "like";
  const most = isCalled ? Math.max(mostTokens, least, callee) : mostTokens;
  return (text) => count(text, languageId) <= most;
}

function costOf(
  cuts: readonly Cut[],
  { languageId }: Neighbour,
  { count, heading }: NeighbourBudget,
): number {
  return cuts.reduce((sum, { text }) => sum + heading + count(text, languageId), 0);
}

/** Whether its head stands in what was chosen before, as a method's in its class, or the other way. */
function isShown({ path, start, head, end }: Neighbour, shown: ChosenNeighbours["shown"]): boolean {
  return shown.some(
    ({ neighbour, cuts }) =>
      neighbour.path === path &&
      cuts.some(
        (cut) =>
          (cut.start <= head && head < cut.end) ||
          (start <= neighbour.head && neighbour.head < end && end - start <= smallOwner),
      ),
  );
}

/** Lines of a class that is not worth showing beside one of its members. */
const smallOwner = 12;
