import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { classes } from "./source.ts";

/** The class or method that a decorator stands before: others may come between. */
export function decoratedBy(decorator: SyntaxNode): SyntaxNode | undefined {
  const around = decorator.parent;
  if (around?.type === "export_statement") {
    return fieldOf(around, "declaration") ?? fieldOf(around, "value");
  }
  if (around?.type === "class_body") return methodAfter(decorator);
  // JavaScript's grammar has a method's decorators inside of it.
  if (around?.type === "method_definition") return around;
  return around !== null && classes.includes(around.type) ? around : undefined;
}

function methodAfter(node: SyntaxNode): SyntaxNode | undefined {
  let next = node.nextNamedSibling;
  while (next?.type === "decorator" || next?.type === "comment") next = next.nextNamedSibling;
  return next?.type === "method_definition" ? next : undefined;
}

/** What a decorator calls, or names: `Get` of `@Get("orders")`. */
export function decoratorCallee(decorator: SyntaxNode): SyntaxNode | undefined {
  const [inner] = childrenOf(decorator);
  return inner?.type === "call_expression" ? fieldOf(inner, "function") : inner;
}
