import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { parametersOn } from "../../languages/php/declarations.ts";

const functions = /^(?:method_declaration|function_definition|anonymous_function|arrow_function)$/;

/** `function scopeLate($query)`, `#[Scope] function late(Builder $query)`: a query of the model's own rows. */
export function isGivenToScope(variable: SyntaxNode): boolean {
  for (let around = variable.parent; around !== null; around = around.parent) {
    if (!functions.test(around.type)) continue;
    const at = parametersOn(around).findIndex(
      (one) => fieldOf(one, "name")?.text === variable.text,
    );
    if (at >= 0) return at === 0 && isScope(around);
  }
  return false;
}

function isScope(method: SyntaxNode): boolean {
  if (method.type !== "method_declaration") return false;
  const attributes = method.children.filter(({ type }) => type === "attribute_list");
  const isMarked = attributes
    .flatMap((list) => nodesOf(list, "attribute"))
    .some(({ text }) => /^\\?(?:\w+\\)*Scope$/.test(text));
  return isMarked || /^scope[A-Z]/.test(fieldOf(method, "name")?.text ?? "");
}
