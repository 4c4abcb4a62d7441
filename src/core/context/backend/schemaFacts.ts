import type { BackendMap, Column, Query, Table } from "../../backendMap/backendMap.ts";
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

/** Tables in a few lines each: columns, keys, indexes, where they are made, who else uses them. */
export function schemaFacts(
  tables: readonly TouchedTable[],
  map: BackendMap,
  pathOf: PathOf,
): readonly string[] {
  return tables
    .slice(0, mostTables)
    .flatMap(({ table, why }) => [
      `table ${plainName(table.name)} (${why}; ${originOf(table, pathOf)})`,
      `  columns (? may be null): ${columnsOf(table)}`,
      ...keysOf(table),
      ...goneOf(table, map, pathOf),
      ...othersOf(table, map.queries, pathOf),
    ]);
}

function originOf({ origin, incomplete, ...table }: Table, pathOf: PathOf): string {
  const from = { migration: "from migrations", schema: "from a schema file", model: "from models" };
  const gap = incomplete === undefined ? "" : `, perhaps incomplete: ${plainName(incomplete)}`;
  return `${from[origin]}, ${placeName(table, pathOf)}${gap}`;
}

function columnsOf({ columns }: Table): string {
  const words = columns.slice(0, mostColumns).map(columnWords);
  const more = columns.length > mostColumns ? [`and ${columns.length - mostColumns} more`] : [];
  return [...words, ...more].join(", ");
}

/** As everywhere in the map: a mark for what may be null. */
function columnWords({ name, type, nullable }: Column): string {
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

function goneOf({ name }: Table, { dropped = [] }: BackendMap, pathOf: PathOf): readonly string[] {
  return dropped
    .filter(({ table, column }) => table === name && column !== undefined)
    .map((one) => {
      const to = one.to === undefined ? "dropped" : `renamed to ${plainName(one.to)}`;
      return `  column ${plainName(one.column ?? "")} was ${to} in ${placeName(one, pathOf)}`;
    });
}

/** Readers and writers of the same rows are where a change of their meaning is felt. */
function othersOf({ name }: Table, queries: readonly Query[], pathOf: PathOf): readonly string[] {
  const words = (kind: "reads" | "writes", label: string): readonly string[] => {
    const places = new Set(
      queries.filter((one) => one[kind].includes(name)).map((one) => placeName(one, pathOf)),
    );
    if (places.size === 0) return [];
    const more = places.size > mostOthers ? ` and ${places.size - mostOthers} more` : "";
    return [`${label} in ${[...places].slice(0, mostOthers).join(", ")}${more}`];
  };
  const both = [...words("writes", "written"), ...words("reads", "read")];
  return both.length === 0 ? [] : [`  ${both.join("; ")}`];
}
