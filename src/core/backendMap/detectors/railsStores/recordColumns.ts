import type { QueryColumn } from "../../backendMap.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, wordOf, wordsIn, type RubyArguments } from "../../languages/ruby/literals.ts";
import { columnsInText } from "../../sql/query/columnsInText.ts";
import { nameOf } from "./begun.ts";
import { joinedIn } from "./recordJoins.ts";
import { filters, namedWriters, takesCondition, writers, writingOptions } from "./recordWords.ts";

type Use = QueryColumn["use"];

/** What the columns of a chain are of. */
interface Chain {
  /** What they name the table by. */
  readonly words: string;
  /** The associations that are joined, each as the way there. */
  readonly joined: readonly (readonly string[])[];
}

/** The columns that the calls of a chain name, in hashes, in lists, and in pieces of SQL. */
export function recordColumns(calls: readonly SyntaxNode[], words: string): readonly QueryColumn[] {
  const chain = { words, joined: calls.flatMap(joinedIn) };
  return calls.flatMap((call) => [...keyIn(call, words), ...columnsOf(call, chain)]);
}

/** `Loan.find(id)`; with a block it goes through rows that are there. */
function keyIn(call: SyntaxNode, table: string): readonly QueryColumn[] {
  const isByKey = nameOf(call) === "find" && argumentsOf(call).plain.length > 0;
  return isByKey ? [{ name: "id", table, use: "filter" }] : [];
}

function columnsOf(call: SyntaxNode, chain: Chain): readonly QueryColumn[] {
  const { plain, named, alike } = argumentsOf(call);
  const name = nameOf(call);
  const used = (names: readonly string[], use: Use): readonly QueryColumn[] =>
    names.filter((one) => /^\w+$/.test(one)).map((one) => ({ name: one, table: chain.words, use }));
  const keys = [...keysIn(named), ...alike];
  if (filters.has(name)) {
    const texts = takesCondition.has(name) ? sqlIn(plain[0], "filter", chain) : [];
    return [...used(keys, "filter"), ...ofOthers(named, chain), ...texts];
  }
  if (writers.has(name)) {
    const texts = name === "update_all" ? sqlIn(plain[0], "write", chain) : [];
    return [
      ...used(
        keys.filter((one) => !writingOptions.has(one)),
        "write",
      ),
      ...texts,
    ];
  }
  const words = plain.flatMap(wordsIn);
  if (namedWriters.has(name)) return used(words, "write");
  if (name === "order" || name === "reorder") {
    return [
      ...used([...words, ...keys], "sort"),
      ...plain.flatMap((one) => sqlIn(one, "sort", chain)),
    ];
  }
  const use = usesByName.get(name);
  return use === undefined ? [] : used(words, use);
}

/** `in_order_of(:id, ids)` finds no others than those that it is given. */
const usesByName: ReadonlyMap<string, Use> = new Map([
  ["pluck", "read"],
  ["pick", "read"],
  ["in_order_of", "filter"],
]);

/** What has conditions of its own is another table. */
const keysIn = (named: RubyArguments["named"]): readonly string[] =>
  [...named].flatMap(([key, { type }]) => (type === "hash" ? [] : [key]));

/** `where(author: { name: "x" })`: columns of an association that is joined, or of a table so called. */
function ofOthers(named: RubyArguments["named"], chain: Chain): readonly QueryColumn[] {
  return [...named].flatMap(([key, value]) => {
    if (value.type !== "hash") return [];
    const table = wordsOf(key, chain);
    return childrenOf(value)
      .flatMap((pair) => wordOf(fieldOf(pair, "key")) ?? [])
      .map((name) => ({ name, table, use: "filter" as const }));
  });
}

function wordsOf(key: string, { words, joined }: Chain): string {
  const way = joined.find((one) => one.at(-1) === key);
  return way === undefined ? key : [words, ...way].join(".");
}

/** `"due_on < ?"`, `["due_on < ?", day]`; where others are joined, a bare name may be one of theirs. */
function sqlIn(node: SyntaxNode | undefined, use: Use, chain: Chain): readonly QueryColumn[] {
  const [first = node] = node?.type === "array" ? childrenOf(node) : [];
  const text = first?.type === "string" ? wordOf(first) : undefined;
  if (text === undefined || /^\w+$/.test(text)) return [];
  const found = columnsInText(text, use, chain.words);
  if (chain.joined.length === 0) return found;
  return found.map((one) => (one.table === chain.words ? { name: one.name, use } : one));
}
