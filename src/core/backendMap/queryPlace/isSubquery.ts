import { fieldOf, type SyntaxNode } from "../grammars/syntax.ts";
import { functionAround } from "./functionAround.ts";
import { nameKept, wordFor } from "./nameKept.ts";

/** Calls that make a query that they are given a part of another one. */
const takers =
  "(?:not_?in_?|in_|In|NotIn|inArray|notInArray|whereIn|whereNotIn|where_in|exists|Exists|notExists|whereExists|Subquery|union|unionAll|union_all)";
const takes = new RegExp(`(?:^|[.:>])${takers}$`);
const list = /argument|suffix/;

/** Whether a builder's query is only a part of another one, as it stands or by the name that it is given. */
export function isSubquery(query: SyntaxNode, text: string): boolean {
  let around = query.parent;
  if (around !== null && list.test(around.type)) {
    while (around !== null && list.test(around.type)) around = around.parent;
    return takes.test(calleeOf(around));
  }
  const name = nameKept(query, text);
  if (name === undefined) return false;
  const end = functionAround(query).endIndex;
  return new RegExp(`(?<!\\w)${takers}\\((?:[^(),]*,)?\\s*${wordFor(name)}\\s*[,)]`).test(
    text.slice(query.endIndex, end),
  );
}

function calleeOf(call: SyntaxNode | null): string {
  if (call === null) return "";
  const callee = fieldOf(call, "function") ?? fieldOf(call, "name") ?? fieldOf(call, "method");
  return callee?.text.slice(-80) ?? "";
}
