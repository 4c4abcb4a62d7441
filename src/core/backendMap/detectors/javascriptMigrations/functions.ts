import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { parametersOf } from "../../languages/javascript/parameters.ts";
import type { Reading } from "../../reading/stack.ts";

/** The name that a function is called by: its own, or the variable's that it is given to. */
export function functionName(node: SyntaxNode): string | undefined {
  const named = node.parent?.type === "variable_declarator" ? node.parent : node;
  return fieldOf(named, "name")?.text;
}

/** The function of a file that is called so. */
export function functionNamed(name: string, { root }: Reading): SyntaxNode | undefined {
  const all = nodesOf(root, "function_declaration", "arrow_function", "function_expression");
  return all.find((one) => functionName(one) === name);
}

/** What a function calls the parameter at a place of its list. */
export const parameterAt = (node: SyntaxNode, index: number, file: Reading): string | undefined =>
  parametersOf(node, file.valueOf)[index]?.name;
