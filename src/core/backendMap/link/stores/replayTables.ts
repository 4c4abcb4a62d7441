import type { MapPlace } from "../../backendMap.ts";
import type { ColumnFact, ForeignKeyFact, IndexFact, TableChange } from "../../facts/storeFacts.ts";

/** A change with the file that it stands in. */
export interface PlacedChange {
  readonly path: string;
  readonly change: TableChange;
}

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
  /** Known from a schema file alone. */
  isDescribed?: true;
}

/** What went away, in the order in which it did. */
interface Gone {
  readonly path: string;
  readonly range: MapPlace["range"];
  readonly table: string;
  readonly column?: string;
  readonly to?: string;
}

export interface Replayed {
  /** By name in lower case. */
  readonly tables: Map<string, ReplayedTable>;
  readonly gone: Gone[];
  /** Changes of tables that nothing before them makes. */
  readonly unplaced: PlacedChange[];
}

export const keyOf = (name: string): string => name.toLowerCase();
const isNamed = (name: string) => (one: { readonly name?: string }) =>
  one.name !== undefined && keyOf(one.name) === keyOf(name);

/** Replays changes in their order; one on a table that does not exist is left for others to place. */
export function replayTables(
  changes: readonly PlacedChange[],
  replayed: Replayed = { tables: new Map(), gone: [], unplaced: [] },
): Replayed {
  for (const one of changes) {
    if (!apply(one, replayed)) replayed.unplaced.push(one);
  }
  return replayed;
}

/** Whether there was what the change is about. */
export function apply(
  { path, change }: PlacedChange,
  replayed: Replayed,
  find = findTable,
): boolean {
  const { op, range } = change;
  if (op === "fill") return true;
  if (op === "createTable") return create(path, change, replayed);
  if (op === "createView") return createView(path, change, replayed);
  if (op === "dropIndex" && change.table === "") return dropIndex(change.index, replayed);
  const table = find(change.table, replayed);
  if (table === undefined) return false;
  if (op === "dropTable") {
    drop(table.name, replayed);
    replayed.gone.push({ path, range, table: table.name });
  } else if (op === "renameTable") {
    rename({ table, to: change.to, path, range }, replayed);
  } else alter({ table, path, change }, replayed);
  return true;
}

/** By its whole name alone. */
export const findExactly = (name: string, { tables }: Replayed): ReplayedTable | undefined =>
  tables.get(keyOf(name));

/** By its whole name, or without a schema that only one of the two gives. */
function findTable(name: string, { tables }: Replayed): ReplayedTable | undefined {
  const exact = tables.get(keyOf(name));
  if (exact !== undefined || !name.includes(".")) return exact;
  return tables.get(keyOf(name.slice(name.lastIndexOf(".") + 1)));
}

function create(
  path: string,
  change: TableChange & { op: "createTable" },
  replayed: Replayed,
): boolean {
  const key = keyOf(change.table);
  const before = replayed.tables.get(key);
  if (before !== undefined && before.isView === undefined && change.ifNotExists === true) {
    return true;
  }
  const lent = (change.like ?? []).flatMap((like) => findTable(like, replayed)?.columns ?? []);
  replayed.tables.set(key, {
    name: change.table,
    path,
    range: change.range,
    columns: [...lent, ...change.columns.map((column) => ({ ...column, path }))],
    indexes: [...change.indexes],
    foreignKeys: [...change.foreignKeys],
    ...(change.primaryKey !== undefined && { primaryKey: change.primaryKey }),
  });
  return true;
}

function createView(path: string, { table, range }: TableChange, { tables }: Replayed): boolean {
  const none = { columns: [], indexes: [], foreignKeys: [] };
  if (!tables.has(keyOf(table))) {
    tables.set(keyOf(table), { name: table, path, range, ...none, isView: true });
  }
  return true;
}

function dropIndex(index: string, { tables }: Replayed): boolean {
  for (const table of tables.values()) {
    table.indexes = table.indexes.filter((one) => !isNamed(index)(one));
  }
  return true;
}

/** Keys to it go with it: no database drops a table that another one's key still names. */
function drop(name: string, { tables }: Replayed): void {
  tables.delete(keyOf(name));
  for (const other of tables.values()) {
    other.foreignKeys = other.foreignKeys.filter(({ table }) => keyOf(table) !== keyOf(name));
  }
}

interface Renaming {
  readonly table: ReplayedTable;
  readonly to: string;
  readonly path: string;
  readonly range: MapPlace["range"];
}

function rename({ table, to, path, range }: Renaming, { tables, gone }: Replayed): void {
  const before = table.name;
  tables.delete(keyOf(before));
  gone.push({ path, range, table: before, to });
  table.name = to;
  tables.set(keyOf(to), table);
  for (const other of tables.values()) {
    other.foreignKeys = other.foreignKeys.map((one) =>
      keyOf(one.table) === keyOf(before) ? { ...one, table: to } : one,
    );
  }
}

interface Altering {
  readonly table: ReplayedTable;
  readonly path: string;
  readonly change: Exclude<
    TableChange,
    { op: "createTable" | "createView" | "dropTable" | "renameTable" | "fill" }
  >;
}

function alter({ table, path, change }: Altering, { gone }: Replayed): void {
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

function renameColumn(table: ReplayedTable, from: string, to: string): void {
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
