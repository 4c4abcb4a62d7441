import { nodesOf, type SyntaxNode } from "../grammars/syntax.ts";

const loops = ["for_statement", "for_in_statement", "foreach_statement", "enhanced_for_statement"];
const named = /chunk|batch|partition\w*\(|windowed|each_slice|step_by/i;

/** Over parts of a list, each of many things: `foreach (array_chunk($ids, 1000) as $part)`. */
export function isInParts(loop: SyntaxNode): boolean {
  const end = loop.namedChildren.at(-1)?.startIndex ?? loop.endIndex;
  return named.test(loop.text.slice(0, end - loop.startIndex));
}

/** Such loops in a body. */
export const partsIn = (body: SyntaxNode): readonly SyntaxNode[] =>
  nodesOf(body, ...loops).filter(isInParts);
