import type { FileFacts } from "../../facts/facts.ts";
import type { TableChange } from "../../facts/tableFacts.ts";
import type { Check, Knowledge, LocalFinding } from "../check.ts";
import { changedType } from "./changedType.ts";
import { madeRequired } from "./madeRequired.ts";
import { isOfOtherThanPostgres } from "../../link/stores/dialects.ts";
import { lostColumn } from "./lostColumn.ts";
import { lastChanges, unitOf, type LastChange, type Risk } from "./lastMigrations.ts";

/** Types that PostgreSQL alone has, or whose columns fill themselves. */
const ofPostgres = /\b(?:jsonb|timestamptz|bigserial|serial|citext|tsvector|bytea)\b/i;
const fillsItself = /\b(?:big|small)?serial\b|identity|generated|auto_?increment/i;

/**
 * Reports steps of the newest migration that fail on, lock or lose what is in a table already.
 *
 * An alarm proves what the step says, and that an older migration made its table. It cannot prove that
 * the table holds rows, nor that the service is not stopped while it runs.
 */
export const riskyMigration: Check = {
  id: "risky-migration",
  category: "migration",
  isHint: false,
  run: (knowledge) => {
    const postgres = postgresUnits(knowledge.files);
    const known = new Set(knowledge.map.tables.map(({ name }) => bareName(name)));
    const inUse = lastChanges(knowledge.files).filter(
      ({ change: { table }, made }) => !made.has(table.toLowerCase()) && known.has(bareName(table)),
    );
    const risks = inUse.flatMap((one) => risksOf(one, postgres.has(unitOf(one.file)), knowledge));
    // Of several indexes on one table the first locks it already.
    const told = Map.groupBy(risks, ({ uri, title }) => `${uri} ${title}`);
    return [...told.values()].flatMap(([first]) => first ?? []);
  },
};

/** Without the schema before it. What nothing makes is there for the time of the migration alone. */
const bareName = (table: string): string => table.toLowerCase().replace(/^.*\./, "");

function risksOf(
  last: LastChange,
  isPostgres: boolean,
  knowledge: Knowledge,
): readonly LocalFinding[] {
  const { file, change } = last;
  const risk =
    change.op === "addColumn"
      ? requiredColumn(change)
      : change.op === "addIndex"
        ? lockingIndex(change, file, isPostgres)
        : change.op === "alterColumn"
          ? (changedType(change, file, knowledge) ?? madeRequired(change, file, knowledge))
          : lostColumn(last, knowledge);
  if (risk === undefined) return [];
  return [{ uri: knowledge.uriOf(file.path), range: change.range, evidence: [], ...risk }];
}

function requiredColumn({ table, column }: TableChange & { op: "addColumn" }): Risk | undefined {
  const { name, type = "", nullable, hasDefault } = column;
  if (nullable !== false || hasDefault === true || fillsItself.test(type)) return undefined;
  return {
    severity: "high",
    title: `${table}.${name} is required and has no default`,
    explanation: `A table that holds rows refuses a NOT NULL column without a default, and the version that is running while the migration does inserts without it.`,
    trigger: `The migration runs on a database in which ${table} holds a row`,
  };
}

function lockingIndex(
  { table, index }: TableChange & { op: "addIndex" },
  { path }: FileFacts,
  isPostgres: boolean,
): Risk | undefined {
  const isOther = !isPostgres || isOfOtherThanPostgres(path);
  if (isOther || !path.endsWith(".sql") || index.concurrently === true) return undefined;
  return {
    severity: "medium",
    title: `Building this index stops all writes of ${table}`,
    explanation: `CREATE INDEX without CONCURRENTLY locks the table against writes until the index stands; CONCURRENTLY takes longer and locks nobody, outside of a transaction.`,
    trigger: `The migration runs while ${table} is large and written`,
  };
}

/** Folders of migrations that say something which PostgreSQL alone has: others may be of other databases. */
function postgresUnits(files: ReadonlyMap<string, FileFacts>): ReadonlySet<string> {
  return new Set(
    [...files.values()].filter((file) => file.tableChanges.some(isOfPostgres)).map(unitOf),
  );
}

function isOfPostgres(change: TableChange): boolean {
  if (change.op === "addIndex") return change.index.concurrently === true;
  const columns =
    change.op === "createTable" ? change.columns : change.op === "addColumn" ? [change.column] : [];
  return columns.some(({ type = "" }) => ofPostgres.test(type));
}
