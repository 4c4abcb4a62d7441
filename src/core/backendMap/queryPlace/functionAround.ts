import type { SyntaxNode } from "../grammars/syntax.ts";

const ownFunction =
  /^(?:function\w*|arrow_function|method\w*|constructor_declaration|local_function_statement|func_literal|closure_expression|lambda\w*|anonymous_function\w*|do_block)$/;

/** The innermost function that holds a node, or the whole file. */
export function functionAround(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent !== null && !ownFunction.test(at.type)) at = at.parent;
  return at;
}
