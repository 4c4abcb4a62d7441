import type { Parameter } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** Parameters of a function in their order, with those that can only be given by name. */
export function parametersOf(
  node: SyntaxNode,
  value: (node: SyntaxNode) => Value,
): readonly Parameter[] {
  const list = fieldOf(node, "parameters");
  return list === undefined ? [] : childrenOf(list).flatMap((one) => parameterOf(one, value));
}

function parameterOf(node: SyntaxNode, value: (node: SyntaxNode) => Value): readonly Parameter[] {
  if (node.type.endsWith("_separator")) return [];
  const name = nameOf(node);
  const [type, preset] = [fieldOf(node, "type"), fieldOf(node, "value")];
  return [
    {
      name,
      ...(type && { type: value(type) }),
      ...(preset && { default: value(preset) }),
    },
  ];
}

function nameOf(parameter: SyntaxNode): string {
  const named = fieldOf(parameter, "name") ?? childrenOf(parameter)[0] ?? parameter;
  return named.text.replace(/^\*+/, "");
}
