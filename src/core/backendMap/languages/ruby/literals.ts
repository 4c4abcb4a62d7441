import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";

const bareWords = new Set([
  "hash_key_symbol",
  "bare_symbol",
  "bare_string",
  "constant",
  "scope_resolution",
]);

/** The text of a string or symbol that holds nothing computed. */
export function wordOf(node: SyntaxNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (bareWords.has(node.type)) return node.text;
  if (node.type === "simple_symbol") return node.text.slice(1);
  const isQuoted = node.type === "string" || node.type === "delimited_symbol";
  return isQuoted && nodesOf(node, "interpolation").length === 0 ? contentOf(node) : undefined;
}

/** A text with the local variables in it filled in; what is not known stands in braces. */
export function textOf(
  node: SyntaxNode | undefined,
  locals: ReadonlyMap<string, string>,
): string | undefined {
  if (node?.type === "identifier") return locals.get(node.text);
  if (node?.type !== "string") return wordOf(node);
  return node.namedChildren
    .map((part) => {
      if (part.type !== "interpolation") return part.text;
      const [inner] = part.namedChildren;
      const words = inner?.text ?? "";
      return locals.get(words) ?? defaultOf(inner) ?? `{${words.replaceAll(/[^\w.]/g, "")}}`;
    })
    .join("");
}

/** `ENV.fetch("BASE", "shop")` is what it is where nobody sets it. */
function defaultOf(node: SyntaxNode | undefined): string | undefined {
  const isFetch = node?.type === "call" && fieldOf(node, "receiver")?.text === "ENV";
  return isFetch ? wordOf(argumentsOf(node).plain[1]) : undefined;
}

function contentOf(node: SyntaxNode): string {
  return node.namedChildren.map(({ text }) => text).join("");
}

/** The words of an array or of one thing: `[:a, :b]`, `%i[a b]`, `:a`. */
export function wordsIn(node: SyntaxNode | undefined): readonly string[] {
  if (node === undefined) return [];
  const isList = ["array", "symbol_array", "string_array"].includes(node.type);
  return (isList ? childrenOf(node) : [node]).flatMap((one) => wordOf(one) ?? []);
}

/** The words that a hash gives to its names: `{ new: "make" }`. */
export function wordsByName(node: SyntaxNode | undefined): ReadonlyMap<string, string> {
  const pairs = node?.type === "hash" ? childrenOf(node) : [];
  return new Map(
    pairs.flatMap((pair): [string, string][] => {
      const [name, word] = [wordOf(fieldOf(pair, "key")), wordOf(fieldOf(pair, "value"))];
      return name === undefined || word === undefined ? [] : [[name, word]];
    }),
  );
}

/** Arguments of a call by their place, and those that have a name. */
export interface RubyArguments {
  readonly plain: readonly SyntaxNode[];
  readonly named: ReadonlyMap<string, SyntaxNode>;
  /** `"path" => "target"`: what is no symbol is a pair of its own. */
  readonly pairs: readonly { readonly key: SyntaxNode; readonly value: SyntaxNode }[];
  /** Names that are given what is called so: `name:`. */
  readonly alike: readonly string[];
}

export function argumentsOf(call: SyntaxNode): RubyArguments {
  const list = fieldOf(call, "arguments");
  const all = list === undefined ? [] : childrenOf(list);
  const flat = all.flatMap((one) => (one.type === "hash" ? childrenOf(one) : [one]));
  const pairs = flat
    .filter(({ type }) => type === "pair")
    .flatMap((one) => {
      const [key, value] = [fieldOf(one, "key"), fieldOf(one, "value")];
      return key === undefined || value === undefined ? [] : [{ key, value }];
    });
  const isNamed = ({ key }: { key: SyntaxNode }): boolean =>
    key.type === "hash_key_symbol" || key.type === "simple_symbol";
  return {
    plain: all.filter(
      ({ type }) => type !== "pair" && type !== "hash" && type !== "block_argument",
    ),
    named: new Map(pairs.filter(isNamed).map(({ key, value }) => [wordOf(key) ?? "", value])),
    pairs: pairs.filter((one) => !isNamed(one)),
    alike: flat
      .filter((one) => one.type === "pair" && fieldOf(one, "value") === undefined)
      .flatMap((one) => wordOf(fieldOf(one, "key")) ?? []),
  };
}

/** The statements of a block, a class, a branch. */
export function statementsOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (node === undefined) return [];
  const body = fieldOf(node, "body") ?? node;
  return childrenOf(body);
}
