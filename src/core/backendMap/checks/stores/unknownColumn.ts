import type { Dropped, Query, QueryColumn, Table } from "../../backendMap.ts";
import type { FileFacts } from "../../facts/facts.ts";
import type { TableChange } from "../../facts/tableFacts.ts";
import type { Check, LocalFinding } from "../check.ts";
import { lacksFiles } from "../unreadFiles.ts";
import { unreadMigrations } from "./unreadMigrations.ts";
import {
  bareKey,
  isCalled,
  keyOf,
  makesTables,
  migratedTables,
  sqlQueries,
  unknownName,
} from "./sqlNames.ts";

/** Columns that databases give every table. */
const ofDatabase = new Set(["ctid", "xmin", "xmax", "oid", "tableoid", "rowid", "rownum"]);

/**
 * Reports SQL that names a column which no migration creates, or which a later one drops.
 *
 * An alarm proves that nothing in the workspace gives a table of this name this column, or that what
 * gave it took it away. It cannot prove that no tool outside of it does; tables of which a change was
 * not understood are left out, and all of them while a file that may change one was not read.
 */
export const unknownColumn: Check = {
  id: "unknown-column",
  category: "query",
  isHint: false,
  run: (knowledge) => {
    const tables = migratedTables(knowledge.map);
    if (tables.size === 0 || lacksFiles(knowledge.files, makesTables)) return [];
    const others = Map.groupBy(knowledge.map.tables, ({ name }) => bareKey(name));
    const known = {
      tables,
      isUnread: unreadMigrations(knowledge),
      others,
      made: columnsMade(knowledge.files),
      gone: knowledge.map.dropped ?? [],
    };
    return sqlQueries(knowledge).flatMap((query) => unknownIn(query, known));
  },
};

interface Known {
  readonly tables: ReadonlyMap<string, Table>;
  /** Whether a migration that was not understood names the table. */
  readonly isUnread: (table: string) => boolean;
  /** Every column that anything gives a table of a name, in whichever database. */
  readonly made: ReadonlySet<string>;
  readonly gone: readonly Dropped[];
  /** All tables by their name without what is before it: another database may have one as well. */
  readonly others: ReadonlyMap<string, readonly Table[]>;
}

function unknownIn(query: Query, known: Known): readonly LocalFinding[] {
  const named = new Map(query.columns.map((one) => [`${one.table ?? ""}.${one.name}`, one]));
  const ofTables = Map.groupBy(named.values(), ({ table = "" }) => known.tables.get(keyOf(table)));
  return [
    ...[...ofTables].flatMap(([table, columns]) =>
      table === undefined ? [] : unknownOf(table, columns, query, known),
    ),
    ...ofNone([...named.values()], query, known),
  ];
}

/** Columns that say no table, and that none of those has which the query joins. */
function ofNone(
  columns: readonly QueryColumn[],
  query: Query,
  known: Known,
): readonly LocalFinding[] {
  const loose = columns.filter(({ among }) => among !== undefined);
  const unknown = loose.filter((one) => isOfNone(one, known));
  // Of which most is unknown is about another database.
  if (query.isText !== true || (unknown.length > 1 && unknown.length * 2 >= loose.length)) {
    return [];
  }
  return unknown.map(({ name, among = [] }) => {
    const gone = known.gone.find(
      (one) =>
        isCalled(one.column ?? "", name) && among.some((table) => isCalled(one.table, table)),
    );
    const what = `the column ${name} of ${among.join(" or ")}`;
    return unknownName(query, what, gone, known.tables.get(keyOf(among[0] ?? "")));
  });
}

function isOfNone(column: QueryColumn, known: Known): boolean {
  const { name, among = [] } = column;
  return among.every((one) => {
    const table = known.tables.get(keyOf(one));
    if (table === undefined || known.isUnread(table.name)) return false;
    const namesakes = [table, ...(known.others.get(bareKey(table.name)) ?? [])];
    const isMade = known.made.has(columnKey(table.name, name)) && !isGone(column, table, known);
    return !isMade && !namesakes.some((made) => isThere(column, made));
  });
}

const isGone = ({ name }: QueryColumn, table: Table, { gone }: Known): boolean =>
  gone.some((one) => isCalled(one.table, table.name) && isCalled(one.column ?? "", name));

function unknownOf(
  table: Table,
  columns: readonly QueryColumn[],
  query: Query,
  known: Known,
): readonly LocalFinding[] {
  const namesakes = [table, ...(known.others.get(bareKey(table.name)) ?? [])];
  const unknown = columns.filter((one) => !namesakes.some((made) => isThere(one, made)));
  // Of which most is unknown is a table of the same name in another database.
  const isOther = unknown.length > 1 && unknown.length * 2 >= columns.length;
  return unknown.flatMap((column) => {
    const gone = known.gone.find(
      (one) => isCalled(one.table, table.name) && isCalled(one.column ?? "", column.name),
    );
    const isMade = known.made.has(columnKey(table.name, column.name));
    const isMissing = !isMade && !isOther && query.isText === true && !known.isUnread(table.name);
    const isCertain = gone !== undefined || isMissing;
    const what = `the column ${table.name}.${column.name}`;
    return isCertain ? [unknownName(query, what, gone, table)] : [];
  });
}

function isThere({ name }: QueryColumn, { name: own, columns, incomplete }: Table): boolean {
  if (incomplete !== undefined || columns.length === 0) return true;
  // A table's own name stands for its whole row, or for its text index.
  if (keyOf(name) === bareKey(own)) return true;
  if (ofDatabase.has(keyOf(name)) || !/^\w+$/.test(name) || /placeholder/i.test(name)) return true;
  return columns.some((column) => looseKey(column.name) === looseKey(name));
}

/** Mappers between the two ways of writing a name are common. */
const looseKey = (name: string): string => keyOf(name).replaceAll("_", "");
const columnKey = (table: string, name: string): string => `${bareKey(table)} ${looseKey(name)}`;

function columnsMade(files: ReadonlyMap<string, FileFacts>): ReadonlySet<string> {
  return new Set(
    [...files.values()].flatMap(({ tables, tableChanges }) => [
      ...tables.flatMap(({ name, columns }) => columns.map((one) => columnKey(name, one.name))),
      ...tableChanges.flatMap((change) =>
        namesMade(change).map((name) => columnKey(change.table, name)),
      ),
    ]),
  );
}

function namesMade(change: TableChange): readonly string[] {
  if (change.op === "createTable") return change.columns.map(({ name }) => name);
  if (change.op === "renameColumn") return [change.to];
  return change.op === "addColumn" || change.op === "alterColumn" ? [change.column.name] : [];
}
