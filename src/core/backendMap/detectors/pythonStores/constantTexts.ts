import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";

const deepest = 3;

/**
 * The texts that an expression can be: a literal, a constant of the file, each that a loop around it
 * goes through. None where that is computed.
 */
export function constantTexts(node: SyntaxNode | undefined, depth = 0): readonly string[] {
  if (node === undefined || depth > deepest) return [];
  const text = literalOf(node);
  if (text !== undefined) return [text];
  if (node.type === "list" || node.type === "tuple") {
    const each = childrenOf(node).map((one) => constantTexts(one, depth + 1));
    return each.some((one) => one.length === 0) ? [] : each.flat();
  }
  if (node.type !== "identifier") return [];
  return constantTexts(loopOver(node) ?? constant(node), depth + 1);
}

/** What the loop goes through whose variable it is. */
function loopOver({ text, parent }: SyntaxNode): SyntaxNode | undefined {
  for (let around = parent; around !== null; around = around.parent) {
    const isLoop = around.type === "for_statement" && wordOf(around, "left") === text;
    if (isLoop) return fieldOf(around, "right");
  }
  return undefined;
}

/** What the file gives the name at its top, once. */
function constant({ text, tree }: SyntaxNode): SyntaxNode | undefined {
  const given = childrenOf(tree.rootNode)
    .flatMap((one) => (one.type === "expression_statement" ? childrenOf(one) : []))
    .filter((one) => one.type === "assignment" && wordOf(one, "left") === text);
  return given.length === 1 && given[0] ? fieldOf(given[0], "right") : undefined;
}
