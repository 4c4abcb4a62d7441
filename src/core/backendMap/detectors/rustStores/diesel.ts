import type { SomeFacts } from "../../facts/facts.ts";
import type { QueryColumn } from "../../backendMap.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/rust/values.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/storeFacts.ts";
import { dieselTables } from "./dieselSchema.ts";
import { outsideTests, surroundingsOf } from "./surroundings.ts";

/** Diesel: `table!` is the schema; `users::table.filter(…)`, `insert_into(users::table)` are queries. */
export const diesel: Stack = {
  name: "diesel",
  languages: ["rust"],
  markers: /\btable!|::table\b|::dsl::/,
  detect: (file): SomeFacts => ({
    tables: dieselTables(file),
    queries: tablesNamed(file)
      .filter(outsideTests(file))
      .flatMap((node) => queryOf(node, file) ?? []),
  }),
};

/** `users::table`; after `use schema::users::dsl::*` also `users`. */
function tablesNamed(file: Reading): readonly SyntaxNode[] {
  const whole = nodesOf(file.root, "scoped_identifier").filter(
    (node) => fieldOf(node, "name")?.text === "table" && tableIn(node) !== undefined,
  );
  const dsl = new Set([...file.text.matchAll(/\b(\w+)::dsl::/g)].map(([, name]) => name));
  if (dsl.size === 0) return whole;
  const short = nodesOf(file.root, "identifier").filter(
    ({ text, parent }) =>
      dsl.has(text) && /^(?:field_expression|arguments)$/.test(parent?.type ?? ""),
  );
  return [...whole, ...short];
}

function tableIn(node: SyntaxNode): string | undefined {
  if (node.type === "identifier") return node.text;
  return fieldOf(node, "path")?.text.split("::").at(-1);
}

interface Link {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly args: readonly SyntaxNode[];
}

/** The calls on an expression, in their order. */
function linksOn(node: SyntaxNode): readonly Link[] {
  const links: Link[] = [];
  for (let call = callOn(node); call !== undefined; call = callOn(call)) {
    const callee = fieldOf(call, "function") ?? call;
    links.push({ name: fieldOf(callee, "field")?.text ?? "", node: call, args: argumentsOf(call) });
  }
  return links;
}

/** The call of a method of an expression; `await` and `?` may stand between. */
function callOn(node: SyntaxNode): SyntaxNode | undefined {
  const callee = aroundOf(node);
  const call = callee?.type === "field_expression" ? callee.parent : undefined;
  return call?.type === "call_expression" && call.children[0]?.id === callee?.id ? call : undefined;
}

function aroundOf({ parent }: SyntaxNode): SyntaxNode | undefined {
  if (parent === null) return undefined;
  return /^(?:await|try)_expression$/.test(parent.type) ? aroundOf(parent) : parent;
}

const ofWrites = /(?:^|::)(?:insert_into|insert_or_ignore_into|replace_into|update|delete|uplete)$/;
const joins = /^(?:inner_join|left_join|left_outer_join)$/;

function queryOf(node: SyntaxNode, file: Reading): QueryFact | undefined {
  const table = tableIn(node);
  const own = linksOn(node);
  const write = writeAround(last(own, node));
  // Alone it is an argument of another query, a join or an alias.
  if (table === undefined || isJoined(own) || (own.length === 0 && !write)) return undefined;
  const links = write ? [...own, ...linksOn(write)] : own;
  const whole = last(links, node);
  const place = { ...surroundingsOf(whole, file), range: rangeOf(whole) };
  const columns = links.flatMap((one) => columnsOf(one, table));
  const joined = links.flatMap(joinedIn).map((one) => ({ table: one }));
  if (write) return { ...place, reads: joined, writes: [{ table }], columns };
  return { ...place, reads: [{ table }, ...joined], writes: [], columns, ...limitOf(links) };
}

function last(links: readonly Link[], node: SyntaxNode): SyntaxNode {
  return links.at(-1)?.node ?? node;
}

/** `update(…)` around what is to be changed. */
function writeAround(node: SyntaxNode): SyntaxNode | undefined {
  const around = node.parent?.parent;
  const callee = around?.type === "call_expression" ? fieldOf(around, "function") : undefined;
  return around && ofWrites.test(callee?.text ?? "") ? around : undefined;
}

/** `posts::table.on(…)` is what another query joins. */
function isJoined(links: readonly Link[]): boolean {
  return links.length > 0 && links.every(({ name }) => /^(?:on|into_boxed|star)$/.test(name));
}

function joinedIn({ name, args }: Link): readonly string[] {
  return (joins.test(name) ? args : []).flatMap((one) => {
    const table = /^\(?\s*(\w+)::table\b/.exec(one.text)?.[1];
    return table === undefined ? [] : [table];
  });
}

const bounds = /^(?:first|get_result|limit|find|count)$|page|paginat/;

function limitOf(links: readonly Link[]): Pick<QueryFact, "limited"> {
  const isCount = links.some(({ args }) => /\bcount(?:_star)?\(/.test(args[0]?.text ?? ""));
  if (isCount || links.some(({ name }) => bounds.test(name))) return { limited: true };
  const isAll = links.some(({ name }) => /^(?:load|load_iter|load_stream|get_results)$/.test(name));
  return isAll ? { limited: false } : {};
}

const uses: Readonly<Record<string, QueryColumn["use"]>> = {
  filter: "filter",
  or_filter: "filter",
  having: "filter",
  order: "sort",
  order_by: "sort",
  then_order_by: "sort",
  select: "read",
  set: "write",
  values: "write",
};

/** `users::email.eq(x)`, `email.eq(x)`, and the bare columns of an order or a selection. */
function columnsOf({ name, args }: Link, table: string): readonly QueryColumn[] {
  const use = uses[name];
  if (use === undefined) return [];
  return args.flatMap(({ text }) => {
    const asked = [...text.matchAll(compared)].map(([, of, column = ""]) => [of, column] as const);
    const said = [...text.matchAll(qualified)].map(([, of, column = ""]) => [of, column] as const);
    const found = use === "read" || use === "sort" ? [...asked, ...said] : asked;
    return found.map(([of = table, column]) => ({ name: column, table: of, use }));
  });
}
const compared =
  /(?<![\w.:])(?:(\w+)::)?([a-z_]\w*)\s*\.\s*(?:eq|ne|gt|ge|lt|le|i?like|not_like|is_null|is_not_null|eq_any|ne_all|between|asc|desc|is_not_distinct_from)\b/g;
const qualified = /(?<![\w:])([a-z_]\w*)::((?!table\b|all_columns\b|star\b)[a-z_]\w*)(?![\w(:!])/g;
