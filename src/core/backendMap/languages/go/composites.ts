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
  const part = (one: SyntaxNode): Value => {
    const given = valueIn(one);
    const isBare = given.type === "literal_value" && element !== undefined;
    return isBare ? literalOf(given, bare(element), of) : of(given);
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
  const isNamed = type.type !== "map_type" && type.type !== "struct_type";
  return { kind: "record", fields, ...(isNamed && { type: of(type) }) };
}

function bare(type: SyntaxNode): SyntaxNode {
  return type.type === "pointer_type" ? (childrenOf(type)[0] ?? type) : type;
}

/** Of `{ x }` and `k: x` the `x`. */
function valueIn(entry: SyntaxNode): SyntaxNode {
  const value = fieldOf(entry, "value") ?? entry;
  return value.type === "literal_element" ? (childrenOf(value)[0] ?? value) : value;
}

function namesOf(struct: SyntaxNode): readonly string[] {
  return nodesOf(struct, "field_declaration").flatMap((one) =>
    one.childrenForFieldName("name").flatMap((name) => (name.isNamed ? [name.text] : [])),
  );
}

function keyOf(node: SyntaxNode): string {
  const key = childrenOf(node)[0] ?? node;
  return isString(key) ? textOf(key) : key.text;
}
