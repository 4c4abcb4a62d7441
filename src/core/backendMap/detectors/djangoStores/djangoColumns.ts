import type { QueryColumn } from "../../backendMap.ts";
import type { ColumnNamed } from "../../facts/queryFacts.ts";
import { nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Link } from "../pythonStores/chains.ts";

const filters = /^a?(?:filter|exclude|get|get_or_none|get_or_create|update_or_create)$/;

/** The columns that the calls of a query name. */
export function columnsOf(links: readonly Link[], table: string): readonly ColumnNamed[] {
  const found = links.flatMap((link) => columnsOfCall(link, table));
  const byKey = new Map(found.map((one) => [`${one.use} ${one.path?.join() ?? one.name}`, one]));
  return [...byKey.values()];
}

function columnsOfCall({ name, call }: Link, table: string): readonly ColumnNamed[] {
  if (filters.test(name)) return conditionsIn(call, table, "filter");
  if (/^a?(?:create|update)$/.test(name)) return conditionsIn(call, table, "write");
  const use = name === "order_by" ? "sort" : "read";
  if (use === "read" && !/^(?:values|values_list|only)$/.test(name)) return [];
  return argumentsOf(call).flatMap((arg) => {
    const text = literalOf(arg)?.replace(/^[-+]/, "");
    return text === undefined || text === "?" ? [] : [columnAt(text, table, use)];
  });
}

/** Keywords of the call and of the `Q(…)` in it. */
export function conditionsIn(
  call: SyntaxNode,
  table: string,
  use: QueryColumn["use"],
): readonly ColumnNamed[] {
  const inner = nodesOf(call, "call").filter((one) => one.id === call.id || isQ(one));
  const own = inner.flatMap((one) => [...keywordsOf(one).keys()]);
  return own.filter((one) => one !== "defaults").map((one) => columnAt(one, table, use));
}

const isQ = (call: SyntaxNode): boolean => calleeOf(call).name === "Q";

/** "user__email__icontains"; the record's own key goes by either name. */
function columnAt(words: string, table: string, use: QueryColumn["use"]): ColumnNamed {
  const path = words.split("__").map((one) => (one === "pk" ? "id" : one));
  return { name: path[0] ?? words, table, use, ...(path.length > 1 && { path }) };
}
