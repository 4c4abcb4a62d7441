import type { QueryColumn } from "../../backendMap.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/go/values.ts";
import { isString, textOf } from "../../languages/go/texts.ts";
import { columnsInText } from "../../sql/query/columnsInText.ts";
import type { Link } from "./goChains.ts";

type Use = QueryColumn["use"];

/** What the calls of a chain do with columns, and which of their arguments say so. */
const uses: Readonly<Record<string, Use>> = {
  Where: "filter",
  And: "filter",
  Or: "filter",
  Not: "filter",
  In: "filter",
  NotIn: "filter",
  First: "filter",
  Find: "filter",
  Take: "filter",
  Last: "filter",
  Delete: "filter",
  Having: "filter",
  Order: "sort",
  OrderBy: "sort",
  Asc: "sort",
  Desc: "sort",
  Select: "read",
  Pluck: "read",
  Update: "write",
  Updates: "write",
  UpdateColumn: "write",
  UpdateColumns: "write",
  Cols: "write",
};

/** These say a table's row first, or the columns that they set. */
const afterFirst = new Set(["First", "Find", "Take", "Last", "Delete"]);

/** Columns that the calls of a chain name; those without a table of their own are `table`'s. */
export function columnsOf(links: readonly Link[], table: string): readonly QueryColumn[] {
  const isRead = links.some(({ name }) => asking.test(name));
  const called = new Set(links.flatMap(callsIn));
  const named = links.flatMap(({ name, args }) => {
    // What a read of XORM names so is what comes back.
    const use = name === "Cols" && isRead ? "read" : uses[name];
    const [first, second] = args;
    const said = afterFirst.has(name) ? second : first;
    if (use === undefined || said === undefined) return [];
    if (isString(said)) return columnsInText(textOf(said), use, table);
    return keysOf(said).map((key) => columnCalled(key, use, table));
  });
  return named.filter(({ name, use }) => use === "read" || !called.has(name));
}

/** What a selection calls something that it computes: `Select("count(*) AS total")`. */
function callsIn({ name, args: [first] }: Link): readonly string[] {
  if (name !== "Select" || first === undefined || !isString(first)) return [];
  return [...textOf(first).matchAll(/\bas\s+(\w+)/gi)].map(([, one = ""]) => one);
}

const asking = /^(?:Find|Get|Exist|Count|FindAndCount|Rows|Iterate)$/;

/** "repos.active" says its table. */
function columnCalled(key: string, use: Use, table: string): QueryColumn {
  const [, owner, name] = /^(\w+)\.(\w+)$/.exec(key) ?? [];
  return { name: name ?? key, table: owner ?? table, use };
}

/** `map[string]any{"name": x}`, `&User{Name: x}`, `builder.Eq{"name": x}.And(builder.In("id", ids))`. */
function keysOf(node: SyntaxNode): readonly string[] {
  if (node.type === "call_expression") return keysBuilt(node);
  const literal = node.type === "composite_literal" ? node : nodesOf(node, "composite_literal")[0];
  const isOuter =
    literal !== undefined && /^(?:composite_literal|unary_expression)$/.test(node.type);
  const body = isOuter ? fieldOf(literal, "body") : undefined;
  return childrenOf(body ?? node).flatMap((one) => {
    const key = body === undefined ? undefined : fieldOf(one, "key");
    const word = key === undefined ? undefined : (childrenOf(key)[0] ?? key);
    return word === undefined ? [] : [isString(word) ? textOf(word) : word.text];
  });
}

const compares = /^(?:Not)?(?:In|Between|Like|Null)$|^IsNull$/;

/** Conditions of XORM's builder, each by the column that it is about. */
function keysBuilt(call: SyntaxNode): readonly string[] {
  const literals = nodesOf(call, "composite_literal").filter((one) =>
    /^builder\.\w+$/.test(fieldOf(one, "type")?.text ?? ""),
  );
  const named = nodesOf(call, "call_expression").flatMap((one) => {
    const [, name = ""] = /^builder\.(\w+)$/.exec(fieldOf(one, "function")?.text ?? "") ?? [];
    const [first] = argumentsOf(one);
    return compares.test(name) && first !== undefined && isString(first) ? [textOf(first)] : [];
  });
  return [...literals.flatMap(keysOf), ...named];
}
