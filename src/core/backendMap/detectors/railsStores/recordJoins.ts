import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, wordOf } from "../../languages/ruby/literals.ts";
import { nameOf } from "./begun.ts";
import { joiners } from "./recordWords.ts";

/** The associations that `joins(:author, comments: :author)` leads to, each as the way there. */
export function joinedIn(call: SyntaxNode): readonly (readonly string[])[] {
  if (!joiners.has(nameOf(call))) return [];
  const { plain, named } = argumentsOf(call);
  return [
    ...plain.flatMap(waysIn),
    ...[...named].flatMap(([name, value]) => [
      [name],
      ...waysIn(value).map((way) => [name, ...way]),
    ]),
  ];
}

function waysIn(node: SyntaxNode): readonly (readonly string[])[] {
  if (node.type === "array") return childrenOf(node).flatMap(waysIn);
  if (node.type === "hash") return childrenOf(node).flatMap(waysOfPair);
  if (node.type === "pair") return waysOfPair(node);
  const word = node.type === "simple_symbol" ? wordOf(node) : undefined;
  return word === undefined ? [] : [[word]];
}

function waysOfPair(pair: SyntaxNode): readonly (readonly string[])[] {
  const [name, value] = [wordOf(fieldOf(pair, "key")), fieldOf(pair, "value")];
  if (name === undefined) return [];
  return [[name], ...(value === undefined ? [] : waysIn(value)).map((way) => [name, ...way])];
}
