import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import { functionAround } from "./goChains.ts";

type Surroundings = Pick<QueryFact, "scope" | "range" | "inLoop" | "inTransaction">;

/** Where a query stands: in a loop of its function, in a transaction that the code shows. */
export function surroundingsOf(node: SyntaxNode, file: Reading): Surroundings {
  let [inLoop, inTransaction, isInside] = [false, false, true];
  for (let around = node.parent; around !== null; around = around.parent) {
    if (around.type === "for_statement" && isInside) inLoop = true;
    if (around.type === "call_expression") inTransaction ||= isTransaction(around);
    // A function within may run at any other time.
    if (around.type === "func_literal") isInside = false;
    if (around.type.endsWith("_declaration") && fieldOf(around, "body")) break;
  }
  inTransaction ||= isPartOfMore(node);
  return { scope: file.scopeOf(node), range: rangeOf(node), inLoop, inTransaction };
}

const isPartOfMore = (node: SyntaxNode): boolean => isOnGiven(node) || isBegun(node);

/** Behind `tx, err := db.Begin()`: SQL that is kept in a name does not show what runs it. */
function isBegun(node: SyntaxNode): boolean {
  const { text, startIndex } = functionAround(node);
  return /\.Begin(?:Tx|x|Txx)?\(/.test(text.slice(0, node.startIndex - startIndex));
}

/** On a session or connection that the function is given: its caller began what it is part of. */
function isOnGiven(node: SyntaxNode): boolean {
  let around: SyntaxNode | null = node;
  let call: SyntaxNode | undefined;
  for (; around !== null && !/^(?:function|method)_declaration$/.test(around.type);) {
    if (around.type === "call_expression") call = around;
    around = around.parent;
  }
  const root = /^\w+/.exec((call ?? node).text)?.[0];
  const parameters = around === null ? undefined : fieldOf(around, "parameters");
  if (root === undefined || parameters === undefined) return false;
  const given = new RegExp(
    `\\b${root}\\s+\\*?[\\w.]*(?:Session|Tx|Querier|DBTX|Conn|Execer?|Ext)\\b`,
  );
  return given.test(parameters.text);
}

/** `tx.Exec(…)`, `db.Transaction(func(tx *gorm.DB) error { … })`. */
function isTransaction(call: SyntaxNode): boolean {
  const callee = fieldOf(call, "function");
  const operand = callee?.type === "selector_expression" ? fieldOf(callee, "operand") : undefined;
  return (
    /(?:^|\.)tx\b/i.test(operand?.text ?? "") ||
    /(?:Transaction|InTx|WithTx)$/i.test(callee?.text ?? "")
  );
}
