import type { Definition, Parameter } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { DefinedNode, Scoped } from "../../reading/scopes.ts";
import type { Value } from "../../facts/value.ts";
import type { PhpNames } from "./names.ts";

const kinds: Readonly<Record<string, Definition["kind"]>> = {
  class_declaration: "class",
  anonymous_class: "class",
  trait_declaration: "class",
  enum_declaration: "class",
  interface_declaration: "type",
  method_declaration: "method",
  function_definition: "function",
  anonymous_function: "function",
  arrow_function: "function",
};

export const declarationTypes: readonly string[] = Object.keys(kinds);
const functions = new Set([
  "method_declaration",
  "function_definition",
  "anonymous_function",
  "arrow_function",
]);

/** Classes and functions by their full names: "App\Models\User". */
export function definedAt(node: SyntaxNode, names: PhpNames): DefinedNode {
  const name = fieldOf(node, "name");
  const kind = kinds[node.type] ?? "function";
  const isLocal = node.type === "method_declaration" || name === undefined;
  const own = name?.text ?? "";
  const definition = {
    kind,
    name: isLocal || names.namespace === "" ? own : `${names.namespace}\\${own}`,
    range: { start: rangeOf(signatureOf(node)).start, end: rangeOf(node).end },
    nameRange: rangeOf(name ?? node),
    parameters: [],
  };
  return { node, definition };
}

/** Where a declaration begins, its attributes apart: they can take many lines. */
function signatureOf(node: SyntaxNode): SyntaxNode {
  return node.children.find(({ type }) => type !== "attribute_list" && type !== "comment") ?? node;
}

export interface Completing {
  readonly scoped: Scoped;
  readonly value: (node: SyntaxNode) => Value;
}

/** With what a declaration says of other ones. */
export function completed(
  definition: Definition,
  node: SyntaxNode,
  completing: Completing,
): Definition {
  const bases = basesOf(node).map(completing.value);
  const returns = returnsOf(node, completing);
  return {
    ...definition,
    parameters: parametersOf(node, completing.value),
    ...(bases.length > 0 && { bases }),
    ...(returns.length > 0 && { returns }),
  };
}

/** What a class extends, implements and uses. */
function basesOf(node: SyntaxNode): readonly SyntaxNode[] {
  const body = fieldOf(node, "body") ?? node.children.find(({ type }) => type.endsWith("_list"));
  const used = body?.children.filter(({ type }) => type === "use_declaration") ?? [];
  const clauses = node.children.filter(
    ({ type }) => type === "base_clause" || type === "class_interface_clause",
  );
  return [...used, ...clauses]
    .flatMap(childrenOf)
    .filter(({ type }) => type === "name" || type === "qualified_name");
}

/** What is returned; else the type that is said to be. */
function returnsOf(node: SyntaxNode, { scoped, value }: Completing): readonly Value[] {
  const body = functions.has(node.type) ? fieldOf(node, "body") : undefined;
  if (body === undefined) return [];
  if (node.type === "arrow_function") return [value(body)];
  const own = scoped.definitionOf(node);
  const returned = nodesOf(body, "return_statement")
    .filter((one) => scoped.scopeOf(one) === own)
    .flatMap((one) => childrenOf(one).slice(0, 1).map(value));
  const type = fieldOf(node, "return_type");
  return type === undefined ? returned : [...returned, ...typeOf(type, value)];
}

export function parametersOn(node: SyntaxNode): readonly SyntaxNode[] {
  const list = fieldOf(node, "parameters");
  return list === undefined ? [] : childrenOf(list);
}

function parametersOf(node: SyntaxNode, value: Completing["value"]): readonly Parameter[] {
  return parametersOn(node).map((one) => {
    const [type] = typeOf(fieldOf(one, "type"), value);
    const preset = fieldOf(one, "default_value");
    return {
      name: fieldOf(one, "name")?.text ?? "",
      ...(type && { type }),
      ...(preset && { default: value(preset) }),
    };
  });
}

/** The classes that a type names; none of those that the language has itself. */
export function typeOf(node: SyntaxNode | undefined, value: Completing["value"]): readonly Value[] {
  if (node === undefined) return [];
  return nodesOf(node, "named_type")
    .filter(({ text }) => !/^(?:self|static|parent)$/.test(text))
    .map((type): Value => ({ kind: "instance", type: value(type) }));
}
