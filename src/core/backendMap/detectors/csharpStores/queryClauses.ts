import type { QueryColumn } from "../../backendMap.ts";
import type { TableRef } from "../../facts/queryFacts.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { nameIn } from "../../languages/csharp/values.ts";
import { wordsFor } from "./linqColumns.ts";

const uses: Readonly<Record<string, QueryColumn["use"]>> = {
  where_clause: "filter",
  order_by_clause: "sort",
  join_clause: "join",
  select_clause: "read",
  group_clause: "read",
};

/** What the clauses of `from user in db.Users where user.Email == email` name of one of their sets. */
export function clauseColumns(set: SyntaxNode, ref: TableRef): readonly QueryColumn[] {
  const clause = set.parent;
  if (clause?.type !== "from_clause" && clause?.type !== "join_clause") return [];
  const row = clause.namedChildren.find(({ type }) => type === "identifier")?.text;
  const query = clause.parent;
  if (row === undefined || query?.type !== "query_expression") return [];
  const table = wordsFor(ref);
  return query.namedChildren.flatMap((one) => {
    const use = Object.hasOwn(uses, one.type) ? uses[one.type] : undefined;
    return use === undefined ? [] : membersOf(one, row).map((name) => ({ name, table, use }));
  });
}

const membersOf = (clause: SyntaxNode, row: string): readonly string[] =>
  nodesOf(clause, "member_access_expression")
    .filter((one) => fieldOf(one, "expression")?.text === row)
    .map((one) => nameIn(fieldOf(one, "name")));

/** A clause of a query that begins with another one: both are asked together, as one query. */
export function isLaterClause(set: SyntaxNode): boolean {
  const clause = set.parent;
  const isClause = clause?.type === "from_clause" || clause?.type === "join_clause";
  return isClause && clause.parent?.namedChildren[0]?.id !== clause.id;
}
