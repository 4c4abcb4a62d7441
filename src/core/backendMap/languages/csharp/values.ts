import { atOf, childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { nameOfType, type Value } from "../../facts/value.ts";
import { readOnce } from "../readOnce.ts";
import { interpolated, unquoted } from "./strings.ts";

/** How a lambda is named among the definitions of its file. */
export type DefinitionOf = (node: SyntaxNode) => number | undefined;

const longestUnknown = 60;

const chained = "invocation_expression";

/** An expression of C#, as far as it matters. */
export function valueOf(node: SyntaxNode, definitionOf: DefinitionOf): Value {
  const of = (one: SyntaxNode | undefined): Value =>
    one === undefined ? { kind: "unknown", text: "" } : valueOf(one, definitionOf);
  const read = readers[node.type];
  if (read !== undefined) {
    return node.type === chained ? readOnce(node, () => read(node, of)) : read(node, of);
  }
  const definition = definitionOf(node);
  if (definition !== undefined) return { kind: "definition", definition };
  return unknown(node);
}

const unknown = (node: SyntaxNode): Value => ({
  kind: "unknown",
  text: node.text.slice(0, longestUnknown),
});

type Of = (one: SyntaxNode | undefined) => Value;
type Read = (node: SyntaxNode, of: Of) => Value;

const inner: Read = (node, of) => of(childrenOf(node)[0]);
const last: Read = (node, of) => of(childrenOf(node).at(-1));
const named: Read = (node) => ({ kind: "name", name: node.text });
const list: Read = (node, of) => ({ kind: "list", items: childrenOf(node).map(of) });
const text: Read = (node) => ({ kind: "text", text: unquoted(node.text) });
const created: Read = (node, of) => ({
  kind: "call",
  callee: of(fieldOf(node, "type")),
  args: argumentsOf(node).map(of),
  at: atOf(node),
});

const readers: Readonly<Record<string, Read>> = {
  string_literal: text,
  verbatim_string_literal: text,
  raw_string_literal: text,
  interpolated_string_expression: (node, of) => interpolated(node, of),
  integer_literal: (node) => ({ kind: "text", text: node.text }),
  boolean_literal: named,
  identifier: named,
  this: () => ({ kind: "name", name: "this" }),
  this_expression: () => ({ kind: "name", name: "this" }),
  generic_name: inner,
  nullable_type: (node, of) => of(fieldOf(node, "type")),
  qualified_name: (node, of) => ({
    kind: "member",
    of: of(fieldOf(node, "qualifier")),
    name: nameIn(fieldOf(node, "name")),
  }),
  member_access_expression: (node, of) => memberAccess(node, of),
  invocation_expression: (node, of) => called(node, of),
  object_creation_expression: created,
  binary_expression: (node, of) => binary(node, of),
  conditional_expression: (node, of) => {
    const [one, other] = [of(fieldOf(node, "consequence")), of(fieldOf(node, "alternative"))];
    // `group is null ? app : group`: what may be missing goes before what stands in for it.
    const isMissing = /(?:==|\bis)\s*null$/.test(fieldOf(node, "condition")?.text ?? "");
    return { kind: "either", options: isMissing ? [other, one] : [one, other] };
  },
  parenthesized_expression: inner,
  postfix_unary_expression: inner,
  await_expression: inner,
  as_expression: inner,
  // `order?.Total`
  conditional_access_expression: (node, of) => {
    const [whole, part] = childrenOf(node);
    if (part?.type !== "member_binding_expression") return unknown(node);
    return { kind: "member", of: of(whole), name: nameIn(fieldOf(part, "name")) };
  },
  // `this` is no node of its own there.
  argument: (node, of) =>
    node.text === "this" ? { kind: "name", name: "this" } : of(childrenOf(node).at(-1)),
  attribute_argument: last,
  cast_expression: (node, of) => of(fieldOf(node, "value")),
  typeof_expression: inner,
  implicit_array_creation_expression: last,
  array_creation_expression: last,
  collection_expression: list,
  // `["GET", "HEAD"]` as an argument.
  element_binding_expression: list,
  initializer_expression: list,
};

/** `string.Empty` is a text; `order.GetType().Name` and `typeof(Order).Name` are what the type is called. */
const memberAccess: Read = (node, of) => {
  if (/^[sS]tring\.Empty$/.test(node.text)) return { kind: "text", text: "" };
  const [whole, name] = [fieldOf(node, "expression"), nameIn(fieldOf(node, "name"))];
  const type = name === "Name" && whole !== undefined ? typeIn(whole) : undefined;
  return type === undefined
    ? { kind: "member", of: of(whole), name }
    : { kind: "member", of: of(type), name: nameOfType };
};

function typeIn(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === "typeof_expression") return childrenOf(node)[0];
  const callee = node.type === "invocation_expression" ? fieldOf(node, "function") : undefined;
  const isAsked = callee !== undefined && nameIn(fieldOf(callee, "name")) === "GetType";
  return isAsked ? fieldOf(callee, "expression") : undefined;
}

/** A name without its type arguments. */
export function nameIn(node: SyntaxNode | undefined): string {
  return node?.type === "generic_name" ? (childrenOf(node)[0]?.text ?? "") : (node?.text ?? "");
}

/** `nameof(Users)` is a text; all else is a call. */
function called(node: SyntaxNode, of: Of): Value {
  const callee = fieldOf(node, "function");
  const args = argumentsOf(node).map(of);
  const [first] = args;
  if (callee?.text === "nameof" && first !== undefined) {
    const name = first.kind === "member" || first.kind === "name" ? first.name : "";
    return { kind: "text", text: name };
  }
  return { kind: "call", callee: of(callee), args, at: atOf(node) };
}

/** The arguments of a call or a creation, without their names. */
export function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const args = fieldOf(node, "arguments");
  return args === undefined ? [] : childrenOf(args).map((one) => childrenOf(one).at(-1) ?? one);
}

/** The argument of this name, or at this place. */
export function argumentAt(node: SyntaxNode, name: string, at: number): SyntaxNode | undefined {
  const args = fieldOf(node, "arguments");
  if (args === undefined) return undefined;
  const given = childrenOf(args);
  const found = given.find((one) => fieldOf(one, "name")?.text === name);
  const own = found ?? given.filter((one) => fieldOf(one, "name") === undefined)[at];
  return own === undefined ? undefined : (childrenOf(own).at(-1) ?? own);
}

const binary: Read = (node, of) => {
  const [left, right] = [of(fieldOf(node, "left")), of(fieldOf(node, "right"))];
  switch (fieldOf(node, "operator")?.text ?? node.children[1]?.text ?? "") {
    case "+":
      return { kind: "concat", parts: [left, right] };
    case "??":
      return { kind: "either", options: [left, right] };
    default:
      return unknown(node);
  }
};
