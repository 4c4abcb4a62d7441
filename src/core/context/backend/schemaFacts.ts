import type { BackendMap, Column, MapPlace, Query, Table } from "../../backendMap/backendMap.ts";
import {
  foreignKeyWords,
  placeName,
  plainName,
  type PathOf,
} from "../../backendMap/picture/factWords.ts";
import type { TouchedTable } from "./touched.ts";

const mostTables = 8;
const mostColumns = 40;
const mostOthers = 4;

/**
 * Tables in a few lines each: columns, keys, indexes, where they are made, who else uses them.
 *
 * @param code what is under review: of a table that is only read, the columns it names matter most.
 */
export function schemaFacts(
  tables: readonly TouchedTable[],
  map: BackendMap,
  { pathOf, code }: { readonly pathOf: PathOf; readonly code: string },
): readonly string[] {
  const words = new Set((code.match(/[\p{L}\p{N}_]+/gu) ?? []).map(bare));
  return tables
    .slice(0, mostTables)
    .flatMap(({ table, why, isRead }) => [
      `table ${plainName(table.name)} (${why}; ${originOf(table, pathOf)})`,
      `  columns (? may be null): ${columnsOf(table, isRead ? words : undefined)}`,
      ...keysOf(table),
      ...goneOf(table, map, { pathOf, named: isRead ? words : undefined }),
      ...othersOf(table, map.queries, pathOf),
    ]);
}

function originOf({ origin, incomplete, ...table }: Table, pathOf: PathOf): string {
  const from = { migration: "from migrations", schema: "from a schema file", model: "from models" };
  const gap = incomplete === undefined ? "" : `, perhaps incomplete: ${plainName(incomplete)}`;
  return `${from[origin]}, ${placeName(table, pathOf)}${gap}`;
}

/** @param named words of the code where those alone are told in full that it names. */
function columnsOf(table: Table, named: ReadonlySet<string> | undefined): string {
  const shown = table.columns.slice(0, mostColumns);
  const isFull = (column: Column): boolean =>
    named === undefined || isSaid(column, named) || isKey(column, table);
  const others = shown
    .filter((one) => !isFull(one))
    .map(({ name, nullable = false }) => columnWords({ name, nullable }));
  const more = table.columns.length - shown.length;
  return [
    shown.filter(isFull).map(columnWords).join(", "),
    ...(others.length === 0 ? [] : [`others ${others.join(", ")}`]),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join("; ");
}

/** Or what it refers to is: `order.customer` of `customer_id`. */
function isSaid({ name }: Column, named: ReadonlySet<string>): boolean {
  const word = bare(name);
  return named.has(word) || (/(?:_id|Id)$/.test(name) && named.has(word.slice(0, -"id".length)));
}

/** `createdAt` is `created_at`. */
const bare = (name: string): string => name.replaceAll("_", "").toLowerCase();

function isKey({ name }: Column, { primaryKey = [], indexes }: Table): boolean {
  return primaryKey.includes(name) || indexes.some(({ columns }) => columns.includes(name));
}

/** As everywhere in the map: a mark for what may be null. */
function columnWords({ name, type, nullable }: Pick<Column, "name" | "type" | "nullable">): string {
  const mark = nullable === true ? "?" : "";
  return plainName(type === undefined ? `${name}${mark}` : `${name} ${type}${mark}`);
}

function keysOf({ primaryKey, indexes, foreignKeys }: Table): readonly string[] {
  const index = indexes.map(
    ({ columns, unique }) =>
      `${unique ? "unique " : ""}(${columns.map((one) => plainName(one)).join(", ")})`,
  );
  const parts = [
    ...(primaryKey === undefined ? [] : [`primary key (${primaryKey.join(", ")})`]),
    index.length === 0 ? "no index but the primary key" : `indexes ${index.join(", ")}`,
    ...(foreignKeys.length === 0 ? [] : [`refers ${foreignKeys.map(foreignKeyWords).join(", ")}`]),
  ];
  return [`  ${parts.join("; ")}`];
}

function goneOf(
  { name }: Table,
  { dropped = [] }: BackendMap,
  { pathOf, named }: { readonly pathOf: PathOf; readonly named: ReadonlySet<string> | undefined },
): readonly string[] {
  return dropped.flatMap((one) => {
    const { table, column } = one;
    const isNamed = named === undefined || named.has(bare(column ?? ""));
    if (table !== name || column === undefined || !isNamed) return [];
    const to = one.to === undefined ? "dropped" : `renamed to ${plainName(one.to)}`;
    return [`  column ${plainName(column)} was ${to} in ${placeName(one, pathOf)}`];
  });
}

/** Readers and writers of the same rows are where a change of their meaning is felt. */
function othersOf({ name }: Table, queries: readonly Query[], pathOf: PathOf): readonly string[] {
  const words = (kind: "reads" | "writes", label: string): readonly string[] => {
    const places = queries.filter((one) => one[kind].includes(name));
    if (places.length === 0) return [];
    return [`${label} in ${placeNames(places, pathOf)}`];
  };
  const both = [...words("writes", "written"), ...words("reads", "read")];
  return both.length === 0 ? [] : [`  ${both.join("; ")}`];
}

/** "src/orders.ts:12, 40, src/stock.ts:7 and 3 more": a file's name once, lines counted from one. */
function placeNames(places: readonly MapPlace[], pathOf: PathOf): string {
  const lines = new Map<string, Set<number>>();
  for (const { uri, range } of places) {
    const ofFile = lines.get(uri) ?? new Set();
    lines.set(uri, ofFile.add(range.start.line + 1));
  }
  const files = [...lines].slice(0, mostOthers);
  const shown = files.map(([uri, of]) => {
    return `${plainName(pathOf(uri))}:${[...of].slice(0, mostOthers).join(", ")}`;
  });
  const count = (of: readonly (readonly [string, Set<number>])[], most: number): number =>
    of.reduce((sum, [, { size }]) => sum + Math.min(size, most), 0);
  const more = count([...lines], Infinity) - count(files, mostOthers);
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
