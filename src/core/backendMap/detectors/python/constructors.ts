import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordOf } from "../../languages/python/calls.ts";

/** The methods that a class writes itself, those with decorators aside. */
export function methodsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const body = fieldOf(node, "body");
  return (body === undefined ? [] : childrenOf(body)).filter(
    ({ type }) => type === "function_definition",
  );
}

/** The `__init__` of a class. */
export const constructorOf = (node: SyntaxNode): SyntaxNode | undefined =>
  methodsOf(node).find((one) => wordOf(one, "name") === "__init__");
