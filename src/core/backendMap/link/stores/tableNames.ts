import type { Dropped, Table } from "../../backendMap.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import { keyOf } from "./replayedTable.ts";

/** What tables and their columns go by in the map. */
export interface TableNames {
  /** The name that a table goes by in the map; undefined for one that nothing makes. */
  readonly nameOf: (name: string) => string | undefined;
  /** The name of a column of such a table, however its words are joined. */
  readonly columnOf: (table: string, column: string) => string | undefined;
  /** Whether it has such a column now; one that was dropped has a name still. */
  readonly hasColumn: (table: string, column: string) => boolean;
  /** Whether all columns of the table are known. */
  readonly isWhole: (table: string) => boolean;
}

/** Names by the keys that they are found by. */
export function namesIn(
  tables: readonly Table[],
  dropped: readonly Dropped[],
): ReadonlyMap<string, string> {
  // A whole name comes before one that only fits without its schema, or in another case.
  return new Map([
    ...dropped.flatMap(({ table, column }) =>
      column === undefined
        ? []
        : [columnKey(table, column), goneKey(table, column)].map((key) => [key, column] as const),
    ),
    ...tables.filter(isWhole).map(({ name }) => [columnKey(name, ""), name] as const),
    ...tables.flatMap((one) =>
      one.columns.map(({ name }) => [columnKey(one.name, name), name] as const),
    ),
    ...tables.map(({ name }) => [looseKey(name), name] as const),
    ...tables.flatMap(({ name }) => namesOf(name).map((key) => [key, name] as const)),
    ...tables.map(({ name }) => [keyOf(name), name] as const),
  ]);
}

/** @param names as `namesIn` gives them. */
export function tableNames(names: Pick<ReadonlyMap<string, string>, "get">): TableNames {
  return {
    nameOf: (name) =>
      [...namesOf(name), looseKey(name)]
        .map((key) => names.get(key))
        .find((one) => one !== undefined),
    columnOf: (table, column) => names.get(columnKey(table, column)),
    hasColumn: (table, column) =>
      names.get(columnKey(table, column)) !== undefined &&
      names.get(goneKey(table, column)) === undefined,
    isWhole: (table) => names.get(columnKey(table, "")) !== undefined,
  };
}

/** The first of a model's names that a table has. */
export function nameOfModel(
  { name, otherNames = [] }: Pick<TableFact, "name" | "otherNames">,
  { nameOf }: Pick<TableNames, "nameOf">,
): string {
  const known = [name, ...otherNames].flatMap((one) => nameOf(one) ?? []);
  return known[0] ?? name;
}

const isWhole = ({ columns, incomplete, origin }: Table): boolean =>
  columns.length > 0 && incomplete === undefined && origin !== "model";

/** "userTokens" is "user_tokens": query builders may translate. */
export const looseKey = (name: string): string => keyOf(name).replaceAll("_", "");

const columnKey = (table: string, column: string): string => `${table}\n${looseKey(column)}`;

const goneKey = (table: string, column: string): string => `${columnKey(table, column)}\ngone`;

/** As it is, and without its schema. */
export function namesOf(name: string): readonly string[] {
  const key = keyOf(name);
  const dot = key.lastIndexOf(".");
  return dot < 0 ? [key] : [key, key.slice(dot + 1)];
}
