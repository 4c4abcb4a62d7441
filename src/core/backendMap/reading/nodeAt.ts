import type { Range } from "../../findings/finding.ts";
import type { SyntaxNode } from "../grammars/syntax.ts";

/** The innermost node that holds a whole range. */
export function nodeAt(root: SyntaxNode, { start, end }: Range): SyntaxNode {
  let node = root.descendantForPosition({ row: start.line, column: start.character });
  const isWhole = ({ endPosition: { row, column } }: SyntaxNode): boolean =>
    row > end.line || (row === end.line && column >= end.character);
  while (node.parent !== null && !isWhole(node)) node = node.parent;
  return node;
}
