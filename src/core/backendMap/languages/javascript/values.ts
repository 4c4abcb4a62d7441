import type { Value } from "../../value.ts";
import { atOf, childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** How an expression that is a function or a class is named among the definitions of its file. */
export type DefinitionOf = (node: SyntaxNode) => number | undefined;

const longestUnknown = 60;

/** An expression of JavaScript or TypeScript, as far as it matters. */
export function valueOf(node: SyntaxNode, definitionOf: DefinitionOf): Value {
  const of = (one: SyntaxNode | undefined): Value =>
    one === undefined ? { kind: "unknown", text: "" } : valueOf(one, definitionOf);
  const read = readers[node.type];
  if (read !== undefined) return read(node, of);
  const definition = definitionOf(node);
  if (definition !== undefined) return { kind: "definition", definition };
  return { kind: "unknown", text: node.text.slice(0, longestUnknown) };
}

type Read = (node: SyntaxNode, of: (one: SyntaxNode | undefined) => Value) => Value;

const inner: Read = (node, of) => of(childrenOf(node)[0]);

const readers: Readonly<Record<string, Read>> = {
  string: (node) => ({ kind: "text", text: unquoted(node) }),
  template_string: (node, of) => template(node, of),
  identifier: (node) => ({ kind: "name", name: node.text }),
  type_identifier: (node) => ({ kind: "name", name: node.text }),
  this: () => ({ kind: "name", name: "this" }),
  member_expression: (node, of) => member(node, of),
  nested_type_identifier: (node, of) => ({
    kind: "member",
    of: of(fieldOf(node, "module")),
    name: fieldOf(node, "name")?.text ?? "",
  }),
  subscript_expression: (node, of) => subscript(node, of),
  call_expression: (node, of) => call(node, of),
  new_expression: (node, of) => ({
    kind: "call",
    callee: of(fieldOf(node, "constructor")),
    args: argumentsOf(node).map(of),
    at: atOf(node),
  }),
  binary_expression: (node, of) => binary(node, of),
  ternary_expression: (node, of) => ({
    kind: "either",
    options: [of(fieldOf(node, "consequence")), of(fieldOf(node, "alternative"))],
  }),
  object: (node, of) => ({ kind: "record", fields: fieldsOf(node, of) }),
  array: (node, of) => ({ kind: "list", items: childrenOf(node).map(of) }),
  parenthesized_expression: inner,
  await_expression: inner,
  as_expression: inner,
  satisfies_expression: inner,
  non_null_expression: inner,
  type_assertion: (node, of) => of(childrenOf(node).at(-1)),
  spread_element: inner,
};

/** The arguments of a call or a `new`. */
export function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const list = fieldOf(node, "arguments");
  return list === undefined || list.type === "template_string" ? [] : childrenOf(list);
}

/** The text of a string, its escapes read. */
export function unquoted(node: SyntaxNode): string {
  return node.text
    .slice(1, -1)
    .replace(/\\(u\{?[\da-fA-F]+\}?|x[\da-fA-F]{2}|.)/gs, (whole, code: string) => {
      const simple: Record<string, string> = { n: "\n", t: "\t", r: "\r" };
      return whole.length > 2 ? whole : (simple[code] ?? code);
    });
}

function template(node: SyntaxNode, of: (one: SyntaxNode | undefined) => Value): Value {
  const parts: Value[] = [];
  let read = node.startIndex + 1;
  for (const part of node.namedChildren) {
    if (part?.type !== "template_substitution") continue;
    parts.push({ kind: "text", text: slice(node, read, part.startIndex) }, of(childrenOf(part)[0]));
    read = part.endIndex;
  }
  const rest: Value = { kind: "text", text: slice(node, read, node.endIndex - 1) };
  return parts.length === 0 ? rest : { kind: "concat", parts: [...parts, rest] };
}

function slice(node: SyntaxNode, start: number, end: number): string {
  return node.text.slice(start - node.startIndex, end - node.startIndex);
}

const member: Read = (node, of) => ({
  kind: "member",
  of: of(fieldOf(node, "object")),
  name: fieldOf(node, "property")?.text ?? "",
});

const subscript: Read = (node, of) => {
  const index = fieldOf(node, "index");
  if (index?.type === "string") {
    return { kind: "member", of: of(fieldOf(node, "object")), name: unquoted(index) };
  }
  return { kind: "unknown", text: node.text.slice(0, longestUnknown) };
};

const call: Read = (node, of) => {
  const callee = fieldOf(node, "function");
  const [first] = argumentsOf(node);
  const loads = callee?.text === "require" || callee?.type === "import";
  if (loads && first?.type === "string") return { kind: "import", module: unquoted(first) };
  return { kind: "call", callee: of(callee), args: argumentsOf(node).map(of), at: atOf(node) };
};

const binary: Read = (node, of) => {
  const [left, right] = [of(fieldOf(node, "left")), of(fieldOf(node, "right"))];
  switch (fieldOf(node, "operator")?.text) {
    case "+":
      return { kind: "concat", parts: [left, right] };
    case "??":
    case "||":
      return { kind: "either", options: [left, right] };
    default:
      return { kind: "unknown", text: node.text.slice(0, longestUnknown) };
  }
};

function fieldsOf(
  node: SyntaxNode,
  of: (one: SyntaxNode | undefined) => Value,
): Readonly<Record<string, Value>> {
  const fields: Record<string, Value> = {};
  for (const entry of childrenOf(node)) {
    if (entry.type === "pair") {
      fields[keyOf(fieldOf(entry, "key"))] = of(fieldOf(entry, "value"));
    } else if (entry.type === "shorthand_property_identifier") {
      fields[entry.text] = { kind: "name", name: entry.text };
    } else if (entry.type === "method_definition") {
      fields[keyOf(fieldOf(entry, "name"))] = of(entry);
    }
  }
  return fields;
}

export function keyOf(node: SyntaxNode | undefined): string {
  if (node === undefined) return "";
  return node.type === "string" ? unquoted(node) : node.text;
}
