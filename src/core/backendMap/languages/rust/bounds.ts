import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** The trait that a type parameter is bound to; undefined for a name that is no parameter there. */
export type BoundOf = (name: SyntaxNode) => SyntaxNode | undefined;

/** `fn show<S: Store>`, `impl<S> … where S: Store`: what such a type can do is what its trait says. */
export function boundsIn(root: SyntaxNode): BoundOf {
  const bounds = Map.groupBy(
    nodesOf(root, "type_parameter", "where_predicate").flatMap(boundAt),
    ({ name }) => name,
  );
  if (bounds.size === 0) return () => undefined;
  return ({ text, startIndex }) =>
    bounds.get(text)?.findLast(({ from, until }) => from <= startIndex && startIndex < until)
      ?.trait;
}

interface Bound {
  readonly name: string;
  readonly trait: SyntaxNode;
  /** Where the parameter is known. */
  readonly from: number;
  readonly until: number;
}

function boundAt(node: SyntaxNode): readonly Bound[] {
  const name = fieldOf(node, "name") ?? fieldOf(node, "left");
  const list = fieldOf(node, "bounds");
  const trait =
    list && childrenOf(list).find(({ type }) => /type_identifier|generic_type/.test(type));
  const around = node.parent?.parent;
  if (name === undefined || trait === undefined || !around) return [];
  return [{ name: name.text, trait, from: around.startIndex, until: around.endIndex }];
}
