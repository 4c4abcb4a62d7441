import type { Dropped, Query, Table } from "../../backendMap.ts";
import type { Check, Knowledge, LocalFinding } from "../check.ts";
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

/** Tables and sequences that databases, and tools that run migrations, have of their own, and temporary ones. */
const systemTable =
  /^#|^(?:information_schema|pg_|sqlite_|sys|mysql|performance_schema)|^dual$|migrations?(?:_?history|_?lock)?$|^(?:alembic_version|flyway_schema_history|goose_db_version|(?:schema|database|db)_?versions?|ar_internal_metadata|databasechangelog\w*)$|_seq$/i;
/** So many tables of so many queries must be known, or the migrations are not the whole truth. */
const fewestKnown = 5;
const leastShare = 0.8;

/**
 * Reports SQL on a table that no migration creates, or that a later one drops.
 *
 * An alarm proves that the migrations in the workspace do not make the table. It cannot prove that
 * nothing else does: where they do not make most of what the code of a language queries, of a table that
 * several files know, and in a file whose SQL may be about another database than its models, only what was
 * dropped is reported; nothing while a file that may make one was not read.
 */
export const unknownTable: Check = {
  id: "unknown-table",
  category: "query",
  isHint: false,
  run: (knowledge) => {
    const { map } = knowledge;
    if (lacksFiles(knowledge.files, makesTables)) return [];
    const tables = migratedTables(map);
    const others = othersIn(knowledge);
    const dropped = map.dropped ?? [];
    const isUnread = unreadMigrations(knowledge);
    const byLanguage = Map.groupBy(sqlQueries(knowledge), languageOf);
    const all = Map.groupBy(map.queries, languageOf);
    return [...byLanguage].flatMap(([language, queries]) => {
      // What is asked through models proves as well that migrations make the tables.
      const asked = all.get(language) ?? queries;
      const named = asked.flatMap(tablesOf);
      const count = named.filter((name) => tables.has(keyOf(name))).length;
      const missing = named.filter(
        (name) => !tables.has(keyOf(name)) && !isOther(name, others) && !isUnread(name),
      ).length;
      const isWhole = count >= fewestKnown && count / (count + missing) >= leastShare;
      const files = filesNaming(asked);
      const written = filesNaming(queries);
      const known = { tables, others, dropped, isWhole, files, written, isUnread };
      return queries.flatMap((query) => unknownIn(query, known));
    });
  },
};

const languageOf = ({ uri }: Query): string | undefined => /\.\w+$/.exec(uri)?.[0];

interface Known {
  readonly tables: ReadonlyMap<string, Table>;
  readonly others: ReadonlySet<string>;
  readonly dropped: readonly Dropped[];
  /** Whether the migrations make most of what is queried. */
  readonly isWhole: boolean;
  /** By table, the files whose queries name it. */
  readonly files: ReadonlyMap<string, ReadonlySet<string>>;
  /** The same of SQL alone. */
  readonly written: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether a migration that was not understood names the table. */
  readonly isUnread: (table: string) => boolean;
}

function unknownIn(query: Query, known: Known): readonly LocalFinding[] {
  const { tables, others, dropped } = known;
  const unknown = [...new Set(tablesOf(query))].filter(
    (name) => !tables.has(keyOf(name)) && !isOther(name, others),
  );
  return unknown.flatMap((name) => {
    const gone = dropped.find((one) => one.column === undefined && isCalled(one.table, name));
    const isCertain = gone !== undefined || (unknown.length === 1 && isSlip(name, query, known));
    return isCertain ? [unknownName(query, `the table ${name}`, gone, undefined)] : [];
  });
}

/** A name that one file alone has, beside SQL on what is known: that of another database has none. */
function isSlip(
  name: string,
  { uri, isText, isHandedOut }: Query,
  { tables, isWhole, files, written, isUnread }: Known,
): boolean {
  const isBesideKnown = [...tables.keys()].some((key) => written.get(key)?.has(uri) === true);
  // What only becomes a part of a longer text may name what stands in the rest of it.
  const isWritten = isText === true && isHandedOut !== true && !isUnread(name);
  return isWhole && isWritten && isBesideKnown && files.get(keyOf(name))?.size === 1;
}

const tablesOf = ({ reads, writes }: Query): readonly string[] => [...reads, ...writes];

function filesNaming(queries: readonly Query[]): ReadonlyMap<string, ReadonlySet<string>> {
  const places = queries.flatMap((query) =>
    tablesOf(query).map((name) => ({ key: keyOf(name), uri: query.uri })),
  );
  const byTable = Map.groupBy(places, ({ key }) => key);
  return new Map([...byTable].map(([key, all]) => [key, new Set(all.map(({ uri }) => uri))]));
}

/**
 * Views, which migrations drop to make them anew, tables that a model makes, and those that the code
 * makes itself, in whichever database.
 */
function othersIn({ map: { views = [], tables }, files }: Knowledge): ReadonlySet<string> {
  const made = tables.filter(({ origin }) => origin === "model");
  const byCode = [...files.values()].flatMap(({ path, tables: own }) =>
    path.endsWith(".sql") ? [] : own.filter(({ origin }) => origin === "schema"),
  );
  const viewsMade = [...files.values()].flatMap(({ tableChanges }) =>
    tableChanges.flatMap(({ op, table }) => (op === "createView" ? { name: table } : [])),
  );
  const known = [...views, ...viewsMade, ...made, ...byCode].map(({ name }) => keyOf(name));
  // In front of a name its database or schema may stand, or be left out.
  return new Set([...known, ...[...known, ...tables.map(({ name }) => keyOf(name))].map(bareKey)]);
}

function isOther(name: string, others: ReadonlySet<string>): boolean {
  return systemTable.test(name) || others.has(keyOf(name)) || others.has(bareKey(name));
}
