import type { Parameter } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Scoped } from "../../reading/scopes.ts";
import type { Value } from "../../facts/value.ts";
import { listOf } from "./givenNames.ts";

/** The parameters of a function; without types where `value` gives none yet. */
export function parametersOf(
  node: SyntaxNode,
  value: (node: SyntaxNode) => Value | undefined,
): readonly Parameter[] {
  const list = fieldOf(node, "parameters");
  if (list?.type !== "parameter_list") return [];
  return childrenOf(list).flatMap((one) => {
    const names = one.childrenForFieldName("name").filter(({ isNamed }) => isNamed);
    const texts = names.length > 0 ? names.map(({ text }) => text) : [""];
    return texts.map((name) => {
      const type = typeOf(one, value);
      const isRest = one.type.startsWith("variadic");
      return { name, ...(type && { type }), ...(isRest && { isRest }) };
    });
  });
}

/** `...T` is a list of T. */
function typeOf(
  parameter: SyntaxNode,
  value: (node: SyntaxNode) => Value | undefined,
): Value | undefined {
  const node = fieldOf(parameter, "type");
  const own = node === undefined ? undefined : value(node);
  const isRest = parameter.type.startsWith("variadic");
  return own !== undefined && isRest ? { kind: "list", items: [own] } : own;
}

/** Of a method: the name of what it is called on, and its type. */
export function receiverOf(
  node: SyntaxNode,
): { readonly name?: string; readonly type?: SyntaxNode } | undefined {
  const list = fieldOf(node, "receiver");
  const one = list === undefined ? undefined : childrenOf(list)[0];
  if (one === undefined) return undefined;
  const [name, type] = [fieldOf(one, "name")?.text, fieldOf(one, "type")];
  return { ...(name !== undefined && { name }), ...(type && { type }) };
}

/** Of a method its receiver's type; of a struct or an interface what it embeds. */
export function basesOf(node: SyntaxNode, value: (node: SyntaxNode) => Value): readonly Value[] {
  const receiver = receiverOf(node)?.type;
  if (receiver) return [value(receiver)];
  const type = node.type.startsWith("type_") ? fieldOf(node, "type") : undefined;
  if (type === undefined) return [];
  if (type.type === "struct_type") return embeddedIn(type).map(value);
  if (type.type === "interface_type") {
    return childrenOf(type)
      .filter((one) => one.type === "type_elem")
      .map(value);
  }
  return /^(?:type_identifier|(?:qualified|pointer|generic)_type)$/.test(type.type)
    ? [value(type)]
    : [];
}

/** Types of the fields that have no name. */
function embeddedIn(struct: SyntaxNode): readonly SyntaxNode[] {
  return nodesOf(struct, "field_declaration")
    .filter((one) => fieldOf(one, "name") === undefined && one.parent?.parent?.id === struct.id)
    .flatMap((one) => fieldOf(one, "type") ?? []);
}

/** The first of what a function gives back; its type where the code does not tell more. */
export function returnsOf(
  node: SyntaxNode,
  { scopeOf, definitionOf }: Scoped,
  value: (node: SyntaxNode) => Value,
): readonly Value[] {
  const result = fieldOf(node, "result");
  if (result === undefined) return [];
  const body = fieldOf(node, "body");
  const own = definitionOf(node);
  const given = (body === undefined ? [] : nodesOf(body, "return_statement"))
    .filter((one) => scopeOf(one) === own)
    .flatMap((one) => listOf(childrenOf(one)[0]).slice(0, 1))
    .filter(({ type }) => type !== "nil")
    .map(value)
    .filter(({ kind }) => kind !== "unknown");
  return given.length > 0 ? given : resultsOf(result, value);
}

function resultsOf(result: SyntaxNode, value: (node: SyntaxNode) => Value): readonly Value[] {
  const first = result.type === "parameter_list" ? childrenOf(result)[0] : undefined;
  const named = first === undefined ? undefined : fieldOf(first, "name");
  const type = first === undefined ? result : fieldOf(first, "type");
  return [
    ...(named === undefined ? [] : [value(named)]),
    ...(type === undefined ? [] : [{ kind: "instance", type: value(type) } as const]),
  ];
}
