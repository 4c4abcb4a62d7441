import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Scoped } from "../../reading/scopes.ts";
import type { Given } from "../localNames.ts";

/** What gives names of a file their values. */
export function givenIn(root: SyntaxNode, scoped: Scoped): readonly Given[] {
  const kinds = [
    "short_var_declaration",
    "assignment_statement",
    "var_spec",
    "const_spec",
    "range_clause",
  ];
  const results = nodesOf(root, "function_declaration", "method_declaration", "func_literal");
  return [
    ...results.flatMap((node) => namedResults(node, scoped)),
    ...nodesOf(root, ...kinds).flatMap((node) => givenAt(node, scoped)),
  ];
}

function namedResults(node: SyntaxNode, { scopeOf }: Scoped): readonly Given[] {
  const result = fieldOf(node, "result");
  if (result?.type !== "parameter_list") return [];
  const scope = scopeOf(node);
  return childrenOf(result).flatMap((one) => {
    const [name, type] = [fieldOf(one, "name"), fieldOf(one, "type")];
    if (name === undefined || type === undefined) return [];
    const place = { scope, valueScope: scope, from: result.endIndex, until: node.endIndex };
    return [{ name: name.text, ...place, isDeclared: true, type }];
  });
}

function givenAt(node: SyntaxNode, { scopeOf }: Scoped): readonly Given[] {
  const isRange = node.type === "range_clause";
  const names = namesOf(node);
  const values = isRange ? listOf(fieldOf(node, "right")) : valuesOf(node);
  const type = fieldOf(node, "type");
  const scope = scopeOf(node);
  const { endIndex: until } = blockOf(node);
  // `a, b := f()`: only the first of what a call gives is followed.
  return names.filter(isFollowed).map((name) => {
    const index = names.indexOf(name);
    const value = values[isRange ? 0 : index];
    return {
      name: name.text,
      scope,
      valueScope: scope,
      from: node.endIndex,
      until,
      isDeclared: node.type !== "assignment_statement",
      ...(value && { value }),
      ...(type && { type }),
      ...(isRange && { part: index === 0 ? "[key]" : "*" }),
    };
  });
}

function isFollowed({ type, text }: SyntaxNode): boolean {
  return type.endsWith("identifier") && text !== "_" && text !== "err";
}

function namesOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type.endsWith("_spec")) {
    return node.childrenForFieldName("name").filter((one) => one.isNamed);
  }
  return listOf(fieldOf(node, "left"));
}

function valuesOf(node: SyntaxNode): readonly SyntaxNode[] {
  return listOf(fieldOf(node, "right") ?? fieldOf(node, "value"));
}

export function listOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (node === undefined) return [];
  return node.type === "expression_list" ? childrenOf(node) : [node];
}

const blocks = new Set([
  "block",
  "for_statement",
  "if_statement",
  "expression_case",
  "default_case",
  "type_case",
  "communication_case",
  "expression_switch_statement",
  "type_switch_statement",
  "source_file",
]);

function blockOf(node: SyntaxNode): SyntaxNode {
  let around = node.parent ?? node;
  while (!blocks.has(around.type) && around.parent !== null) around = around.parent;
  return around;
}
