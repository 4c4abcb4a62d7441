import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordOf, type RubyArguments } from "../../languages/ruby/literals.ts";

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

/** `resources :notes, { only: [:create] }.merge(options)`: what is put together is given as well. */
export function withMerged(args: RubyArguments): RubyArguments {
  const merged = args.plain.filter(isMerge);
  if (merged.length === 0) return args;
  const parts = merged.flatMap((call) => [
    ...listed(fieldOf(call, "receiver")),
    ...childrenOf(fieldOf(call, "arguments") ?? call),
  ]);
  const pairs = parts.flatMap((one) => (one.type === "hash" ? childrenOf(one) : [one]));
  const named = pairs.flatMap((one): [string, SyntaxNode][] => {
    const [key, value] = one.type === "pair" ? [fieldOf(one, "key"), fieldOf(one, "value")] : [];
    const word = wordOf(key);
    return word === undefined || value === undefined ? [] : [[word, value]];
  });
  const names = parts.filter(({ type }) => type === "identifier");
  const plain = [...args.plain.filter((one) => !isMerge(one)), ...names];
  return { ...args, plain, named: new Map([...args.named, ...named]) };
}

const listed = (node: SyntaxNode | undefined): readonly SyntaxNode[] =>
  node === undefined ? [] : [node];

const isMerge = (node: SyntaxNode): boolean =>
  node.type === "call" &&
  /^(?:reverse_|deep_)?merge$/.test(fieldOf(node, "method")?.text ?? "") &&
  fieldOf(node, "receiver") !== undefined;

/** What a block calls the thing that it is given. */
export function parameterOf(block: SyntaxNode | undefined): string | undefined {
  return block && fieldOf(block, "parameters")?.namedChildren[0]?.text;
}
