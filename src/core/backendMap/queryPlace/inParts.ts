import { nodesOf, type SyntaxNode } from "../grammars/syntax.ts";

const loops = ["for_statement", "for_in_statement", "foreach_statement", "enhanced_for_statement"];
const words = "chunk|batch|partition\\w*\\(|windowed|each_slice|step_by|in_groups_of";
const named = new RegExp(words, "i");
/** What a call that takes a function is made on: `chunk(ids, 100).map(`, `ids.chunked(100).forEach {`. */
const givesParts = new RegExp(
  `(?:${words})\\w*\\s*(?:\\([^()]*(?:\\([^()]*\\)[^()]*)*\\))?\\s*(?:\\?\\.|->|&?\\.)\\s*\\w+\\s*\\(?\\s*(?:async\\s*)?$`,
  "i",
);
/** So much of the code before the function is looked at. */
const farthest = 200;

/** Over parts of a list, each of many things: `foreach (array_chunk($ids, 1000) as $part)`. */
export function isInParts(loop: SyntaxNode): boolean {
  const end = loop.namedChildren.at(-1)?.startIndex ?? loop.endIndex;
  return named.test(loop.text.slice(0, end - loop.startIndex));
}

/** Such loops in a body. */
export const partsIn = (body: SyntaxNode): readonly SyntaxNode[] =>
  nodesOf(body, ...loops).filter(isInParts);

/** Whether a function without a name is handed to what runs it over such parts. */
export function isGivenParts(handed: SyntaxNode): boolean {
  let call = handed.parent;
  while (call !== null && /lambda|suffix|argument/.test(call.type)) call = call.parent;
  if (call === null || !/call|invocation/.test(call.type)) return false;
  const before = call.text.slice(0, handed.startIndex - call.startIndex);
  return givesParts.test(before.slice(-farthest));
}
