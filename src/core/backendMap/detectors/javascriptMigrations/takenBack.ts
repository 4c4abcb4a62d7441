import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** Whether code is part of a migration's `down`, which says nothing of what there is. */
export function isTakenBack(node: SyntaxNode): boolean {
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    if (nameOf(at) === "down") return true;
  }
  return false;
}

function nameOf(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case "pair":
      return fieldOf(node, "key")?.text;
    case "assignment_expression":
      return fieldOf(node, "left")?.text.replace(/^.*\./s, "");
    case "method_definition":
    case "function_declaration":
    case "variable_declarator":
      return fieldOf(node, "name")?.text;
    default:
      return undefined;
  }
}
