import type { NeighbourFact } from "../facts/facts.ts";
import { rangeOf, type SyntaxNode } from "../grammars/syntax.ts";
import type { Reading } from "./stack.ts";

/** A variable of the environment that a place reads by name; none where the name is no text. */
export function environmentVariable(
  name: string | undefined,
  node: SyntaxNode,
  file: Reading,
): readonly NeighbourFact[] {
  if (name === undefined) return [];
  const value = { kind: "text", text: name } as const;
  return [{ kind: "env", name: value, scope: file.scopeOf(node), range: rangeOf(node) }];
}
