import type { Value } from "../../facts/value.ts";
import { atOf, childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { keyOf, templateOf, unquoted } from "../javascriptValues/texts.ts";
import { anyOfFolder } from "../javascriptModules/anyOfFolder.ts";
import { typeAsked } from "../javascriptValues/typeAsked.ts";
import { memberOf } from "./patterns.ts";

/** What lowering an expression needs of its file. */
export interface Lowering {
  /** The index of the definition that a function or class is. */
  readonly definitionOf: (node: SyntaxNode) => number | undefined;
  readonly value: (node: SyntaxNode) => Value;
}

const longestUnknown = 60;
const unknown = (node?: SyntaxNode): Value => ({
  kind: "unknown",
  text: node?.text.slice(0, longestUnknown) ?? "",
});

/** An expression of JavaScript or TypeScript, as far as it matters. */
export function valueOf(node: SyntaxNode, { definitionOf, value }: Lowering): Value {
  const read = readers[node.type];
  if (read !== undefined) return read(node, (one) => (one === undefined ? unknown() : value(one)));
  const definition = definitionOf(node);
  return definition === undefined ? unknown(node) : { kind: "definition", definition };
}

type Of = (node: SyntaxNode | undefined) => Value;
type Read = (node: SyntaxNode, of: Of) => Value;

const inner: Read = (node, of) => of(childrenOf(node)[0]);
const name: Read = (node) => ({ kind: "name", name: node.text });

const readers: Readonly<Record<string, Read>> = {
  string: (node) => ({ kind: "text", text: unquoted(node) }),
  template_string: (node, of) => templateOf(node, of),
  identifier: name,
  type_identifier: name,
  this: name,
  super: name,
  member_expression: (node, of) => {
    return memberOf(of(fieldOf(node, "object")), fieldOf(node, "property")?.text ?? "");
  },
  nested_type_identifier: (node, of) => {
    return memberOf(of(fieldOf(node, "module")), fieldOf(node, "name")?.text ?? "");
  },
  generic_type: (node, of) => of(fieldOf(node, "name") ?? childrenOf(node)[0]),
  subscript_expression: subscript,
  call_expression: call,
  new_expression: made,
  binary_expression: binary,
  ternary_expression: ternary,
  assignment_expression: (node, of) => of(fieldOf(node, "right")),
  object: recordOf,
  array: (node, of) => ({ kind: "list", items: childrenOf(node).map(of) }),
  parenthesized_expression: inner,
  await_expression: inner,
  as_expression: inner,
  satisfies_expression: inner,
  non_null_expression: inner,
  type_query: inner,
  instantiation_expression: inner,
  type_assertion: (node, of) => of(childrenOf(node).at(-1)),
  spread_element: (node, of) => memberOf(of(childrenOf(node)[0]), "*"),
};

/** The arguments of a call or a `new`. */
export function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const list = fieldOf(node, "arguments");
  return list === undefined || list.type === "template_string" ? [] : childrenOf(list);
}

/** A computed name stands in brackets: who knows the round of a loop can tell it. */
function subscript(node: SyntaxNode, of: Of): Value {
  const index = withoutType(fieldOf(node, "index"));
  const isLiteral = index?.type === "string" || index?.type === "number";
  const member = isLiteral ? keyOf(index) : `[${index?.text.slice(0, longestUnknown) ?? ""}]`;
  return memberOf(of(fieldOf(node, "object")), member);
}

/** `verb as "get"` is the verb. */
function withoutType(node: SyntaxNode | undefined): SyntaxNode | undefined {
  const isTyped = /^(?:as|satisfies|non_null|parenthesized)_expression$/.test(node?.type ?? "");
  return isTyped && node ? withoutType(childrenOf(node)[0]) : node;
}

