import type { Value } from "../facts/value.ts";
import type { SyntaxNode } from "../grammars/syntax.ts";

const known = new WeakMap<SyntaxNode, Value>();

/** Each call of a chain holds all those before it: read again and again, they take long. */
export function readOnce(node: SyntaxNode, read: () => Value): Value {
  const value = known.get(node) ?? read();
  known.set(node, value);
  return value;
}
