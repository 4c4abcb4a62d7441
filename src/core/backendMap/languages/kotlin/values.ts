import { atOf, childrenOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Value } from "../../facts/value.ts";
import { qualified } from "../jvm/packages.ts";
import { textOf } from "./strings.ts";

/** How a lambda is named among the definitions of its file. */
export type DefinitionOf = (node: SyntaxNode) => number | undefined;

const longestUnknown = 60;

/** An expression of Kotlin, as far as it matters. */
export function valueOf(node: SyntaxNode, definitionOf: DefinitionOf): Value {
  const of = (one: SyntaxNode | undefined): Value =>
    one === undefined ? unknown : valueOf(one, definitionOf);
  const read = readers[node.type];
  if (read !== undefined) return read(node, of);
  const definition = definitionOf(node);
  if (definition !== undefined) return { kind: "definition", definition };
  return { kind: "unknown", text: node.text.slice(0, longestUnknown) };
}

const unknown: Value = { kind: "unknown", text: "" };

type Of = (one: SyntaxNode | undefined) => Value;
type Read = (node: SyntaxNode, of: Of) => Value;

const inner: Read = (node, of) => of(childrenOf(node)[0]);
const named: Read = (node) => ({ kind: "name", name: node.text });
const list: Read = (node, of) => ({ kind: "list", items: childrenOf(node).map(of) });

const readers: Readonly<Record<string, Read>> = {
  string_literal: (node, of) => textOf(node, of),
  integer_literal: (node) => ({ kind: "text", text: node.text }),
  boolean_literal: named,
  simple_identifier: named,
  type_identifier: named,
  this_expression: () => ({ kind: "name", name: "this" }),
  user_type: (node, of) => chain(childrenOf(node).filter(isName), of),
  nullable_type: inner,
  navigation_expression: (node, of) => navigated(node, of),
  parenthesized_expression: inner,
  postfix_expression: inner,
  as_expression: inner,
  annotated_lambda: inner,
  control_structure_body: inner,
  value_argument: (node, of) => of(childrenOf(node).at(-1)),
  callable_reference: (node, of) => chain(childrenOf(node), of),
  call_expression: (node, of) => called(node, of),
  additive_expression: (node, of) =>
    node.children[1]?.text === "+"
      ? { kind: "concat", parts: childrenOf(node).map(of) }
      : { kind: "unknown", text: node.text.slice(0, longestUnknown) },
  elvis_expression: (node, of) => ({ kind: "either", options: childrenOf(node).map(of) }),
  if_expression: (node, of) => ({ kind: "either", options: childrenOf(node).slice(1).map(of) }),
  collection_literal: list,
};

const isName = ({ type }: SyntaxNode): boolean => type.endsWith("_identifier");

function chain(names: readonly SyntaxNode[], of: Of): Value {
  const [first, ...rest] = names;
  return rest.reduce<Value>(
    (value, { text }) => ({ kind: "member", of: value, name: text }),
    of(first),
  );
}

/** `Foo::class.java` is Foo. */
function navigated(node: SyntaxNode, of: Of): Value {
  const [object] = childrenOf(node);
  if (object?.type === "callable_reference") return of(object);
  return qualified({ kind: "member", of: of(object), name: memberName(node)?.text ?? "" });
}

/** What a navigation ends at. */
export function memberName(navigation: SyntaxNode): SyntaxNode | undefined {
  const suffix = childrenOf(navigation).at(-1);
  return suffix?.type === "navigation_suffix" ? childrenOf(suffix)[0] : suffix;
}

/** `arrayOf(a, b)` and its kin are lists; what stands behind the parentheses is an argument too. */
function called(node: SyntaxNode, of: Of): Value {
  const callee = calleeOf(node);
  const args = argumentsOf(node).map(of);
  if (callee !== undefined && /^(?:arrayOf|listOf|setOf)$/.test(callee.text)) {
    return { kind: "list", items: args };
  }
  return { kind: "call", callee: of(callee), args, at: atOf(node) };
}

/** What is called; a lambda behind the parentheses makes a call of a call. */
export function calleeOf(node: SyntaxNode): SyntaxNode | undefined {
  const [first] = childrenOf(node);
  return first !== undefined && isCompleted(node, first) ? calleeOf(first) : first;
}

function isCompleted(node: SyntaxNode, first: SyntaxNode): boolean {
  if (first.type !== "call_expression") return false;
  const own = suffixOf(node);
  return own[0]?.type === "annotated_lambda" && suffixOf(first).at(-1)?.type === "value_arguments";
}

function suffixOf(call: SyntaxNode): readonly SyntaxNode[] {
  const suffix = childrenOf(call).at(-1);
  return suffix?.type === "call_suffix" ? childrenOf(suffix) : [];
}

/** The arguments of a call, the lambda behind it included. */
export function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const [first] = childrenOf(node);
  const before = first !== undefined && isCompleted(node, first) ? argumentsOf(first) : [];
  const own = suffixOf(node).flatMap((one) =>
    /^(?:value_arguments|annotated_lambda)$/.test(one.type) ? childrenOf(one) : [],
  );
  return [...before, ...own];
}

/** The name of a named argument. */
function argumentName(node: SyntaxNode): string | undefined {
  const [name] = childrenOf(node);
  return node.children[1]?.type === "=" ? name?.text : undefined;
}

/** What an annotation is given, by name. Annotations in it are written as calls. */
export function annotationFields(
  args: readonly SyntaxNode[],
  of: Of,
): Readonly<Record<string, Value>> {
  const fields: Record<string, Value> = {};
  const positional: Value[] = [];
  for (const one of args) {
    const value = annotationValue(childrenOf(one).at(-1), of);
    const name = argumentName(one);
    if (name === undefined) positional.push(value);
    else fields[name] = value;
  }
  const [only] = positional;
  if (only !== undefined) {
    fields["value"] = positional.length === 1 ? only : { kind: "list", items: positional };
  }
  return fields;
}

function annotationValue(node: SyntaxNode | undefined, of: Of): Value {
  if (node?.type === "collection_literal") {
    return { kind: "list", items: childrenOf(node).map((one) => annotationValue(one, of)) };
  }
  const isAnnotation =
    node?.type === "call_expression" && /^[A-Z]/.test(calleeOf(node)?.text ?? "");
  return isAnnotation
    ? { kind: "record", fields: annotationFields(argumentsOf(node), of) }
    : of(node);
}
