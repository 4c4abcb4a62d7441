import type { BackendMap, Dropped, Query, Table } from "../../backendMap.ts";
import type { Check, LocalFinding } from "../check.ts";
import { isCalled, keyOf, migratedTables, sqlQueries, unknownName } from "./sqlNames.ts";

/** Tables that databases, and tools that run migrations, have of their own. */
const systemTable =
  /^(?:information_schema|pg_|sqlite_|sys|mysql|performance_schema)|^dual$|migrations?(?:_?history|_?lock)?$|^(?:alembic_version|flyway_schema_history|goose_db_version|schema_version|ar_internal_metadata|databasechangelog\w*)$/i;
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
    const others = othersIn(map);
    const queries = sqlQueries(knowledge);
    const named = queries
      .flatMap((query) => query.reads.concat(query.writes))
      .filter((name) => !isOther(name, others));
    const count = named.filter((name) => tables.has(keyOf(name))).length;
    const isWhole = count >= fewestKnown && count / named.length >= leastShare;
    const known = { tables, others, dropped: map.dropped ?? [], isWhole };
    return queries.flatMap((query) => unknownIn(query, known));
  },
};

interface Known {
  readonly tables: ReadonlyMap<string, Table>;
  readonly others: ReadonlySet<string>;
  readonly dropped: readonly Dropped[];
  /** Whether the migrations make most of what is queried. */
  readonly isWhole: boolean;
}

function unknownIn(query: Query, known: Known): readonly LocalFinding[] {
  const { tables, others, dropped, isWhole } = known;
  return [...new Set([...query.reads, ...query.writes])].flatMap((name) => {
    if (tables.has(keyOf(name)) || isOther(name, others)) return [];
    const gone = dropped.find((one) => one.column === undefined && isCalled(one.table, name));
    const isCertain = gone !== undefined || (isWhole && query.isText === true);
    return isCertain ? [unknownName(query, `the table ${name}`, gone, undefined)] : [];
  });
}

/** Views, and tables that a model makes. */
function othersIn({ views = [], tables }: BackendMap): ReadonlySet<string> {
  const made = tables.filter(({ origin }) => origin === "model");
  return new Set([...views, ...made].map(({ name }) => keyOf(name)));
}

function isOther(name: string, others: ReadonlySet<string>): boolean {
  return systemTable.test(name) || others.has(keyOf(name));
}
