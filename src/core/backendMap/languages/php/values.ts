import { atOf, childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Scoped } from "../../reading/scopes.ts";
import type { Value } from "../../facts/value.ts";
import { argumentsOf, isPlain, itemsOf, plainText, wordOf } from "./literals.ts";
import { classValue, type PhpNames } from "./names.ts";

export interface Lowering {
  readonly names: PhpNames;
  readonly definitionOf: Scoped["definitionOf"];
}

const longestUnknown = 60;
/** Expressions nest no deeper than this where people write them. */
const deepest = 60;

export function valueOf(node: SyntaxNode | undefined, lowering: Lowering, depth = 0): Value {
  if (node === undefined) return { kind: "unknown", text: "" };
  const lower = depth > deepest ? undefined : lowerers[node.type];
  const of = (one: SyntaxNode | undefined): Value => valueOf(one, lowering, depth + 1);
  return (
    lower?.(node, of, lowering) ?? { kind: "unknown", text: node.text.slice(0, longestUnknown) }
  );
}

type Of = (node: SyntaxNode | undefined) => Value;
type Lower = (node: SyntaxNode, of: Of, lowering: Lowering) => Value | undefined;

const text = (words: string): Value => ({ kind: "text", text: words });

const named: Lower = ({ text: name }, _, { names }) => classValue(names.classNamed(name));

const texts: Lower = (node, of) => {
  const whole = wordOf(node);
  if (whole !== undefined) return text(whole);
  return { kind: "concat", parts: node.namedChildren.map((one) => partOf(one, of)) };
};

const partOf = (one: SyntaxNode, of: Of): Value => (isPlain(one) ? text(plainText(one)) : of(one));

const inside: Lower = (node, of) => of(childrenOf(node).at(-1));

const defined: Lower = (node, _, { definitionOf }) => {
  const definition = definitionOf(node);
  return definition === undefined ? undefined : { kind: "definition", definition };
};

/** `$this->name`, `self::$name`, `A::NAME`. */
const member: Lower = (node, of, lowering) => {
  const [object, name] = [objectOf(node), fieldOf(node, "name") ?? childrenOf(node)[1]];
  if (object === undefined || name === undefined || !memberNames.has(name.type)) return undefined;
  const owner = ownerOf(object, of, lowering);
  // `A::class` is the class.
  if (name.text === "class") return owner;
  return { kind: "member", of: owner, name: name.text.replace(/^\$/, "") };
};
const memberNames = new Set(["name", "variable_name"]);

const objectOf = (node: SyntaxNode): SyntaxNode | undefined =>
  fieldOf(node, "object") ?? fieldOf(node, "scope") ?? childrenOf(node)[0];

function ownerOf(object: SyntaxNode, of: Of, { names }: Lowering): Value {
  if (object.type === "name" || object.type === "qualified_name") {
    return classValue(names.classNamed(object.text));
  }
  if (object.type !== "relative_scope") return of(object);
  const parent = object.text === "parent" ? parentOf(object) : undefined;
  return parent === undefined
    ? { kind: "name", name: "this" }
    : classValue(names.classNamed(parent.text));
}

/** What the class around extends. */
function parentOf(node: SyntaxNode): SyntaxNode | undefined {
  for (let around = node.parent; around !== null; around = around.parent) {
    const base = around.children.find(({ type }) => type === "base_clause");
    if (base !== undefined) return childrenOf(base)[0];
  }
  return undefined;
}

const called =
  (callee: Lower): Lower =>
  (node, of, lowering) => {
    const value = callee(node, of, lowering);
    if (value === undefined) return undefined;
    return { kind: "call", callee: value, args: argumentsOf(node).plain.map(of), at: atOf(node) };
  };

