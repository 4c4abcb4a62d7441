import { atOf, childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Value } from "../../facts/value.ts";
import { qualified } from "../jvm/packages.ts";
import { readOnce } from "../readOnce.ts";

/** How a lambda is named among the definitions of its file. */
export type DefinitionOf = (node: SyntaxNode) => number | undefined;

const longestUnknown = 60;

const chained = "method_invocation";

/** An expression of Java, as far as it matters. */
export function valueOf(node: SyntaxNode, definitionOf: DefinitionOf): Value {
  const of = (one: SyntaxNode | undefined): Value =>
    one === undefined ? { kind: "unknown", text: "" } : valueOf(one, definitionOf);
  const read = readers[node.type];
  if (read !== undefined) {
    return node.type === chained ? readOnce(node, () => read(node, of)) : read(node, of);
  }
  const definition = definitionOf(node);
  if (definition !== undefined) return { kind: "definition", definition };
  return { kind: "unknown", text: node.text.slice(0, longestUnknown) };
}

type Read = (node: SyntaxNode, of: (one: SyntaxNode | undefined) => Value) => Value;

const inner: Read = (node, of) => of(childrenOf(node)[0]);
const named: Read = (node) => ({ kind: "name", name: node.text });
const written: Read = (node) => ({ kind: "text", text: node.text });
const list: Read = (node, of) => ({ kind: "list", items: childrenOf(node).map(of) });

const readers: Readonly<Record<string, Read>> = {
  string_literal: (node) => ({ kind: "text", text: unquoted(node) }),
  decimal_integer_literal: written,
  character_literal: (node) => ({ kind: "text", text: node.text.slice(1, -1) }),
  true: named,
  false: named,
  identifier: named,
  type_identifier: named,
  this: () => ({ kind: "name", name: "this" }),
  field_access: (node, of) => member(of(fieldOf(node, "object")), fieldOf(node, "field")),
  scoped_identifier: (node, of) => member(of(fieldOf(node, "scope")), fieldOf(node, "name")),
  scoped_type_identifier: (node, of) => member(of(childrenOf(node)[0]), childrenOf(node).at(-1)),
  generic_type: inner,
  annotated_type: (node, of) => of(childrenOf(node).at(-1)),
  class_literal: inner,
  parenthesized_expression: inner,
  cast_expression: (node, of) => of(fieldOf(node, "value")),
  method_reference: (node, of) => member(of(childrenOf(node)[0]), childrenOf(node).at(-1)),
  method_invocation: (node, of) => {
    const object = fieldOf(node, "object");
    const name = fieldOf(node, "name");
    return {
      kind: "call",
      callee: object === undefined ? of(name) : member(of(object), name),
      args: argumentsOf(node).map(of),
      at: atOf(node),
    };
  },
  object_creation_expression: (node, of) => ({
    kind: "call",
    callee: of(fieldOf(node, "type")),
    args: argumentsOf(node).map(of),
    at: atOf(node),
  }),
  binary_expression: (node, of) =>
    fieldOf(node, "operator")?.text === "+"
      ? { kind: "concat", parts: [of(fieldOf(node, "left")), of(fieldOf(node, "right"))] }
      : { kind: "unknown", text: node.text.slice(0, longestUnknown) },
  ternary_expression: (node, of) => ({
    kind: "either",
    options: [of(fieldOf(node, "consequence")), of(fieldOf(node, "alternative"))],
  }),
  element_value_array_initializer: list,
  array_initializer: list,
  array_creation_expression: (node, of) => of(fieldOf(node, "value")),
  // An annotation in an annotation.
  annotation: (node, of) => ({ kind: "record", fields: annotationFields(node, of) }),
};

function member(of: Value, name: SyntaxNode | undefined): Value {
  return qualified({ kind: "member", of, name: name?.text ?? "" });
}

export function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const args = fieldOf(node, "arguments");
  return args === undefined ? [] : childrenOf(args);
}

/** What an annotation is given, by name. */
export function annotationFields(
  node: SyntaxNode,
  of: (one: SyntaxNode | undefined) => Value,
): Readonly<Record<string, Value>> {
  const fields: Record<string, Value> = {};
  for (const one of argumentsOf(node)) {
    if (one.type === "element_value_pair") {
      fields[fieldOf(one, "key")?.text ?? ""] = of(fieldOf(one, "value"));
    } else {
      // In code that is half typed, or mixes what is named and what is not.
      const whole = one.type === "ERROR" ? (childrenOf(one)[0] ?? one) : one;
      fields["value"] ??= of(whole);
    }
  }
  return fields;
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  s: " ",
};

/** The text of a string or a text block, its escapes read. */
function unquoted({ text }: SyntaxNode): string {
  const isBlock = text.startsWith('"""');
  const raw = isBlock ? text.slice(3, -3).replace(/^[^\n]*\n/, "") : text.slice(1, -1);
  return raw.replace(/\\(u+[\da-fA-F]{4}|\n|.)/gs, (_, code: string) => {
    if (code.startsWith("u") && code.length > 1) {
      return String.fromCharCode(Number.parseInt(code.replace(/^u+/, ""), 16));
    }
    return code === "\n" ? "" : (escapes[code] ?? code);
  });
}
