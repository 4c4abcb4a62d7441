import type { SyntaxNode } from "../../grammars/syntax.ts";

/** A string of SQL with words in the places of what the code fills in. */
export interface SqlText {
  readonly node: SyntaxNode;
  readonly text: string;
  readonly holes: readonly SyntaxNode[];
  readonly isTagged: boolean;
  /** Of what a condition chooses one way is in it. */
  readonly isVaried: boolean;
}
