import { nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";

/** Nodes of a file, those that its language has found without another pass. */
export function nodesIn(file: Reading, ...types: readonly string[]): readonly SyntaxNode[] {
  return file.nodes?.(...types) ?? nodesOf(file.root, ...types);
}
