import type { QueryColumn } from "../../backendMap.ts";
import type { Range } from "../../../findings/finding.ts";
import { isQuery } from "./isQuery.ts";
import { linesOf } from "../lines.ts";
import { aliased, columnsIn, type QueryScope } from "./queryScope.ts";
import { readQuery } from "./readQuery.ts";
import { statementsOf } from "../statements.ts";
import type { Token } from "../tokens.ts";

/** What a query does to tables. Names are as `readDdl` gives them. */
export interface SqlQuery {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Columns that it names, with the table where that is certain. */
  readonly columns: readonly QueryColumn[];
  /** Whether the rows that come back are bounded; absent where none come back. */
  readonly limited?: boolean;
}

/** A longer string in code is data. */
const longestQuery = 200_000;
const mostColumns = 300;
const begins =
  /^[\s(;]*(?:(?:--|#|\/\*)|(?:select|insert|update|delete|with|merge|replace|truncate|begin|set)\b)/i;

/**
 * What a string of the code asks of the database; undefined for what is no query: prose, DDL, other
 * languages. Names that the code fills in stand as placeholders: `?`, `$1`, `:x`, `%s`, `{}`, `${x}`.
 */
export function readSql(text: string): SqlQuery | undefined {
  if (text.length > longestQuery || !begins.test(text)) return undefined;
  const queries = statementsOf(text).filter(isQuery).map(queryOf);
  const [first, ...more] = queries;
  return first === undefined || more.length === 0 ? first : merged(queries);
}

/** Each query of a file of SQL, with where it stands. */
export function readSqlFile(text: string): readonly (SqlQuery & { readonly range: Range })[] {
  const lines = linesOf(text);
  return statementsOf(text)
    .filter(isQuery)
    .map((tokens) => ({
      ...queryOf(tokens),
      range: lines.rangeOf(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0),
    }));
}

function queryOf(tokens: readonly Token[]): SqlQuery {
  const { scopes, roots, given } = readQuery(tokens);
  const isTable = (name: string): boolean => !given.has(name.toLowerCase()) && !isSystem(name);
  const named = scopes.flatMap((scope) => tablesOf(scope)).filter(({ name }) => isTable(name));
  const returns = roots.some((one) => one.tables.every(({ isWritten }) => !isWritten));
  const isBare = roots.every(({ sources }) => sources === 0);
  const isRead = named.every(({ isWritten }) => !isWritten);
  const limited = isBare || roots.some(({ isLimited }) => isLimited) || isOneRow(roots);
  const isKnown = limited || !roots.some(({ isOfFunction }) => isOfFunction);
  return {
    reads: distinct(named.filter(({ isWritten }) => !isWritten).map(({ name }) => name)),
    writes: distinct(named.filter(({ isWritten }) => isWritten).map(({ name }) => name)),
    columns: distinctColumns(scopes.flatMap((scope) => columnsIn(scope, isTable))),
    ...(returns && isRead && isKnown && { limited }),
  };
}

/** `UPDATE u SET … FROM users u` writes users. */
function tablesOf(scope: QueryScope): QueryScope["tables"] {
  return scope.tables
    .map((one) => ({ ...one, name: aliased(one.name, scope) ?? one.name }))
    .filter(({ name, isWritten }, _, all) => {
      return isWritten || !all.some((other) => other.isWritten && other.name === name);
    });
}

function isOneRow(roots: readonly QueryScope[]): boolean {
  const selects = roots.filter(({ sources }) => sources > 0);
  return selects.length > 0 && selects.every((one) => one.isAggregate && !one.isGrouped);
}

const isSystem = (name: string): boolean =>
  /^(?:information_schema|pg_catalog|sys|mysql|performance_schema)[.]|^(?:pg|sqlite)_|^dual$/i.test(
    name,
  );

function merged(queries: readonly SqlQuery[]): SqlQuery {
  const limits = queries.flatMap(({ limited }) => limited ?? []);
  return {
    reads: distinct(queries.flatMap(({ reads }) => reads)),
    writes: distinct(queries.flatMap(({ writes }) => writes)),
    columns: distinctColumns(queries.flatMap(({ columns }) => columns)),
    ...(limits.length > 0 && { limited: limits.every(Boolean) }),
  };
}

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)];

function distinctColumns(columns: readonly QueryColumn[]): readonly QueryColumn[] {
  const byKey = new Map(columns.map((one) => [`${one.use} ${one.table ?? ""}.${one.name}`, one]));
  return [...byKey.values()].slice(0, mostColumns);
}
