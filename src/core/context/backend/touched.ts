import type {
  BackendMap,
  EntryPoint,
  MapFunction,
  MapPlace,
  Query,
  Table,
} from "../../backendMap/backendMap.ts";
import { createReach } from "../../backendMap/reach.ts";
import { startOf } from "../../backendMap/facts/startOf.ts";
import type { SeedSpan } from "./seedsOf.ts";

/** What of the map the code under review is about. */
export interface Touched {
  /** Whose handler it holds. */
  readonly handled: readonly EntryPoint[];
  /** Whose requests run through it. */
  readonly reaching: readonly EntryPoint[];
  /** In it. */
  readonly functions: readonly MapFunction[];
  /** In it. */
  readonly queries: readonly Query[];
  /** In what it calls. */
  readonly below: readonly Query[];
  readonly tables: readonly TouchedTable[];
  /** That are declared or changed in it. */
  readonly changed: readonly Table[];
}

export interface TouchedTable {
  readonly table: Table;
  /** "written in line 31", as the end of a sentence. */
  readonly why: string;
  /** And neither written nor declared in it or in what it calls. */
  readonly isRead: boolean;
}

/** How far calls are followed for the tables that they touch. */
const mostSteps = 2;
const mostReaching = 6;

export function findTouched(map: BackendMap, spans: readonly SeedSpan[]): Touched {
  const isIn = touching(spans);
  const handled = handledBy(map, spans);
  const own = map.functions.filter(isIn);
  const queries = map.queries.filter(isIn);
  const below = queriesBelow(own, map).filter((one) => !queries.includes(one));
  return {
    handled,
    reaching: handled.length > 0 ? [] : reachingEntries(map, own),
    functions: own,
    queries,
    below,
    tables: tablesOf(map, { queries, below, isIn }),
    changed: map.tables.filter((table) => isChanged(table, isIn)),
  };
}

/**
 * The same, with the queries of what the code may call where no call of it could be followed.
 *
 * @param named what it may call, by names alone.
 */
export function withNamed(
  touched: Touched,
  map: BackendMap,
  spans: readonly SeedSpan[],
  named: readonly SeedSpan[],
): Touched {
  if (touched.below.length > 0 || named.length === 0) return touched;
  const below = map.queries.filter(touching(named));
  const tables = tablesOf(map, { queries: touched.queries, below, isIn: touching(spans) });
  return { ...touched, below, tables };
}

/** By what is new, unless that is of no route: what stands beside it in a list of routes is not meant. */
function handledBy({ entryPoints }: BackendMap, spans: readonly SeedSpan[]): readonly EntryPoint[] {
  const handledIn = (some: readonly SeedSpan[]): readonly EntryPoint[] => {
    const isIn = touching(some);
    return entryPoints.filter(
      ({ handler, declared }) => (handler !== undefined && isIn(handler)) || isIn(declared),
    );
  };
  const handled = handledIn(spans.flatMap(changedOf));
  return handled.length > 0 ? handled : handledIn(spans);
}

function changedOf(span: SeedSpan): readonly SeedSpan[] {
  if (span.changed === undefined) return [span];
  return [...span.changed].map((line) => ({ uri: span.uri, start: line, end: line + 1 }));
}

type IsIn = (place: MapPlace) => boolean;

function touching(spans: readonly SeedSpan[]): IsIn {
  const byFile = Map.groupBy(spans, ({ uri }) => uri);
  return ({ uri, range }) =>
    byFile.get(uri)?.some(({ start, end }) => range.start.line < end && start <= range.end.line) ??
    false;
}

function reachingEntries(map: BackendMap, own: readonly MapFunction[]): readonly EntryPoint[] {
  if (own.length === 0) return [];
  const wanted = new Set(own.map(startOf));
  const reach = createReach(map);
  const found: EntryPoint[] = [];
  for (const entry of map.entryPoints) {
    if (found.length === mostReaching) break;
    if (reach(entry).some((step) => wanted.has(startOf(step.function)))) found.push(entry);
  }
  return found;
}

function queriesBelow(own: readonly MapFunction[], map: BackendMap): readonly Query[] {
  const functions = new Map(map.functions.map((one) => [startOf(one), one]));
  let step = own;
  const seen = new Set(own);
  for (let steps = 0; steps < mostSteps; steps++) {
    step = step.flatMap(({ calls }) => calls.flatMap((start) => functions.get(start) ?? []));
    for (const one of step) seen.add(one);
  }
  const called = [...seen].filter((one) => !own.includes(one)).map(spanOf);
  return map.queries.filter(touching(called));
}

function spanOf({ uri, range }: MapPlace): SeedSpan {
  return { uri, start: range.start.line, end: range.end.line + 1 };
}

function isChanged(table: Table, isIn: IsIn): boolean {
  return isIn(table) || table.columns.some(isIn);
}

/** Written ones first, those of the code itself before those of what it calls. */
function tablesOf(
  map: BackendMap,
  { queries, below, isIn }: Pick<Touched, "queries" | "below"> & { readonly isIn: IsIn },
): readonly TouchedTable[] {
  const why = new Map<string, string>();
  const note = (names: readonly string[], words: string): void => {
    for (const name of names) if (!why.has(name)) why.set(name, words);
  };
  for (const one of queries) note(one.writes, `written in line ${one.range.start.line + 1}`);
  for (const one of queries) note(one.reads, `read in line ${one.range.start.line + 1}`);
  for (const one of below) note(one.writes, "written by what it calls");
  for (const one of below) note(one.reads, "read by what it calls");
  const changed = map.tables.filter((table) => isChanged(table, isIn)).map(({ name }) => name);
  note(changed, "declared or changed here");
  const written = new Set([...changed, ...[...queries, ...below].flatMap((one) => one.writes)]);
  return [...why].flatMap(([name, words]) => {
    const table = map.tables.find((one) => one.name === name);
    return table === undefined ? [] : [{ table, why: words, isRead: !written.has(name) }];
  });
}
