import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { Value } from "../../facts/value.ts";
import type { Lower } from "../localNames.ts";

/** What of a file an expression is read with. */
export interface Names {
  /** The index of the definition that was read from this very node. */
  readonly definitionOf: (node: SyntaxNode) => number | undefined;
  /** What a name means where it stands, if that is no plain name. */
  readonly named: (node: SyntaxNode, of: Lower) => Value | undefined;
  /** The path of the package that a name stands for here. */
  readonly packageOf: (node: SyntaxNode) => string | undefined;
}

const longestUnknown = 60;

export function unknownOf(node: SyntaxNode): Value {
  return { kind: "unknown", text: node.text.slice(0, longestUnknown) };
}