function call(node: SyntaxNode, of: Of): Value {
  const callee = fieldOf(node, "function");
  const [first] = argumentsOf(node);
  const called = callee?.text ?? "";
  if (first !== undefined && (called === "require" || called === "import")) {
    const module = first.type === "string" ? unquoted(first) : anyOfFolder(of(first));
    if (module !== undefined) return { kind: "import", module };
  }
  const itself = givenBack(node, callee);
  if (itself !== undefined) return of(itself);
  const whole: Value = {
    kind: "call",
    callee: of(callee),
    args: argumentsOf(node).map(of),
    at: atOf(node),
  };
  const type = typeAsked(node);
  if (type === undefined) return whole;
  return { kind: "either", options: [whole, { kind: "instance", type: of(type) }] };
}

/** What a map or a set is filled with is what a loop goes over: `new Map([["/a", listA]])`. */
function made(node: SyntaxNode, of: Of): Value {
  const callee = fieldOf(node, "constructor");
  const args = argumentsOf(node);
  const isFilled = args.length === 1 && /^(?:Map|Set)$/.test(callee?.text ?? "");
  return isFilled
    ? of(args[0])
    : { kind: "call", callee: of(callee), args: args.map(of), at: atOf(node) };
}

/** What a call gives back as it is, as far as names and paths go. */
function givenBack(node: SyntaxNode, callee: SyntaxNode | undefined): SyntaxNode | undefined {
  const isWhole = /^Object\.(?:freeze|seal|values)$/.test(callee?.text ?? "");
  if (callee === undefined || isWhole) return argumentsOf(node)[0];
  const isItself = isWithoutSlash(callee, node) || isBound(callee);
  return isItself ? fieldOf(callee, "object") : undefined;
}

/** `User.bindKnex(tenant)`: a model over another connection. */
const isBound = (callee: SyntaxNode): boolean =>
  /^bind(?:Knex|Transaction)$/.test(fieldOf(callee, "property")?.text ?? "");

/** `path.replace(/^\/+/, "")`: slashes at an end do not tell paths apart. */
function isWithoutSlash(callee: SyntaxNode, node: SyntaxNode): boolean {
  if (fieldOf(callee, "property")?.text !== "replace") return false;
  const [pattern, by] = argumentsOf(node);
  const isOfEnd = /^\/(?:\^(?:\\\/)[*+?]?|(?:\\\/)[*+?]?\$)\/g?$/.test(pattern?.text ?? "");
  return isOfEnd && by?.type === "string" && unquoted(by) === "";
}

/** With the name that it hangs on, where it hangs on nothing else. */
function ternary(node: SyntaxNode, of: Of): Value {
  const condition = fieldOf(node, "condition");
  return {
    kind: "either",
    options: [of(fieldOf(node, "consequence")), of(fieldOf(node, "alternative"))],
    ...(condition?.type === "identifier" && { when: of(condition) }),
  };
}

function binary(node: SyntaxNode, of: Of): Value {
  const [left, right] = [of(fieldOf(node, "left")), of(fieldOf(node, "right"))];
  const operator = fieldOf(node, "operator")?.text ?? "";
  if (operator === "+") return { kind: "concat", parts: [left, right] };
  if (operator === "??" || operator === "||") return { kind: "either", options: [left, right] };
  return operator === "&&" ? right : unknown(node);
}

function recordOf(node: SyntaxNode, of: Of): Value {
  const entries = childrenOf(node);
  const spreads = entries
    .filter(({ type }) => type === "spread_element")
    .map((one) => of(childrenOf(one)[0]));
  return {
    kind: "record",
    fields: Object.fromEntries(entries.flatMap((entry) => entryOf(entry, of))),
    ...(spreads.length > 0 && { spreads }),
  };
}

function entryOf(entry: SyntaxNode, of: Of): readonly (readonly [string, Value])[] {
  switch (entry.type) {
    case "pair":
      return [[keyOf(fieldOf(entry, "key")), of(fieldOf(entry, "value"))]];
    case "shorthand_property_identifier":
      return [[entry.text, { kind: "name", name: entry.text }]];
    case "method_definition":
      return [[keyOf(fieldOf(entry, "name")), of(entry)]];
    default:
      return [];
  }
}
