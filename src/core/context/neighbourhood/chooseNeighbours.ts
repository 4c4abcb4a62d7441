import { cutDefinition, signatureOf, type Cut, type LinesByPath } from "./cutDefinition.ts";
import type { Neighbour } from "./neighbour.ts";

/** What goes along: definitions with their text, and others by their signature alone. */
export interface ChosenNeighbours {
  readonly shown: readonly { readonly neighbour: Neighbour; readonly cuts: readonly Cut[] }[];
  readonly listed: readonly { readonly neighbour: Neighbour; readonly signature: string }[];
}

export interface NeighbourBudget {
  readonly tokens: number;
  /** Of a text as it would be sent, its numbers included. */
  readonly count: (text: string, languageId: string) => number;
  /** Of a part's heading. */
  readonly heading: number;
}

/** The list of signatures shows far and cheaply, the rest is for code that can be judged. */
const shareOfText = 0.6;
const mostShown = 25;
const mostShownOfFile = 3;
const mostOfFile = 8;
const mostListed = 60;
/** Tokens of a definition; of what the seed calls, whose body decides whether it is called rightly. */
const mostTokens = 150;
const mostCalleeTokens = 400;
/** No single callee takes more than this share of what is there for text. */
const calleeShare = 0.25;

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
  const shown: { neighbour: Neighbour; cuts: readonly Cut[] }[] = [];
  const listed: { neighbour: Neighbour; signature: string }[] = [];
  const perFile = new Map<string, number>();
  let room = budget.tokens;
  let roomForText = budget.tokens * shareOfText;
  for (const neighbour of neighbours) {
    const { path } = neighbour;
    const lines = linesOf(path);
    const count = perFile.get(path) ?? 0;
    if (lines === undefined || count >= mostOfFile || isShown(neighbour, shown)) continue;
    const cuts = cutDefinition(neighbour, lines, names, fitsIn(neighbour, budget));
    const cost = costOf(cuts, neighbour, budget);
    const hasPlace = shown.length < mostShown && count < mostShownOfFile;
    const signature = signatureOf(neighbour, lines);
    const lineCost = budget.count(listLine(neighbour, signature, listed), neighbour.languageId);
    if (hasPlace && cost <= Math.min(room, roomForText)) {
      shown.push({ neighbour, cuts });
      room -= cost;
      roomForText -= cost;
    } else if (listed.length < mostListed && lineCost <= room) {
      listed.push({ neighbour, signature });
      room -= lineCost;
    } else continue;
    perFile.set(path, count + 1);
  }
  return { shown, listed };
}

/** Files are named once each. */
function listLine(
  { path, head }: Neighbour,
  signature: string,
  listed: ChosenNeighbours["listed"],
): string {
  const isNamed = listed.some(({ neighbour }) => neighbour.path === path);
  return `${isNamed ? "" : `${path}\n`}  ${head + 1} ${signature}\n`;
}

function fitsIn(
  { relation, languageId }: Neighbour,
  { tokens, count }: NeighbourBudget,
): (text: string) => boolean {
  const callee = Math.min(mostCalleeTokens, tokens * shareOfText * calleeShare);
  const most = relation === "callee" ? Math.max(mostTokens, callee) : mostTokens;
  return (text) => count(text, languageId) <= most;
}

function costOf(
  cuts: readonly Cut[],
  { languageId }: Neighbour,
  { count, heading }: NeighbourBudget,
): number {
  return cuts.reduce((sum, { text }) => sum + heading + count(text, languageId), 0);
}

/** Whether its head stands in what was chosen before: a method in its class. */
function isShown({ path, head }: Neighbour, shown: ChosenNeighbours["shown"]): boolean {
  return shown.some(
    ({ neighbour, cuts }) =>
      neighbour.path === path && cuts.some(({ start, end }) => start <= head && head < end),
  );
}
