import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { plural, underscored } from "../../languages/ruby/inflect.ts";
import { namedIn } from "../../sql/query/namedIn.ts";
import { readSql } from "../../sql/query/readSql.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import { usedAs } from "./handedSql.ts";
import { surroundingsOf } from "./recordSurroundings.ts";
import { filledIn } from "./sqlFills.ts";

/** SQL in strings and heredocs of Ruby, whoever is given them. */
export const rubySql: Stack = {
  name: "ruby-sql",
  languages: ["ruby"],
  markers: /\b(?:select|insert\s+into|update|delete\s+from|with)\b[\s\S]*\b(?:from|into|set)\b/i,
  detect: (file) => ({ queries: queriesIn(file) }),
};

function queriesIn(file: Reading): readonly QueryFact[] {
  // What a migration does to the rows is done once, with the tables of its time.
  if (file.text.includes("ActiveRecord::Migration")) return [];
  return nodesOf(file.root, "string", "heredoc_body")
    .filter((node) => !isContinued(node))
    .flatMap((node) => queryOf(node, file));
}

/** What `"… " + name + " …"` is, its parts in their order. */
function partsOf(node: SyntaxNode): readonly SyntaxNode[] {
  let whole = node;
  while (isSum(whole.parent)) whole = whole.parent;
  const flat = (one: SyntaxNode): readonly SyntaxNode[] =>
    isSum(one) ? childrenOf(one).flatMap(flat) : [one];
  return flat(whole);
}

function isSum(node: SyntaxNode | null): node is SyntaxNode {
  return node?.type === "binary" && fieldOf(node, "operator")?.text === "+";
}

/** A text that goes on from another one, which stands for both. */
function isContinued(node: SyntaxNode): boolean {
  if (!isSum(node.parent)) return false;
  return partsOf(node).find(({ type }) => type === "string")?.id !== node.id;
}

function queryOf(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const parts = partsOf(node);
  const text = parts.map((one) => (one.type === "string" ? textOf(one) : "{}")).join("");
  const query = readSql(node.type === "string" ? text : textOf(node));
  if (query === undefined || query.reads.length + query.writes.length === 0) return [];
  const { limited } = query;
  return [
    {
      scope: file.scopeOf(node),
      range: rangeOf(node),
      ...namedIn(query),
      ...usedAs(parts[0] ?? node),
      ...surroundingsOf(node),
      ...(limited !== undefined && { limited }),
      ...filledIn(parts),
    },
  ];
}

/** `#{Loan.table_name}` is the table that the convention gives; all else that is filled in is `{}`. */
function textOf(node: SyntaxNode): string {
  return node.namedChildren
    .filter(({ type }) => type !== "heredoc_end")
    .map((part) => (part.type === "interpolation" ? filling(childrenOf(part)[0]) : part.text))
    .join("");
}

function filling(inner: SyntaxNode | undefined): string {
  const [, model] = /^([A-Z][\w:]*)\.(?:quoted_)?table_name$/.exec(inner?.text ?? "") ?? [];
  return model === undefined ? "{}" : plural(underscored(model).replaceAll("/", "_"));
}
