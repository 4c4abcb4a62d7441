import type { BackendMap, Query, Table } from "../backendMap.ts";
import type { Check, LocalFinding } from "./check.ts";
import { isCalled, keyOf, migratedTables, sqlQueries, unknownName } from "./sqlNames.ts";

/** Tables that databases have of their own. */
const systemTable = /^(?:information_schema|pg_|sqlite_|sys|mysql|performance_schema)|^dual$/i;
/** So many tables of so many queries must be known, or the migrations are not the whole truth. */
const fewestKnown = 5;
const leastShare = 0.8;

/**
 * Reports SQL on a table that no migration creates, or that a later one drops.
 *
 * An alarm proves that the migrations in the workspace do not make the table. It cannot prove that
 * nothing else does; where they do not make most of what is queried, only dropped tables are reported.
 */
export const unknownTable: Check = {
  id: "unknown-table",
  category: "query",
  isHint: false,
  run: (knowledge) => {
    const { map } = knowledge;
    const tables = migratedTables(map);
    const queries = sqlQueries(knowledge);
    const named = queries
      .flatMap((query) => query.reads.concat(query.writes))
      .filter((name) => !isOther(name, map));
    const known = named.filter((name) => tables.has(keyOf(name))).length;
    const isWhole = known >= fewestKnown && known / named.length >= leastShare;
    return queries.flatMap((query) => unknownIn(query, tables, map, isWhole));
  },
};

function unknownIn(
  query: Query,
  tables: ReadonlyMap<string, Table>,
  map: BackendMap,
  isWhole: boolean,
): readonly LocalFinding[] {
  return [...new Set([...query.reads, ...query.writes])].flatMap((name) => {
    if (tables.has(keyOf(name)) || isOther(name, map)) return [];
    const gone = map.dropped?.find((one) => one.column === undefined && isCalled(one.table, name));
    const isCertain = gone !== undefined || (isWhole && query.isText === true);
    return isCertain ? [unknownName(query, `the table ${name}`, gone, undefined)] : [];
  });
}

/** A view, a table that a model makes, or one that databases have of their own. */
function isOther(name: string, { views = [], tables }: BackendMap): boolean {
  const made = tables.filter(({ origin }) => origin === "model");
  return systemTable.test(name) || [...views, ...made].some((one) => isCalled(one.name, name));
}
