import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { ScopedSource } from "./source.ts";
import { keyOf } from "../javascriptValues/texts.ts";

export interface Named {
  readonly name: string;
  readonly value: Value;
}

/** The names of a pattern: `{ a, b: c = d }` takes members of the value, `[a, b]` its items. */
export function namesIn(
  pattern: SyntaxNode,
  given: Value,
  value: ScopedSource["value"],
): readonly Named[] {
  const inside = (one: SyntaxNode, of: Value): readonly Named[] => namesIn(one, of, value);
  switch (pattern.type) {
    case "identifier":
    case "shorthand_property_identifier_pattern":
      return [{ name: pattern.text, value: given }];
    case "object_pattern":
      return childrenOf(pattern).flatMap((one) => entryOf(one, given, value));
    case "array_pattern":
      return childrenOf(pattern).flatMap((one, index) => inside(one, memberOf(given, `${index}`)));
    case "assignment_pattern":
    case "object_assignment_pattern": {
      const [left, right] = [fieldOf(pattern, "left"), fieldOf(pattern, "right")];
      if (left === undefined || right === undefined) return [];
      return inside(left, { kind: "either", options: [given, value(right)] });
    }
    default:
      return [];
  }
}

function entryOf(node: SyntaxNode, given: Value, value: ScopedSource["value"]): readonly Named[] {
  if (node.type === "pair_pattern") {
    const inner = fieldOf(node, "value");
    const member = memberOf(given, keyOf(fieldOf(node, "key")));
    return inner === undefined ? [] : namesIn(inner, member, value);
  }
  const name = node.type === "object_assignment_pattern" ? fieldOf(node, "left") : node;
  return name === undefined ? [] : namesIn(node, memberOf(given, name.text), value);
}

/** A member of a value; one of a whole module is what it exports. */
export function memberOf(of: Value, name: string): Value {
  if (of.kind === "import" && of.name === undefined) return { ...of, name };
  return { kind: "member", of, name };
}
