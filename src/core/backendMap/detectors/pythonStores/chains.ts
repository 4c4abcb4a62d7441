import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** One call of a chain: `.filter(…)`. */
export interface Link {
  readonly name: string;
  readonly call: SyntaxNode;
}

export interface Chain {
  /** The whole expression, from the root to the last call. */
  readonly node: SyntaxNode;
  readonly links: readonly Link[];
  /** `[:10]` or `[0]` at some place. */
  readonly isSliced: boolean;
}

/** What is called on an expression, and on what that gives: `root.filter(a).first()`. */
export function chainOf(root: SyntaxNode): Chain {
  const links: Link[] = [];
  let node = root;
  let isSliced = false;
  for (let around = node.parent; around !== null; around = node.parent) {
    if (around.type === "attribute" && fieldOf(around, "object")?.id === node.id) {
      const call = around.parent;
      const isCalled = call?.type === "call" && fieldOf(call, "function")?.id === around.id;
      if (isCalled) links.push({ name: fieldOf(around, "attribute")?.text ?? "", call });
      node = isCalled ? call : around;
    } else if (around.type === "subscript" && fieldOf(around, "value")?.id === node.id) {
      isSliced = true;
      node = around;
    } else if (around.type === "await" || around.type === "parenthesized_expression") {
      node = around;
    } else break;
  }
  return { node, links, isSliced };
}
