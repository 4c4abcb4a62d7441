import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/go/values.ts";

/** Whether what stands here takes a migration back: what it drops is there until somebody does. */
export function isTakenBack(node: SyntaxNode): boolean {
  for (let around = node; ; around = around.parent) {
    if (back.test(nameOf(around))) return true;
    if (around.parent === null || isFunction(around)) return false;
    if (isSecondOfMigration(around)) return true;
  }
}

const back = /^(?:down|undo|rollback|revert)/i;
const isFunction = ({ type }: SyntaxNode): boolean => /^(?:function|method)_decl/.test(type);

/** Of a function, `down := []string{…}`, a constant, and a field: `Rollback: func(tx) { … }`. */
function nameOf(node: SyntaxNode): string {
  if (node.type === "keyed_element") return childrenOf(node)[0]?.text ?? "";
  const named = fieldOf(node, "name") ?? fieldOf(node, "left");
  return named !== undefined && declaring.test(node.type) ? named.text : "";
}
const declaring =
  /^(?:function_declaration|method_declaration|short_var_declaration|assignment_statement|const_spec|var_spec)$/;

/** `Migrations.MustRegister(up, down)`, `goose.AddMigrationContext(up, down)`. */
function isSecondOfMigration(node: SyntaxNode): boolean {
  const call = node.parent?.parent;
  if (node.type !== "func_literal" || call?.type !== "call_expression") return false;
  const callee = fieldOf(call, "function")?.text ?? "";
  return /(?:Register|AddMigration)\w*$/.test(callee) && argumentsOf(call)[1]?.id === node.id;
}
