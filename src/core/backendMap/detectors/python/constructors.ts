import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordOf } from "../../languages/python/calls.ts";

/** The `__init__` of a class. */
export function constructorOf(node: SyntaxNode): SyntaxNode | undefined {
  const body = fieldOf(node, "body");
  return (body === undefined ? [] : childrenOf(body)).find(
    (one) => one.type === "function_definition" && wordOf(one, "name") === "__init__",
  );
}
