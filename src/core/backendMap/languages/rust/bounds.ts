import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** The trait that a type parameter is bound to; undefined for a name that is no parameter there. */
export type BoundOf = (name: SyntaxNode) => SyntaxNode | undefined;

/** `fn show<S: Store>`, `impl<S> … where S: Store`: what such a type can do is what its trait says. */
export function boundsIn(root: SyntaxNode): BoundOf {
  const bounds = new Map<string, Bound[]>();
  for (const node of nodesOf(root, "type_parameter", "where_predicate")) {
    const name = fieldOf(node, "name") ?? fieldOf(node, "left");
    const [trait] = childrenOf(fieldOf(node, "bounds") ?? node);
    const around = node.parent?.parent;
    if (name?.type !== "type_identifier" || trait === undefined || !around) continue;
    if (trait === name || !/type_identifier|generic_type/.test(trait.type)) continue;
    const known = bounds.get(name.text) ?? [];
    bounds.set(name.text, [...known, { trait, from: around.startIndex, until: around.endIndex }]);
  }
  if (bounds.size === 0) return () => undefined;
  return ({ text, startIndex }) =>
    bounds.get(text)?.findLast(({ from, until }) => from <= startIndex && startIndex < until)
      ?.trait;
}

interface Bound {
  readonly trait: SyntaxNode;
  /** Where the parameter is known. */
  readonly from: number;
  readonly until: number;
}
