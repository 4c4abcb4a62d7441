import type { BackendMap, Dropped, Query, QueryColumn, Table } from "../backendMap.ts";
import type { FileFacts } from "../facts.ts";
import type { Check, Knowledge, LocalFinding } from "./check.ts";

/** Columns that databases give every table. */
const ofDatabase = new Set([
  "ctid",
  "xmin",
  "xmax",
  "oid",
  "tableoid",
  "rowid",
  "rownum",
  "_rowid_",
]);
/** Tables that databases have of their own. */
const systemTable = /^(?:information_schema|pg_|sqlite_|sys|mysql|performance_schema)|^dual$/i;
/** So many tables of so many queries must be known, or the migrations are not the whole truth. */
const fewestKnown = 5;
const leastShare = 0.8;

/**
 * Reports SQL that names a table or a column which no migration creates, or which a later one drops.
 *
 * An alarm proves that the migrations in the workspace do not make it. It cannot prove that nothing
 * else does; where the migrations do not make most of what is queried, it says nothing of tables, and
 * of columns only where all changes of the table were understood.
 */
export const unknownColumn: Check = {
  id: "unknown-column",
  category: "query",
  isHint: false,
  run: (knowledge) => {
    const { map } = knowledge;
    const tables = new Map(map.tables.filter(isMigrated).map((one) => [keyOf(one.name), one]));
    if (tables.size === 0) return [];
    const queries = sqlQueries(knowledge);
    const named = queries
      .flatMap((query) => query.reads.concat(query.writes))
      .filter((name) => !isOther(name, map));
    const known = named.filter((name) => tables.has(keyOf(name))).length;
    const isWhole = known >= fewestKnown && known / named.length >= leastShare;
    return queries.flatMap((query) => [
      ...unknownTables(query, tables, map, isWhole),
      ...unknownColumns(query, tables, map),
    ]);
  },
};

type Tables = ReadonlyMap<string, Table>;

const isMigrated = ({ origin }: Table): boolean => origin !== "model";
const keyOf = (name: string): string => name.toLowerCase();
/** Mappers between the two ways of writing a name are common. */
const looseKey = (name: string): string => keyOf(name).replaceAll("_", "");

/** Queries that give the names of the database; a model may call things otherwise. */
function sqlQueries({ map, files, uriOf }: Knowledge): readonly Query[] {
  const named = new Set(
    [...files.values()].flatMap((file) =>
      file.queries.filter(namesTables).map(({ range }) => placeKey(uriOf(file.path), range)),
    ),
  );
  return map.queries.filter(({ uri, range }) => named.has(placeKey(uri, range)));
}

function namesTables({ reads, writes }: FileFacts["queries"][number]): boolean {
  return [...reads, ...writes].every((ref) => "table" in ref);
}

const placeKey = (uri: string, { start }: Query["range"]): string =>
  `${uri} ${start.line}:${start.character}`;

function unknownTables(
  query: Query,
  tables: Tables,
  map: BackendMap,
  isWhole: boolean,
): readonly LocalFinding[] {
  return [...new Set([...query.reads, ...query.writes])].flatMap((name) => {
    if (tables.has(keyOf(name)) || isOther(name, map)) return [];
    const gone = map.dropped?.find((one) => one.column === undefined && isCalled(one.table, name));
    if (gone === undefined && !isWhole) return [];
    return [findingOn(query, `the table ${name}`, gone, [])];
  });
}

/** A view, a table that a model makes, or one that databases have of their own. */
function isOther(name: string, { views = [], tables }: BackendMap): boolean {
  const made = tables.filter(({ origin }) => origin === "model");
  return systemTable.test(name) || [...views, ...made].some((one) => isCalled(one.name, name));
}

const isCalled = (one: string, name: string): boolean => keyOf(one) === keyOf(name);

function unknownColumns(query: Query, tables: Tables, map: BackendMap): readonly LocalFinding[] {
  const unknown = query.columns.filter((column) => !isKnown(column, tables));
  return [...new Map(unknown.map((one) => [`${one.table} ${one.name}`, one])).values()].map(
    ({ table = "", name }) => {
      const gone = map.dropped?.find(
        (one) => isCalled(one.table, table) && isCalled(one.column ?? "", name),
      );
      const made = tables.get(keyOf(table));
      const evidence =
        made === undefined ? [] : [{ ...placeOf(made), note: `where ${table} is made` }];
      return findingOn(query, `the column ${table}.${name}`, gone, evidence);
    },
  );
}

function isKnown({ table, name }: QueryColumn, tables: Tables): boolean {
  const made = table === undefined ? undefined : tables.get(keyOf(table));
  if (made === undefined || made.incomplete !== undefined) return true;
  if (made.columns.length === 0 || ofDatabase.has(keyOf(name)) || !/^\w+$/.test(name)) return true;
  return made.columns.some((column) => looseKey(column.name) === looseKey(name));
}

const placeOf = ({ uri, range }: Table): { uri: string; range: Table["range"] } => ({ uri, range });

function findingOn(
  { uri, range }: Query,
  what: string,
  gone: Dropped | undefined,
  evidence: LocalFinding["evidence"],
): LocalFinding {
  const why =
    gone === undefined
      ? "No migration creates it."
      : gone.to === undefined
        ? "A later migration drops it."
        : `A later migration renames it to ${gone.to}.`;
  const where =
    gone === undefined
      ? evidence
      : [
          {
            uri: gone.uri,
            range: gone.range,
            note: gone.to === undefined ? "where it goes" : "where it gets its new name",
          },
        ];
  return {
    uri,
    range,
    severity: "high",
    title: `This query names ${what}, which does not exist`,
    explanation: `${why} The database refuses the query.`,
    trigger: "Every time that this query runs on a database with all migrations applied",
    evidence: where,
  };
}
