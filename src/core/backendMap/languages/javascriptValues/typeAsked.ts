import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { typeIn } from "../javascript/parameters.ts";

/**
 * The type of what a container of dependencies is asked for, where the code names it:
 * `container.get<Orders>(ids.orders)`, `const orders: Orders = container.get("orders")`.
 */
export function typeAsked(call: SyntaxNode): SyntaxNode | undefined {
  if (!asking.test(fieldOf(call, "function")?.text ?? "")) return undefined;
  const written = fieldOf(call, "type_arguments");
  const type = written === undefined ? typeAround(call) : childrenOf(written)[0];
  return type !== undefined && named.has(type.type) ? type : undefined;
}

const asking = /(?:container|injector|ioc|kernel)(?:\(\))?\??\.(?:get|resolve|make)$/i;
const named = new Set(["type_identifier", "nested_type_identifier", "generic_type"]);

/** `… as Orders`, or the type of the variable that is given it. */
function typeAround({ parent }: SyntaxNode): SyntaxNode | undefined {
  if (parent?.type === "as_expression") return childrenOf(parent)[1];
  if (parent?.type === "await_expression") return typeAround(parent);
  return parent?.type === "variable_declarator" ? typeIn(parent) : undefined;
}
