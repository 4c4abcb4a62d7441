import type { BackendMap, EntryPoint, Neighbour } from "../backendMap.ts";
import type { Reach } from "../reach.ts";
import { counted, entryTitle, neighbourWords } from "./factWords.ts";
import type { EntryGroup } from "./groupEntryPoints.ts";
import { mermaidBlock, nodeText } from "./mermaid.ts";

/** More than these nobody can follow with the eye. */
const most = { groups: 20, tables: 24, neighbours: 12 };

/** Neighbours that a request can reach. */
const reachable: readonly Neighbour["kind"][] = ["http", "producer", "cache"];

interface Touched {
  readonly group: EntryGroup;
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  readonly neighbours: ReadonlySet<string>;
}

/** A picture, and what it had to leave out. */
export interface Drawing {
  readonly block: string;
  readonly remainder: string;
}

/** So few entry points are drawn each by itself. */
const mostAlone = 14;

/** Groups of entry points, and the tables and neighbours that their code reaches. */
export function drawFlow(
  map: BackendMap,
  groups: readonly EntryGroup[],
  reach: Reach,
): Drawing | undefined {
  if (groups.length === 0) return undefined;
  const parts = map.entryPoints.length > mostAlone ? groups : groups.flatMap(eachAlone);
  const touched = parts.map((part) => touchedBy(part, reach));
  const shown = touched.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, most.groups);
  const tables = busiest(shown.map((one) => new Set([...one.reads, ...one.writes])));
  const others = busiest(shown.map((one) => one.neighbours));
  const drawnTables = tables.slice(0, most.tables);
  const drawnOthers = others.slice(0, most.neighbours);
  const block = mermaidBlock([
    "flowchart LR",
    ...shown.map(({ group }, at) => `  e${at}["${wordsOf(group)}"]`),
    ...drawnTables.map((name, at) => `  t${at}[("${nodeText(name)}")]`),
    ...drawnOthers.map((name, at) => `  n${at}(["${nodeText(name)}"])`),
    ...shown.flatMap((one, at) => edgesOf(one, at, drawnTables, drawnOthers)),
  ]);
  const left = [
    counted(parts.length - shown.length, "group"),
    counted(tables.length - drawnTables.length, "table"),
    counted(others.length - drawnOthers.length, "neighbour"),
  ].filter((words) => !words.startsWith("0 "));
  const unreached = map.tables.filter(({ name }) => !tables.includes(name)).length;
  return {
    block,
    remainder: [
      left.length === 0 ? "" : `Not drawn: ${left.join(", ")}.`,
      unreached === 0 ? "" : `No entry point is seen to reach ${counted(unreached, "table")}.`,
    ]
      .filter(Boolean)
      .join(" "),
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

function touchedBy(group: EntryGroup, reach: Reach): Touched {
  const steps = group.entries.flatMap((entry: EntryPoint) => reach(entry));
  const queries = steps.flatMap((step) => step.queries);
  const neighbours = steps
    .flatMap((step) => step.neighbours)
    .filter(({ kind }) => reachable.includes(kind))
    .map(({ kind, name }) => `${name} · ${neighbourWords[kind]}`);
  return {
    group,
    reads: new Set(queries.flatMap((query) => query.reads)),
    writes: new Set(queries.flatMap((query) => query.writes)),
    neighbours: new Set(neighbours),
  };
}

const weightOf = ({ group, reads, writes, neighbours }: Touched): number =>
  group.entries.length + reads.size + writes.size + neighbours.size;

/** Names by how many of the sets have them. */
function busiest(sets: readonly ReadonlySet<string>[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of sets.flatMap((set) => [...set])) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([name]) => name);
}

function edgesOf(
  { reads, writes, neighbours }: Touched,
  from: number,
  tables: readonly string[],
  others: readonly string[],
): readonly string[] {
  const toTables = tables.flatMap((name, at) => {
    if (writes.has(name)) return [`  e${from} ==> t${at}`];
    return reads.has(name) ? [`  e${from} --> t${at}`] : [];
  });
  const toOthers = others.flatMap((name, at) =>
    neighbours.has(name) ? [`  e${from} -.-> n${at}`] : [],
  );
  return [...toTables, ...toOthers];
}
