import type { NeighbourFact } from "../../facts/facts.ts";
import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";

/** A neighbour under the name that an argument gives. */
export function factOf(
  kind: NeighbourFact["kind"],
  given: SyntaxNode,
  node: SyntaxNode,
  file: Reading,
): NeighbourFact {
  return {
    kind,
    name: file.valueOf(given),
    scope: file.scopeOf(node),
    range: rangeOf(node),
  };
}
