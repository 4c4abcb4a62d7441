import type { MapPlace } from "../../backendMap.ts";
import { alter, isNamed, keyOf, type Gone, type ReplayedTable } from "./replayedTable.ts";
import { renamings, tiesOf } from "./tiedTables.ts";
import type { TableChange } from "../../facts/tableFacts.ts";

/** A change with the file that it stands in. */
export interface PlacedChange {
  readonly path: string;
  readonly change: TableChange;
}

export interface Replayed {
  /** By name in lower case. */
  readonly tables: Map<string, ReplayedTable>;
  readonly gone: Gone[];
  /** Those that it makes tables in by name; where there is only one, it may be left out. */
  readonly schemas: Set<string>;
  /** Changes of tables that nothing before them makes. */
  readonly unplaced: PlacedChange[];
}

/** Replays changes in their order; one on a table that does not exist is left for others to place. */
export function replayTables(
  changes: readonly PlacedChange[],
  replayed: Replayed = { tables: new Map(), gone: [], schemas: new Set(), unplaced: [] },
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
  const { op } = change;
  if (op === "fill") return true;
  if (op === "createTable") return create(path, change, replayed);
  if (op === "createView") return createView(path, change, replayed);
  if (op === "dropIndex" && change.table === "") return dropIndex(change.index, replayed);
  const table = find(change.table, replayed);
  if (table === undefined) return false;
  if (op === "dropTable") dropWithTies(table, path, change, replayed);
  else if (op === "renameTable") renameWithTies(table, path, change, replayed);
  else alter({ table, path, change }, replayed.gone);
  return true;
}

function renameWithTies(
  table: ReplayedTable,
  path: string,
  change: TableChange & { op: "renameTable" },
  replayed: Replayed,
): void {
  const { turn, to } = change;
  const { earlier = [], isCalledBack } = table;
  if (turn === "back" && (replayed.tables.has(keyOf(to)) || !earlier.includes(keyOf(to)))) return;
  if (turn === "again" && isCalledBack !== true) return;
  if (turn === "back") table.isCalledBack = true;
  if (turn === undefined) table.earlier = [...earlier, keyOf(table.name)];
  for (const one of renamings(table, change, replayed.tables.values())) {
    rename({ ...one, path, range: change.range }, replayed);
  }
}

function dropWithTies(
  table: ReplayedTable,
  path: string,
  { range, withTies }: TableChange & { op: "dropTable" },
  replayed: Replayed,
): void {
  for (const one of [table, ...(withTies ? tiesOf(table, replayed.tables.values()) : [])]) {
    drop(one.name, replayed);
    replayed.gone.push({ path, range, table: one.name });
  }
}

/** By its whole name alone. */
export const findExactly = (name: string, { tables }: Replayed): ReplayedTable | undefined =>
  tables.get(keyOf(name));

/** By its whole name, or without a schema that only one of the two gives. */
function findTable(name: string, { tables, schemas }: Replayed): ReplayedTable | undefined {
  const exact = tables.get(keyOf(name));
  if (exact !== undefined) return exact;
  if (name.includes(".")) return tables.get(keyOf(name.slice(name.lastIndexOf(".") + 1)));
  const [schema, ...others] = schemas;
  return schema === undefined || others.length > 0
    ? undefined
    : tables.get(keyOf(`${schema}.${name}`));
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
  const dot = change.table.lastIndexOf(".");
  if (dot > 0) replayed.schemas.add(keyOf(change.table.slice(0, dot)));
  const lent = (change.like ?? []).flatMap((like) => findTable(like, replayed)?.columns ?? []);
  replayed.tables.set(key, {
    name: change.table,
    path,
    range: change.range,
    columns: [...lent, ...change.columns.map((column) => ({ ...column, path }))],
    indexes: [...change.indexes],
    foreignKeys: [...change.foreignKeys],
    ...(change.primaryKey !== undefined && { primaryKey: change.primaryKey }),
    ...(change.tiedTo !== undefined && { tiedTo: change.tiedTo }),
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