/** `env("NAME", "default")`, `config("file.key")`: what a configuration file says. */
const functionCall: Lower = (node, of, lowering) => {
  const callee = fieldOf(node, "function");
  if (callee?.type !== "name" && callee?.type !== "qualified_name") {
    return called((_, lower) => lower(callee))(node, of, lowering);
  }
  const { plain } = argumentsOf(node);
  const otherwise = plain[1] === undefined ? [] : [of(plain[1])];
  if (callee.text === "env") {
    const unknown: Value = { kind: "unknown", text: node.text.slice(0, longestUnknown) };
    return { kind: "either", options: [unknown, ...otherwise] };
  }
  const key = callee.text === "config" ? wordOf(plain[0]) : undefined;
  if (key !== undefined) return { kind: "either", options: [configured(key), ...otherwise] };
  return called(() => lowering.names.functionNamed(callee.text))(node, of, lowering);
};

function configured(key: string): Value {
  const [file = "", ...names] = key.split(".");
  const whole: Value = { kind: "import", module: `config ${file}` };
  return names.reduce<Value>((of, name) => ({ kind: "member", of, name }), whole);
}

const created: Lower = (node, of, lowering) => {
  const [type] = childrenOf(node);
  if (type?.type === "anonymous_class") return of(type);
  if (type?.type !== "name" && type?.type !== "qualified_name") return undefined;
  return called(() => classValue(lowering.names.classNamed(type.text)))(node, of, lowering);
};

const array: Lower = (node, of) => {
  const items = itemsOf(node);
  if (items.every(({ key }) => key === undefined)) {
    return { kind: "list", items: items.map(({ value }) => of(value)) };
  }
  const fields = items.map(({ key, value }, at) => [
    wordOf(key) ?? key?.text ?? `${at}`,
    of(value),
  ]);
  return { kind: "record", fields: Object.fromEntries(fields) as Record<string, Value> };
};

const operators: Readonly<Record<string, (left: Value, right: Value) => Value>> = {
  ".": (left, right) => ({ kind: "concat", parts: [left, right] }),
  "??": (left, right) => ({ kind: "either", options: [left, right] }),
};

const binary: Lower = (node, of) => {
  const [left, right] = [fieldOf(node, "left"), fieldOf(node, "right")];
  const operator = node.children.find(({ isNamed }) => !isNamed)?.text ?? "";
  return operators[operator]?.(of(left), of(right));
};

const conditional: Lower = (node, of) => {
  const options = [
    fieldOf(node, "body") ?? fieldOf(node, "condition"),
    fieldOf(node, "alternative"),
  ];
  return { kind: "either", options: options.map(of) };
};

const subscript: Lower = (node, of) => {
  const [list, key] = childrenOf(node);
  const name = wordOf(key) ?? (key?.type === "integer" ? `[${key.text}]` : undefined);
  return name === undefined ? undefined : { kind: "member", of: of(list), name };
};

const lowerers: Readonly<Record<string, Lower>> = {
  string: texts,
  encapsed_string: texts,
  heredoc: (node, of) => of(fieldOf(node, "value")),
  heredoc_body: texts,
  nowdoc: (node, of) => of(fieldOf(node, "value")),
  nowdoc_body: ({ text: words }) => text(words.trim()),
  integer: ({ text: words }) => text(words),
  variable_name: ({ text: name }) => ({ kind: "name", name: name === "$this" ? "this" : name }),
  name: named,
  qualified_name: named,
  named_type: inside,
  optional_type: inside,
  parenthesized_expression: inside,
  member_access_expression: member,
  nullsafe_member_access_expression: member,
  class_constant_access_expression: member,
  scoped_property_access_expression: member,
  member_call_expression: called(member),
  nullsafe_member_call_expression: called(member),
  scoped_call_expression: called(member),
  function_call_expression: functionCall,
  object_creation_expression: created,
  array_creation_expression: array,
  binary_expression: binary,
  conditional_expression: conditional,
  subscript_expression: subscript,
  anonymous_function: defined,
  arrow_function: defined,
  anonymous_class: defined,
};
