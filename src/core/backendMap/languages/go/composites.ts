import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Value } from "../../facts/value.ts";
import { isString, textOf } from "./texts.ts";
import type { Lower } from "../localNames.ts";
import { unknownOf } from "./lowering.ts";

/** `T{…}`: a list, or a record of fields by their names, or by their position without. */
export function compositeOf(node: SyntaxNode, of: Lower): Value {
  const [type, body] = [fieldOf(node, "type"), fieldOf(node, "body")];
  return type === undefined || body === undefined ? unknownOf(node) : literalOf(body, type, of);
}

/** Within a list or a map the type of an element need not be repeated. */
function literalOf(body: SyntaxNode, type: SyntaxNode, of: Lower): Value {
  const element = fieldOf(type, type.type === "map_type" ? "value" : "element");
  const isNamed = /^(?:type_identifier|qualified_type|generic_type)$/.test(type.type);
  const part = (one: SyntaxNode): Value => {
    const given = valueIn(one);
    if (given.type !== "literal_value") return of(given);
    if (element !== undefined) return literalOf(given, bare(element), of);
    // Of what a type with a name is a list is told where that is declared.
    return isNamed
      ? recordOf(given, { kind: "member", of: of(type), name: "*" }, of)
      : unknownOf(given);
  };
  if (/(?:slice|array)_type$/.test(type.type)) {
    return { kind: "list", items: childrenOf(body).map(part) };
  }
  const names = type.type === "struct_type" ? namesOf(type) : [];
  const entries = childrenOf(body).map((one, at): readonly [string, Value] => {
    const key = fieldOf(one, "key");
    return [key === undefined ? (names[at] ?? `${at}`) : keyOf(key), part(one)];
  });
  const fields = Object.fromEntries(entries);
  return { kind: "record", fields, ...(isNamed && { type: of(type) }) };
}

/** Fields by their names or their positions, of a type that is told elsewhere. */
function recordOf(body: SyntaxNode, type: Value, of: Lower): Value {
  const entries = childrenOf(body).map((one, at): readonly [string, Value] => {
    const key = fieldOf(one, "key");
    return [key === undefined ? `${at}` : keyOf(key), of(valueIn(one))];
  });
  return { kind: "record", fields: Object.fromEntries(entries), type };
}

function bare(type: SyntaxNode): SyntaxNode {
  return type.type === "pointer_type" ? (childrenOf(type)[0] ?? type) : type;
}

/** Of `{ x }` and `k: x` the `x`. */
function valueIn(entry: SyntaxNode): SyntaxNode {
  const value = fieldOf(entry, "value") ?? entry;
  return value.type === "literal_element" ? (childrenOf(value)[0] ?? value) : value;
}

/** The fields of a struct in their order. */
export function namesOf(struct: SyntaxNode): readonly string[] {
  return nodesOf(struct, "field_declaration").flatMap((one) =>
    namesOfField(one).map(({ text }) => text),
  );
}

/** An embedded field has the name of its type. */
export function namesOfField(declaration: SyntaxNode): readonly SyntaxNode[] {
  const names = declaration.childrenForFieldName("name").filter(({ isNamed }) => isNamed);
  const type = fieldOf(declaration, "type");
  return names.length > 0 || type === undefined
    ? names
    : nodesOf(type, "type_identifier").slice(-1);
}

function keyOf(node: SyntaxNode): string {
  const key = childrenOf(node)[0] ?? node;
  return isString(key) ? textOf(key) : key.text;
}
