import type { SomeFacts } from "../../facts/facts.ts";
import type { QueryColumn } from "../../backendMap.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/storeFacts.ts";
import { dieselTables } from "./dieselSchema.ts";
import { last, linksOn, untilRun, type Link } from "./rustChains.ts";
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

const runs = /^(?:load|load_iter|load_stream|get_results?|first|execute)$/;
const ofWrites = /(?:^|::)(?:insert_into|insert_or_ignore_into|replace_into|update|delete|uplete)$/;
const joins = /^(?:inner_join|left_join|left_outer_join)$/;

function queryOf(node: SyntaxNode, file: Reading): QueryFact | undefined {
  const table = tableIn(node);
  const own = untilRun(linksOn(node), runs);
  const write = writeAround(last(own, node));
  // Alone it is an argument of another query, a join or an alias.
  if (table === undefined || isJoined(own, node) || (own.length === 0 && !write)) return undefined;
  const links = write ? [...own, ...untilRun(linksOn(write), runs)] : own;
  const whole = last(links, node);
  const place = { ...surroundingsOf(whole, file), range: rangeOf(whole) };
  const columns = links.flatMap((one) => columnsOf(one, table));
  const joined = links.flatMap(joinedIn).map((one) => ({ table: one }));
  if (write) return { ...place, reads: joined, writes: [{ table }], columns };
  return { ...place, reads: [{ table }, ...joined], writes: [], columns, ...limitOf(links) };
}

/** `update(…)` around what is to be changed. */
function writeAround(node: SyntaxNode): SyntaxNode | undefined {
  const around = node.parent?.parent;
  const callee = around?.type === "call_expression" ? fieldOf(around, "function") : undefined;
  return around && ofWrites.test(callee?.text ?? "") ? around : undefined;
}

/** `posts::table.on(…)`, `posts::table.inner_join(…)` are what another query joins. */
function isJoined(links: readonly Link[], node: SyntaxNode): boolean {
  if (links.length === 0) return false;
  const around = last(links, node).parent?.parent;
  const callee = around?.type === "call_expression" ? fieldOf(around, "function") : undefined;
  if (joins.test((callee && fieldOf(callee, "field")?.text) ?? "")) return true;
  return links.every(({ name }) => /^(?:on|into_boxed|star)$/.test(name));
}

function joinedIn({ name, args }: Link): readonly string[] {
  return (joins.test(name) ? args : []).flatMap(({ text }) =>
    [...text.matchAll(/\b(\w+)::table\b/g)].map(([, table = ""]) => table),
  );
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
  inner_join: "join",
  left_join: "join",
  left_outer_join: "join",
};

/** `users::email.eq(x)`, `email.eq(x)`, and the bare columns of an order or a selection. */
function columnsOf({ name, args }: Link, table: string): readonly QueryColumn[] {
  const use = uses[name];
  if (use === undefined) return [];
  return args.flatMap(({ text }) => {
    const asked = [...text.matchAll(compared)].map(([, of, column = ""]) => [of, column] as const);
    const said = [...text.matchAll(qualified)].map(([, of, column = ""]) => [of, column] as const);
    const found = use !== "filter" && use !== "write" ? [...asked, ...said] : asked;
    return found.map(([of = table, column]) => ({ name: column, table: of, use }));
  });
}
const compared =
  /(?<![\w.:])(?:(\w+)::)?([a-z_]\w*)\s*\.\s*(?:eq|ne|gt|ge|lt|le|i?like|not_like|is_null|is_not_null|eq_any|ne_all|between|asc|desc|is_not_distinct_from)\b/g;
const qualified = /(?<![\w:])([a-z_]\w*)::((?!table\b|all_columns\b|star\b)[a-z_]\w*)(?![\w(:!])/g;
