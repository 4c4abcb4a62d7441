import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** How much white space may stand between. */
const farthest = 100;

/**
 * The name that a function or class is given to, where it has none of its own: a variable, a field,
 * a property, a member. The text in front of it tells whether to ask: parents are dear.
 */
export function nameAround(node: SyntaxNode, text: string): SyntaxNode | undefined {
  const before = text.slice(Math.max(0, node.startIndex - farthest), node.startIndex).trimEnd();
  if (!before.endsWith(":") && !before.endsWith("=")) return undefined;
  const around = node.parent;
  if (around === null) return undefined;
  for (const field of ["key", "name", "property", "left"]) {
    const name = fieldOf(around, field);
    if (name !== undefined) {
      return name.type === "member_expression" ? fieldOf(name, "property") : name;
    }
  }
  return undefined;
}
