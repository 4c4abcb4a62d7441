import type { MapPlace } from "../../backendMap.ts";
import type { ColumnFact, ForeignKeyFact, IndexFact, TableChange } from "../../facts/tableFacts.ts";

/** A table while it is replayed. */
export interface ReplayedTable {
  name: string;
  readonly path: string;
  readonly range: MapPlace["range"];
  columns: (ColumnFact & { readonly path: string })[];
  indexes: IndexFact[];
  foreignKeys: ForeignKeyFact[];
  primaryKey?: readonly string[];
  isView?: true;
  incomplete?: string;
  /** The table whose rows it ties to others. */
  tiedTo?: string;
  /** What it was called before. */
  earlier?: readonly string[];
  /** Called by an earlier name, until all that is told of that is done. */
  isCalledBack?: true;
  /** Known from a schema file alone. */
  isDescribed?: true;
}

/** What went away, in the order in which it did. */
export interface Gone {
  readonly path: string;
  readonly range: MapPlace["range"];
  readonly table: string;
  readonly column?: string;
  readonly to?: string;
}

export const keyOf = (name: string): string => name.toLowerCase();
export const isNamed =
  (name: string) =>
  (one: { readonly name?: string }): boolean =>
    one.name !== undefined && keyOf(one.name) === keyOf(name);

interface Altering {
  readonly table: ReplayedTable;
  readonly path: string;
  readonly change: Exclude<
    TableChange,
    { op: "createTable" | "createView" | "dropTable" | "renameTable" | "fill" }
  >;
}

export function alter({ table, path, change }: Altering, gone: Gone[]): void {
  const { range } = change;
  switch (change.op) {
    case "addColumn":
      addColumn(table, { ...change.column, path });
      break;
    case "dropColumn":
      dropColumn(table, change.column);
      gone.push({ path, range, table: table.name, column: change.column });
      break;
    case "renameColumn":
      renameColumn(table, change.column, change.to);
      gone.push({ path, range, table: table.name, column: change.column, to: change.to });
      break;
    case "alterColumn":
      table.columns = table.columns.map((one) =>
        isNamed(change.column.name)(one) ? { ...one, ...change.column, name: one.name } : one,
      );
      break;
    case "addIndex":
      table.indexes.push({ ...change.index, columns: columnsNamed(change.index.columns, table) });
      break;
    case "dropIndex":
      table.indexes = table.indexes.filter((one) => !isNamed(change.index)(one));
      break;
    case "addForeignKey":
      addForeignKey(table, change.foreignKey);
      break;
    case "setPrimaryKey":
      table.primaryKey = change.columns;
      break;
    case "opaque":
      table.incomplete = change.why;
  }
}

function addColumn(table: ReplayedTable, column: ColumnFact & { readonly path: string }): void {
  if (!table.columns.some(isNamed(column.name))) table.columns.push(column);
}

const without = (columns: readonly string[], name: string): boolean =>
  columns.every((one) => keyOf(one) !== keyOf(name));

/** Indexes and keys of a column go with it. */
function dropColumn(table: ReplayedTable, name: string): void {
  table.columns = table.columns.filter((one) => !isNamed(name)(one));
  table.indexes = table.indexes.filter(({ columns }) => without(columns, name));
  table.foreignKeys = table.foreignKeys.filter(({ columns }) => without(columns, name));
}

export function renameColumn(table: ReplayedTable, from: string, to: string): void {
  const named = (one: string): string => (keyOf(one) === keyOf(from) ? to : one);
  table.columns = table.columns.map((one) => (isNamed(from)(one) ? { ...one, name: to } : one));
  table.indexes = table.indexes.map((one) => ({ ...one, columns: one.columns.map(named) }));
  table.foreignKeys = table.foreignKeys.map((one) => ({ ...one, columns: one.columns.map(named) }));
  if (table.primaryKey !== undefined) table.primaryKey = table.primaryKey.map(named);
}

/** By the columns' own names, where the code calls them otherwise. */
function columnsNamed(names: readonly string[], { columns }: ReplayedTable): readonly string[] {
  return names.map((name) => columns.find(({ field }) => field === name)?.name ?? name);
}

/** One that was dropped by its name and made again is there already. */
function addForeignKey(
  { foreignKeys }: ReplayedTable,
  one: ReplayedTable["foreignKeys"][number],
): void {
  const isSame = (other: typeof one): boolean =>
    keyOf(other.table) === keyOf(one.table) && other.columns.join() === one.columns.join();
  if (!foreignKeys.some(isSame)) foreignKeys.push(one);
}
