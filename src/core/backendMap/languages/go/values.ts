import { atOf, childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Value } from "../../facts/value.ts";
import type { Lower } from "../localNames.ts";
import { compositeOf } from "./composites.ts";
import { unknownOf, type Names } from "./lowering.ts";
import { knownCall } from "./knownCalls.ts";
import { methodConstant } from "./methodConstants.ts";
import { isString, textOf } from "./texts.ts";

type Read = (node: SyntaxNode, of: Lower, names: Names) => Value;

/** Deeper expressions are tables or generated; nothing routes from there. */
const deepest = 40;

/** An expression or a type of Go, as far as it matters. */
export function valueOf(node: SyntaxNode, names: Names, depth = 0): Value {
  const read = readers[node.type];
  if (read === undefined || depth > deepest) return unknownOf(node);
  const of: Lower = (one) =>
    one === undefined ? { kind: "unknown", text: "" } : valueOf(one, names, depth + 1);
  return read(node, of, names);
}

const inner: Read = (node, of) => of(childrenOf(node)[0]);
const typed: Read = (node, of) => of(fieldOf(node, "type"));
const named: Read = (node, of, names) => names.named(node, of) ?? { kind: "name", name: node.text };

const readers: Readonly<Record<string, Read>> = {
  interpreted_string_literal: (node) => ({ kind: "text", text: textOf(node) }),
  raw_string_literal: (node) => ({ kind: "text", text: textOf(node) }),
  identifier: named,
  type_identifier: (node) => ({ kind: "name", name: node.text }),
  field_identifier: (node) => ({ kind: "name", name: node.text }),
  selector_expression: selector,
  qualified_type: (node, of, names) =>
    memberIn(fieldOf(node, "package"), fieldOf(node, "name"), of, names),
  pointer_type: inner,
  generic_type: typed,
  type_elem: inner,
  slice_type: (node, of) => instances(fieldOf(node, "element"), of),
  array_type: (node, of) => instances(fieldOf(node, "element"), of),
  call_expression: call,
  func_literal: (node, _of, names) => definedAs(node, names),
  unary_expression: (node, of) => of(fieldOf(node, "operand")),
  parenthesized_expression: inner,
  type_conversion_expression: conversion,
  type_assertion_expression: (node, of) => ({
    kind: "either",
    options: [of(fieldOf(node, "operand")), { kind: "instance", type: of(fieldOf(node, "type")) }],
  }),
  type_instantiation_expression: typed,
  composite_literal: (node, of) => compositeOf(node, of),
  literal_element: inner,
  variadic_argument: inner,
  index_expression: index,
  binary_expression: binary,
};

function definedAs(node: SyntaxNode, names: Names): Value {
  const definition = names.definitionOf(node);
  return definition === undefined ? unknownOf(node) : { kind: "definition", definition };
}

function instances(element: SyntaxNode | undefined, of: Lower): Value {
  return { kind: "list", items: [{ kind: "instance", type: of(element) }] };
}

function selector(node: SyntaxNode, of: Lower, names: Names): Value {
  return memberIn(fieldOf(node, "operand"), fieldOf(node, "field"), of, names);
}

/** What a package exports is an import by its name: a package can have hundreds of files. */
function memberIn(
  operand: SyntaxNode | undefined,
  field: SyntaxNode | undefined,
  of: Lower,
  names: Names,
): Value {
  const name = field?.text ?? "";
  const module = operand === undefined ? undefined : names.packageOf(operand);
  if (module !== undefined) return methodConstant(module, name) ?? { kind: "import", module, name };
  return { kind: "member", of: of(operand), name };
}

/** The arguments of a call, types included, without brackets of their own. */
export function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const list = fieldOf(node, "arguments");
  return list === undefined ? [] : childrenOf(list).map(bare);
}

function bare(node: SyntaxNode): SyntaxNode {
  const inside = node.type === "parenthesized_expression" ? childrenOf(node)[0] : undefined;
  return inside === undefined ? node : bare(inside);
}

function call(node: SyntaxNode, of: Lower): Value {
  const callee = fieldOf(node, "function");
  const args = argumentsOf(node);
  if (callee?.text === "new") return { kind: "instance", type: of(args[0]) };
  const lowered = of(callee);
  return (
    knownCall(lowered, args.map(of)) ?? {
      kind: "call",
      callee: lowered,
      args: args.map(of),
      at: atOf(node),
    }
  );
}

/** `f[T](x)` looks like a conversion; a conversion is what it converts. */
function conversion(node: SyntaxNode, of: Lower): Value {
  const [type, operand] = [fieldOf(node, "type"), fieldOf(node, "operand")];
  if (type?.type !== "generic_type") return of(operand);
  return { kind: "call", callee: of(type), args: [of(operand)], at: atOf(node) };
}

function index(node: SyntaxNode, of: Lower): Value {
  const at = fieldOf(node, "index");
  const name = at !== undefined && isString(at) ? textOf(at) : "*";
  return { kind: "member", of: of(fieldOf(node, "operand")), name };
}

function binary(node: SyntaxNode, of: Lower): Value {
  const [left, right] = [fieldOf(node, "left"), fieldOf(node, "right")];
  const isSum = [left, right].some((one) => one?.type === "int_literal");
  if (fieldOf(node, "operator")?.text !== "+" || isSum) return unknownOf(node);
  return { kind: "concat", parts: [of(left), of(right)] };
}
