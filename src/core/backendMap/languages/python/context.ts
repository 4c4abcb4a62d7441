import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { Scoped } from "../../reading/scopes.ts";
import type { Value } from "../../facts/value.ts";

/** What a file of Python is read with: where a node stands, and what an expression is. */
export interface Context {
  readonly scoped: Scoped;
  readonly value: (node: SyntaxNode) => Value;
}
