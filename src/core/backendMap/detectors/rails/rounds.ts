import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsByName, wordsIn } from "../../languages/ruby/literals.ts";
import type { RouteCall } from "./drawing.ts";
import type { RouteContext } from "./routeContext.ts";

/**
 * What the names of a loop's block stand for, once for each word: `%w[a b].each do |name|`,
 * `{ a: "b" }.each do |name, other|`, `[[:a, "b"]].each do |(name, other)|`.
 */
export function roundsOf(
  { node, block }: RouteCall,
  context: RouteContext,
): readonly RouteContext["locals"][] {
  const receiver = fieldOf(node, "receiver");
  const names = namesOf(block && fieldOf(block, "parameters"));
  const rounds = [...wordsOf(receiver), ...wordsByName(receiver)];
  return (rounds.length > 0 ? rounds : [[]]).map(
    (round) =>
      new Map([...context.locals, ...round.map((word, at) => [names[at] ?? "", word] as const)]),
  );
}

/** What a constant holds is told elsewhere. */
function wordsOf(receiver: SyntaxNode | undefined): readonly (readonly string[])[] {
  if (receiver?.type === "constant") return [];
  const items = receiver?.type === "array" ? childrenOf(receiver) : [];
  return items.length > 0 && items.every(({ type }) => type === "array")
    ? items.map(wordsIn)
    : wordsIn(receiver).map((word) => [word]);
}

function namesOf(parameters: SyntaxNode | undefined): readonly string[] {
  return (parameters ? childrenOf(parameters) : []).flatMap((one) =>
    one.type === "destructured_parameter" ? namesOf(one) : [one.text],
  );
}
