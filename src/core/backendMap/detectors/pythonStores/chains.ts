import { wordOf } from "../../languages/python/calls.ts";
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
  for (let around = node.parent; around !== null && goesOn(around, node); around = node.parent) {
    if (around.type === "subscript") isSliced = true;
    const call = around.type === "attribute" ? callOf(around) : undefined;
    if (call !== undefined) links.push({ name: wordOf(around, "attribute"), call });
    node = call ?? around;
  }
  return { node, links, isSliced };
}

/** Whether what is around an expression still is about what it gives. */
function goesOn(around: SyntaxNode, node: SyntaxNode): boolean {
  switch (around.type) {
    case "attribute":
      return fieldOf(around, "object")?.id === node.id;
    case "subscript":
      return fieldOf(around, "value")?.id === node.id;
    default:
      return around.type === "await" || around.type === "parenthesized_expression";
  }
}

function callOf(callee: SyntaxNode): SyntaxNode | undefined {
  const call = callee.parent;
  return call?.type === "call" && fieldOf(call, "function")?.id === callee.id ? call : undefined;
}
