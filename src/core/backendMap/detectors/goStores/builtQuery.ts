import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import type { Reading } from "../../reading/stack.ts";
import { namedIn } from "../../sql/query/namedIn.ts";
import { readSql } from "../../sql/query/readSql.ts";
import type { Link } from "./goChains.ts";
import { surroundingsOf } from "./surroundings.ts";

/** Stands in SQL for a table that a value names. */
export const standIn = "table_that_a_value_names";

/** A chain of calls, and the SQL that it builds. */
export interface Built {
  readonly whole: SyntaxNode;
  readonly links: readonly Link[];
  readonly sql: string;
  /** As columns name the table that stands for a value. */
  readonly words: string;
  readonly value?: TableRef;
}

/** The query that a chain builds. */
export function queryBuilt(
  { whole, links, sql, words, value }: Built,
  file: Reading,
): QueryFact | undefined {
  const query = readSql(sql);
  if (query === undefined) return undefined;
  const facts = namedIn(query);
  const isOwn = (one: TableRef): boolean => "table" in one && one.table === standIn;
  const told = (refs: readonly TableRef[]): readonly TableRef[] =>
    refs.map((one) => (isOwn(one) && value ? value : one));
  const isBounded = query.limited === true || links.some(({ name }) => name === "Limit");
  return {
    ...surroundingsOf(whole, file),
    ...facts,
    reads: told(facts.reads),
    writes: told(facts.writes),
    columns: facts.columns.map((one) => (one.table === standIn ? { ...one, table: words } : one)),
    ...(isBounded && facts.writes.length === 0 && { limited: true }),
  };
}
