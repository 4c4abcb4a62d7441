import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Call } from "./routing.ts";

/** A method that a table tells, where a switch over it chooses the verb. */
interface SwitchedMethod {
  readonly method: SyntaxNode;
  /** One case is enough: each would declare the whole table. */
  readonly isFirst: boolean;
}

/** `switch one.Method { case "GET": r.GET(one.Path, one.Handler); … }` over a table of routes. */
export function switchedMethod({ node, args: [path] }: Call): SwitchedMethod | undefined {
  const around = caseAround(node);
  const method = around?.parent && fieldOf(around.parent, "value");
  if (around === undefined || !isOfOne(method, path)) return undefined;
  const cases = around.parent ? childrenOf(around.parent) : [];
  const first = cases.find((one) => one.type === "expression_case" && declares(one, path));
  return { method, isFirst: first?.id === around.id };
}

function caseAround(node: SyntaxNode): SyntaxNode | undefined {
  for (let one = node.parent; one !== null; one = one.parent) {
    if (one.type === "expression_case") return one;
    if (/^(?:func_literal|for_statement|function_declaration)$/.test(one.type)) return undefined;
  }
  return undefined;
}

/** `one.Method` and `one.Path`. */
function isOfOne(
  method: SyntaxNode | undefined | null,
  path: SyntaxNode | undefined,
): method is SyntaxNode {
  if (method?.type !== "selector_expression" || path?.type !== "selector_expression") return false;
  return fieldOf(method, "operand")?.text === fieldOf(path, "operand")?.text;
}

const declares = (one: SyntaxNode, path: SyntaxNode | undefined): boolean =>
  nodesOf(one, "argument_list").some((list) => childrenOf(list)[0]?.text === path?.text);
