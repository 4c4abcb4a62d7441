import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import { callOf, callsOfFile, type CallModel } from "../classes/jvmCalls.ts";

/** The statements of a query builder, each the calls of one chain: `dsl.selectFrom(…).where(…).fetch()`. */
export function statementsIn(file: Reading): readonly (readonly CallModel[])[] {
  return [...Map.groupBy(callsOfFile(file), ({ node }) => wholeOf(node).id).values()];
}

/** The chain that a call is a link of. */
export function wholeOf(node: SyntaxNode): SyntaxNode {
  let whole = node;
  for (let around = node.parent; around !== null; around = around.parent) {
    const isChained = callOf(around)?.receiver?.startIndex === whole.startIndex;
    if (!isChained && around.type !== "navigation_expression") break;
    if (around.startIndex !== whole.startIndex) break;
    whole = around;
  }
  return whole;
}
