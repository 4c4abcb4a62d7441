import type { AnswererFact } from "../../facts/facts.ts";
import { childrenOf, fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { keyOf } from "../../languages/javascriptValues/texts.ts";
import type { Reading } from "../../reading/stack.ts";
import { nodesIn } from "../javascriptRouting/nodesIn.ts";

const root =
  /^(?:Root)?(Query|Mutation|Subscription)(?:Type)?$|^(\w+(?:Query|Mutation|Subscription)s?)$/;

/**
 * `{ Query: { orders } }`, wherever it stands: merged with others or not. That its fields are those of
 * a schema is told by the schema.
 */
export function resolverMaps(file: Reading): readonly AnswererFact[] {
  return nodesIn(file, "object").flatMap((node) =>
    childrenOf(node).flatMap((entry) => answererOf(entry, file)),
  );
}

function answererOf(entry: SyntaxNode, file: Reading): readonly AnswererFact[] {
  const isShort = entry.type === "shorthand_property_identifier";
  const key = isShort ? entry : fieldOf(entry, "key");
  const [, ofSchema, type = ofSchema] = root.exec(keyOf(key)) ?? [];
  const value = isShort ? entry : fieldOf(entry, "value");
  if (key === undefined || type === undefined || value === undefined) return [];
  return [
    {
      kind: "graphql",
      stack: "graphql",
      type,
      of: isShort ? { kind: "name", name: entry.text } : file.valueOf(value),
      guards: [],
      scope: file.scopeOf(entry),
      range: rangeOf(key),
    },
  ];
}
