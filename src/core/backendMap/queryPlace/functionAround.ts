import type { SyntaxNode } from "../grammars/syntax.ts";

const ownFunction =
  /^(?:function(?:_declaration|_definition|_expression|_item)?|arrow_function|method(?:_declaration|_definition)?|constructor_declaration|local_function_statement|func_literal|closure_expression|lambda\w*|anonymous_function\w*|do_block)$/;

/** The innermost function that holds a node, or the whole file. */
export function functionAround(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent !== null && !ownFunction.test(at.type)) at = at.parent;
  return at;
}
