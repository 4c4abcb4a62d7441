import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { RubyArguments } from "../../languages/ruby/literals.ts";

/** Options that blocks around hand to the calls in them. */
export interface GivenOptions {
  readonly named: RubyArguments["named"];
  /** `with_options only: :index do |list|`: to calls of this; without a name to all that have no receiver. */
  readonly receiver?: string;
  /** `concern :listed do |options|`: to calls that hand this on. */
  readonly argument?: string;
}

/** The arguments of a call with what is around it; its own go before. */
export function withGiven(
  args: RubyArguments,
  call: SyntaxNode,
  given: readonly GivenOptions[],
): RubyArguments {
  const receiver = fieldOf(call, "receiver")?.text;
  return given.reduce<RubyArguments>((so, one) => {
    const isGiven = ({ text }: SyntaxNode): boolean => text.replace(/^\*\*/, "") === one.argument;
    const isMeant = one.argument === undefined ? one.receiver === receiver : so.plain.some(isGiven);
    if (!isMeant) return so;
    const plain = so.plain.filter((each) => !isGiven(each));
    return { ...so, plain, named: new Map([...one.named, ...so.named]) };
  }, args);
}

/** What a block calls the thing that it is given. */
export function parameterOf(block: SyntaxNode | undefined): string | undefined {
  return block && fieldOf(block, "parameters")?.namedChildren[0]?.text;
}
