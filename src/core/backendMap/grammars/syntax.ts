import type { Range } from "../../findings/finding.ts";
import type { SyntaxNode as CopiedNode } from "./syntaxNode.ts";

/** A node of a parsed file. Its whole tree stays as long as one of them is kept: keep facts. */
export type SyntaxNode = CopiedNode;

/** A file while it is being read for facts. */
export interface ParsedFile {
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
  readonly root: SyntaxNode;
}

/** Zero-based, UTF-16, as VS Code counts. */
export function rangeOf(node: SyntaxNode): Range {
  return node.range;
}

/** End of a node, "line:character": names an expression among the facts of its file. */
export function atOf(node: SyntaxNode): string {
  const { row, column } = node.endPosition;
  return `${row}:${column}`;
}

/** The nodes of these types in a node, itself included, in the order of the text. */
export function nodesOf(node: SyntaxNode, ...types: readonly string[]): readonly SyntaxNode[] {
  return node.descendantsOfType(types);
}

export function fieldOf(node: SyntaxNode, field: string): SyntaxNode | undefined {
  const found = node.childForFieldName(field) ?? undefined;
  // TypeScript's grammar reads `await load<Order>()` as a call of `await load`.
  const isAwaited = field === "function" && found?.type === "await_expression";
  return isAwaited ? found.namedChildren[0] : found;
}

/** Children that are no punctuation and no comment. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const { namedChildren } = node;
  return namedChildren.some(isComment)
    ? namedChildren.filter((one) => !isComment(one))
    : namedChildren;
}

const isComment = (node: SyntaxNode): boolean => node.isComment;
