import type { Position } from "../../findings/finding.ts";
import type { BackendMap, EntryPoint, MapPlace, Query, Table } from "../backendMap.ts";
import { contains } from "../facts/places.ts";

/** What the map knows of one place of the code. */
export interface KnownAt {
  /** Routes and other entry points that are declared there, or handled. */
  readonly entryPoints: readonly EntryPoint[];
  /** The table that is named there. */
  readonly table?: Table;
  readonly query?: Query;
}

/** Facts by their file, so that a hover costs next to nothing; forgotten with their map. */
const indexes = new WeakMap<BackendMap, FileIndex>();

interface FileIndex {
  readonly entryPoints: ReadonlyMap<string, readonly EntryPoint[]>;
  readonly queries: ReadonlyMap<string, readonly Query[]>;
  readonly tables: ReadonlyMap<string, Table>;
  /** Files in which a table or a column is declared. */
  readonly declaring: ReadonlySet<string>;
}

/**
 * What the map knows at a position; nothing where it knows nothing.
 *
 * @param word the identifier there, which may name a table.
 */
export function describeAt(
  map: BackendMap,
  uri: string,
  position: Position,
  word: string,
): KnownAt | undefined {
  const index = indexOf(map);
  const entryPoints = (index.entryPoints.get(uri) ?? []).filter((one) => isAt(one, uri, position));
  const query = innermost((index.queries.get(uri) ?? []).filter(at(position)));
  const table = tableAt(index, { uri, word, ...(query && { query }) });
  if (entryPoints.length === 0 && query === undefined && table === undefined) return undefined;
  return { entryPoints, ...(table && { table }), ...(query && { query }) };
}

function indexOf(map: BackendMap): FileIndex {
  const known = indexes.get(map);
  if (known !== undefined) return known;
  const entryPoints = new Map<string, Set<EntryPoint>>();
  for (const entry of map.entryPoints) {
    for (const place of [entry.declared, entry.handler]) {
      if (place === undefined) continue;
      const here = entryPoints.get(place.uri) ?? new Set();
      entryPoints.set(place.uri, here.add(entry));
    }
  }
  const made: FileIndex = {
    entryPoints: new Map([...entryPoints].map(([uri, all]) => [uri, [...all]])),
    queries: Map.groupBy(map.queries, ({ uri }) => uri),
    tables: new Map(map.tables.map((table) => [table.name.toLowerCase(), table])),
    declaring: new Set(
      map.tables.flatMap(({ uri, columns }) => [uri, ...columns.map((c) => c.uri)]),
    ),
  };
  indexes.set(map, made);
  return made;
}

const at =
  (position: Position) =>
  ({ range }: MapPlace): boolean =>
    contains(range, position);

/** On a declaration up to its handler, and on the first line of a handler: not all through its body. */
function isAt({ declared, handler }: EntryPoint, uri: string, position: Position): boolean {
  if (handler?.uri === uri && handler.range.start.line === position.line) return true;
  if (declared.uri !== uri || !contains(declared.range, position)) return false;
  const isInside = handler?.uri === uri && contains(declared.range, handler.range.start);
  const last = isInside ? handler.range.start.line : declared.range.end.line;
  return position.line <= last;
}

function innermost(queries: readonly Query[]): Query | undefined {
  const linesOf = ({ range }: Query): number => range.end.line - range.start.line;
  return queries.toSorted((one, other) => linesOf(one) - linesOf(other))[0];
}

/** A word is taken for a table's name only where tables are named: in a query, or beside a table. */
function tableAt(
  { tables, declaring }: FileIndex,
  { uri, word, query }: { readonly uri: string; readonly word: string; readonly query?: Query },
): Table | undefined {
  const table = tables.get(word.toLowerCase());
  if (table === undefined) return undefined;
  const isUsed = [...(query?.reads ?? []), ...(query?.writes ?? [])].includes(table.name);
  return isUsed || declaring.has(uri) ? table : undefined;
}
