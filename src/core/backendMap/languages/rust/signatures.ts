import type { Parameter } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Scoped } from "../../reading/scopes.ts";
import type { Value } from "../../facts/value.ts";
import type { Given } from "../localNames.ts";
import { tailOf } from "./values.ts";

/** The parameters of a function or a closure; without types where `value` gives none yet. */
export function parametersOf(
  node: SyntaxNode,
  value: (node: SyntaxNode) => Value | undefined,
): readonly Parameter[] {
  const list = fieldOf(node, "parameters");
  if (list === undefined) return [];
  return childrenOf(list)
    .filter(({ type }) => type !== "self_parameter" && type !== "attribute_item")
    .map((one) => {
      const pattern = fieldOf(one, "pattern") ?? one;
      const typeNode = fieldOf(one, "type");
      const type = typeNode === undefined ? undefined : value(typeNode);
      const name = nodesOf(pattern, "identifier").at(-1)?.text ?? "";
      return { name, ...(type && { type }) };
    });
}

/** Of a method the type that it is of; of another name for a type, that. */
export function basesOf(node: SyntaxNode, value: (node: SyntaxNode) => Value): readonly Value[] {
  const around = node.type === "function_item" ? node.parent?.parent : undefined;
  const type =
    around?.type === "impl_item"
      ? fieldOf(around, "type")
      : node.type === "type_item"
        ? fieldOf(node, "type")
        : undefined;
  return type === undefined ? [] : [value(type)];
}

/** Of a method the trait whose promise it keeps: `impl Store for Postgres`. */
export function traitOf(node: SyntaxNode): SyntaxNode | undefined {
  const around = node.type === "function_item" ? node.parent?.parent : undefined;
  return around?.type === "impl_item" ? fieldOf(around, "trait") : undefined;
}

/** Attributes, as the code writes them: `get("/x")`. */
export function decoratorsOf(node: SyntaxNode): readonly string[] {
  const all = attributesOf(node).map(({ text }) => text.slice(2, -1).trim());
  // Of a type's those alone that say a path.
  return node.type === "function_item" ? all : all.filter((one) => one.startsWith("typed_path"));
}

const attributed = new Set([
  "function_item",
  "struct_item",
  "mod_item",
  "field_declaration",
  "enum_item",
  "enum_variant",
]);

export function attributesOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (!attributed.has(node.type)) return [];
  const found: SyntaxNode[] = [];
  for (let one = node.previousNamedSibling; one !== null; one = one.previousNamedSibling) {
    if (one.type === "attribute_item") found.unshift(one);
    else if (!one.type.includes("comment")) break;
  }
  return found;
}

/** What a function gives back: what it ends with, and what it returns before. */
export function returnsOf(
  node: SyntaxNode,
  { scopeOf, definitionOf }: Scoped,
  value: (node: SyntaxNode) => Value,
): readonly Value[] {
  const body = fieldOf(node, "body");
  if (body === undefined || !/^(?:function_item|closure_expression)$/.test(node.type)) return [];
  const own = definitionOf(node);
  const tail = body.type === "block" ? tailOf(body) : body;
  const early = nodesOf(body, "return_expression").filter((one) => scopeOf(one) === own);
  const given = [...(tail === undefined ? [] : [tail]), ...early].map(value);
  const known = given.filter(({ kind }) => kind !== "unknown");
  const type = fieldOf(node, "return_type");
  return known.length > 0 || type === undefined ? known : [{ kind: "instance", type: value(type) }];
}

/** What gives names their values: `let`, assignments, constants. */
export function givenIn(root: SyntaxNode, scoped: Scoped): readonly Given[] {
  const kinds = ["let_declaration", "assignment_expression", "const_item", "static_item"];
  const free = nodesOf(root, ...kinds).filter((node) => !isAssociated(node));
  return free.flatMap((node) => {
    const target = fieldOf(node, "pattern") ?? fieldOf(node, "left") ?? fieldOf(node, "name");
    const value = fieldOf(node, "value") ?? fieldOf(node, "right");
    if (target?.type === "tuple_pattern") return givenTogether(node, target, scoped);
    const type = fieldOf(node, "type");
    if (target?.type !== "identifier") return [];
    return [
      { ...givenAt(node, target.text, scoped), ...(value && { value }), ...(type && { type }) },
    ];
  });
}

/** A constant of a type, `impl Orders { const PATH: &str = "/orders"; }`: it is no name by itself. */
export const isAssociated = (node: SyntaxNode): boolean =>
  node.type === "const_item" && /^(?:impl|trait)_item$/.test(node.parent?.parent?.type ?? "");

/** `let (router, api) = …`: each is a member of what is given, or stands there itself. */
function givenTogether(node: SyntaxNode, target: SyntaxNode, scoped: Scoped): readonly Given[] {
  const value = fieldOf(node, "value");
  if (value === undefined) return [];
  const values = value.type === "tuple_expression" ? childrenOf(value) : [];
  return childrenOf(target).flatMap((one, index) => {
    const name = one.type === "mut_pattern" ? childrenOf(one).at(-1) : one;
    if (name?.type !== "identifier") return [];
    const own = values[index];
    const given = givenAt(node, name.text, scoped);
    return [own ? { ...given, value: own } : { ...given, value, part: `${index}` as const }];
  });
}

function givenAt(
  node: SyntaxNode,
  name: string,
  { scopeOf }: Scoped,
): Pick<Given, "name" | "scope" | "valueScope" | "from" | "until" | "isDeclared"> {
  const scope = scopeOf(node);
  return {
    name,
    scope,
    valueScope: scope,
    from: node.endIndex,
    until: blockOf(node).endIndex,
    isDeclared: node.type !== "assignment_expression",
  };
}

function blockOf(node: SyntaxNode): SyntaxNode {
  let around = node.parent ?? node;
  while (!/^(?:block|source_file|declaration_list)$/.test(around.type) && around.parent !== null) {
    around = around.parent;
  }
  return around;
}
