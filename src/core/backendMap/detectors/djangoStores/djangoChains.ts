import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import type { Value } from "../../facts/value.ts";
import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Chain, Link } from "../pythonStores/chains.ts";
import { laterChains } from "../pythonStores/laterChains.ts";
import { surroundingsOf } from "../pythonStores/surroundings.ts";
import { columnsOf } from "./djangoColumns.ts";

/** A query set as its calls make it. */
interface QuerySet {
  readonly chain: Chain;
  readonly root: SyntaxNode;
  readonly value: Value;
  /** Relations that lead from the value to what is asked. */
  readonly via?: readonly string[];
  /** What its columns name the table by. */
  readonly words: string;
  readonly file: Reading;
}

export function queryOfChain({ chain, root, value, via, words, file }: QuerySet): QueryFact {
  const links = [chain, ...laterChains(chain)].flatMap((one) => one.links);
  const uses = usesOf(chain, { value, ...(via && { via }) });
  return {
    scope: file.scopeOf(root),
    range: rangeOf(chain.node),
    columns: columnsOf(links, words),
    ...surroundingsOf(chain.node),
    ...((isPart(chain.node) || (via && isLoadable(chain))) && { inLoop: false }),
    ...uses,
    reads: [...uses.reads, ...loadedBy(links, value, via)],
  };
}

/** `select_related("author__profile")`: every table on the way is asked too. */
function loadedBy(
  links: readonly Link[],
  value: Value,
  via: readonly string[] = [],
): readonly TableRef[] {
  const calls = links.filter(({ name }) => /^(?:select|prefetch)_related$/.test(name));
  return calls
    .flatMap(({ call }) => argumentsOf(call))
    .flatMap((given) => {
      const way = literalOf(given)?.split("__") ?? [];
      return way.map((_, at) => ({ value, via: [...via, ...way.slice(0, at + 1)] }));
    });
}

/** What was loaded with the record is not asked for again. */
const isLoadable = ({ links }: Chain): boolean =>
  links.every(({ name }) => /^a?(?:all|count|exists)$/.test(name));

/** A part of another query, asked with that one: `Exists(Loan.objects.filter(book=OuterRef("pk")))`. */
function isPart({ text, parent }: SyntaxNode): boolean {
  if (/\bOuterRef\(/.test(text)) return true;
  const call = parent?.type === "argument_list" ? parent.parent : null;
  const name = call ? (fieldOf(call, "function")?.text ?? "") : "";
  return /(?:^|\.)(?:Exists|Subquery|ArraySubquery)$/.test(name);
}

type ValueRef = Extract<TableRef, { readonly value: Value }>;

function usesOf(chain: Chain, ref: ValueRef): Pick<QueryFact, "reads" | "writes" | "limited"> {
  const said = limitOf(chain);
  // What one record has may be few by nature, or loaded before.
  const limited = "via" in ref && said === false ? undefined : said;
  const has = (names: RegExp): boolean => chain.links.some(({ name }) => names.test(name));
  if ("via" in ref && has(tying)) return { reads: [], writes: [{ ...ref, isTie: true }] };
  if (!has(writing)) {
    return { reads: [ref], writes: [], ...(limited !== undefined && { limited }) };
  }
  return { reads: has(/^a?(?:get|update)_or_create$/) ? [ref] : [], writes: [ref] };
}

/** What ties rows that are there to each other. */
const tying = /^a?(?:add|remove|set|clear)$/;
const writing =
  /^a?(?:create|update|delete|bulk_create|bulk_update|get_or_create|update_or_create)$/;
const bounds =
  /^a?(?:get|get_or_none|limit|first|last|count|exists|aggregate|latest|earliest|in_bulk|none)$/;

/** What of a manager leaves the number of rows to the filters; a method of the code's own may set any. */
const plain =
  /^(?:all|filter|exclude|order_by|reverse|select_related|prefetch_related|annotate|alias|values|values_list|distinct|only|defer|using|iterator|select_for_update|union|extra|aiterator)$/;

function limitOf({ links, isSliced, node }: Chain): boolean | undefined {
  if (isSliced || links.some(({ name }) => bounds.test(name))) return true;
  if (!links.every(({ name }) => plain.test(name))) return undefined;
  // What is kept in a name, given back or handed on may be bounded elsewhere.
  const around = node.parent?.type ?? "";
  return /^(?:for_statement|for_in_clause)$/.test(around) || isListed(node) ? false : undefined;
}

/** `list(…)`, `OrderSerializer(…, many=True)`: asked for there and then, all of it. */
function isListed({ parent }: SyntaxNode): boolean {
  const call = parent?.type === "argument_list" ? parent.parent : null;
  if (call?.type !== "call") return false;
  const isMany = keywordsOf(call).get("many")?.text === "True";
  return isMany || /^(?:list|tuple|set|sorted)$/.test(calleeOf(call).words);
}
