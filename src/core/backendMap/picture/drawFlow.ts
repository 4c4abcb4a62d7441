import type { BackendMap } from "../backendMap.ts";
import type { Reach } from "../reach.ts";
import { counted, entryTitle } from "./factWords.ts";
import type { EntryGroup } from "./groupEntryPoints.ts";
import { mermaidBlock, nodeText } from "./mermaid.ts";
import { reachedBy, type Arrow, type Reached } from "./reachedBy.ts";

/** More than these nobody can follow with the eye. */
const most = { groups: 20, tables: 24, neighbours: 12, arrows: 48 };

/** A picture, and what it had to leave out. */
export interface Drawing {
  readonly block: string;
  readonly remainder: string;
}

export interface Flow extends Drawing {
  /** What the picture does not show whole, to be told by words; empty where it shows all. */
  readonly reached: readonly Reached[];
}

/** So few entry points are drawn each by itself. */
const mostAlone = 14;

/** Groups of entry points, and the tables and neighbours that their code reaches. */
export function drawFlow(
  map: BackendMap,
  groups: readonly EntryGroup[],
  reach: Reach,
): Flow | undefined {
  if (groups.length === 0) return undefined;
  const parts = map.entryPoints.length > mostAlone ? groups : groups.flatMap(eachAlone);
  const reached = parts.map((part) => reachedBy(part, reach));
  const shown = reached.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, most.groups);
  const chosen = mostTheirOwn(shown);
  const tables = busiest(chosen, (arrow) => arrow.kind !== "calls").slice(0, most.tables);
  const others = busiest(chosen, (arrow) => arrow.kind === "calls").slice(0, most.neighbours);
  const edges = chosen.flatMap(({ arrows }, at) => edgesOf(arrows, at, tables, others));
  const block = mermaidBlock([
    "flowchart LR",
    ...chosen.map(({ group }, at) => `  e${at}["${wordsOf(group)}"]`),
    ...tables.map((name, at) => `  t${at}[("${nodeText(name)}")]`),
    ...others.map((name, at) => `  n${at}(["${nodeText(name)}"])`),
    ...edges,
  ]);
  const drawn = { groups: chosen.length, tables, others, arrows: edges.length };
  const { left, unreached } = leftOut(map, reached, drawn);
  return {
    block,
    remainder: [left, unreached].filter(Boolean).join(" "),
    reached: left ? reached : [],
  };
}

function eachAlone({ entries }: EntryGroup): readonly EntryGroup[] {
  return entries.map((entry) => ({
    name: entryTitle(entry),
    entries: [entry],
    groups: [],
    own: [],
  }));
}

function wordsOf({ name, entries }: EntryGroup): string {
  return entries.length === 1 ? nodeText(name) : `${nodeText(name)} (${entries.length})`;
}

const weightOf = ({ group, arrows }: Reached): number => group.entries.length + arrows.length;

/**
 * Where all arrows together would be a tangle, each group's that say most of it: what many of its entry
 * points reach and few other groups, what is written before what is read.
 */
function mostTheirOwn(shown: readonly Reached[]): readonly Reached[] {
  const all = shown.flatMap(({ arrows }) => arrows);
  if (all.length <= most.arrows) return shown;
  const sharing = new Map([...Map.groupBy(all, ({ to }) => to)].map(([to, of]) => [to, of.length]));
  const told = ({ to, kind, entries }: Arrow, of: number): number =>
    ((kind === "reads" ? 1 : 2) * entries) / of / (sharing.get(to) ?? 1);
  const each = Math.max(1, Math.floor(most.arrows / shown.length));
  return shown.map(({ group, arrows }) => ({
    group,
    arrows: arrows
      .toSorted((a, b) => told(b, group.entries.length) - told(a, group.entries.length))
      .slice(0, each),
  }));
}

/** Names by how many of the groups reach them. */
function busiest(shown: readonly Reached[], isMeant: (arrow: Arrow) => boolean): readonly string[] {
  const all = shown.flatMap(({ arrows }) => arrows.filter(isMeant));
  return [...Map.groupBy(all, ({ to }) => to)]
    .toSorted(([a, from], [b, others]) => others.length - from.length || (a < b ? -1 : 1))
    .map(([name]) => name);
}

const lines: Readonly<Record<Arrow["kind"], string>> = {
  writes: "==>",
  reads: "-->",
  calls: "-.->",
};

function edgesOf(
  arrows: readonly Arrow[],
  from: number,
  tables: readonly string[],
  others: readonly string[],
): readonly string[] {
  const edges = (names: readonly string[], node: string, isMeant: (arrow: Arrow) => boolean) =>
    names.flatMap((name, at) =>
      arrows
        .filter((arrow) => arrow.to === name && isMeant(arrow))
        .map(({ kind }) => `  e${from} ${lines[kind]} ${node}${at}`),
    );
  return [
    ...edges(tables, "t", ({ kind }) => kind !== "calls"),
    ...edges(others, "n", ({ kind }) => kind === "calls"),
  ];
}

interface Drawn {
  readonly groups: number;
  readonly tables: readonly string[];
  readonly others: readonly string[];
  readonly arrows: number;
}

function leftOut(
  map: BackendMap,
  reached: readonly Reached[],
  drawn: Drawn,
): { readonly left: string; readonly unreached: string } {
  const all = reached.flatMap(({ arrows }) => arrows);
  const names = (isMeant: (arrow: Arrow) => boolean): ReadonlySet<string> =>
    new Set(all.filter(isMeant).map(({ to }) => to));
  const tables = names(({ kind }) => kind !== "calls");
  const others = names(({ kind }) => kind === "calls");
  const left = [
    counted(reached.length - drawn.groups, "group"),
    counted(tables.size - drawn.tables.length, "table"),
    counted(others.size - drawn.others.length, "neighbour"),
    counted(all.length - drawn.arrows, "arrow"),
  ].filter((words) => !words.startsWith("0 "));
  const unreached = map.tables.filter(({ name }) => !tables.has(name)).length;
  return {
    left: left.length === 0 ? "" : `Not drawn: ${left.join(", ")}; the list below has all.`,
    unreached:
      unreached === 0 ? "" : `No entry point is seen to reach ${counted(unreached, "table")}.`,
  };
}
