import type { EntryFact } from "../../facts/facts.ts";
import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";

/** An entry point with what all of them have. */
export function entryAt(
  node: SyntaxNode,
  file: Reading,
  rest: Omit<EntryFact, "scope" | "range" | "guards">,
): EntryFact {
  return { guards: [], ...rest, scope: file.scopeOf(node), range: rangeOf(node) };
}
