import type { SomeFacts } from "../../facts/facts.ts";
import type { QueryColumn } from "../../backendMap.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import { dieselModels, dieselRows } from "./dieselModels.ts";
import { dieselNames, tableNamed, type DieselNames } from "./dieselNames.ts";
import { dieselTables } from "./dieselSchema.ts";
import { last, linksOn, untilRun, usesAfter, type Link } from "./rustChains.ts";
import { outsideTests, surroundingsOf } from "./surroundings.ts";

/** Diesel: `table!` is the schema; `users::table.filter(…)`, `insert_into(users::table)` are queries. */
export const diesel: Stack = {
  name: "diesel",
  languages: ["rust"],
  markers: /\btable!|::table\b|\bdsl::|::dsl\b|\bIdentifiable\b|\bbelonging_to\(|\bsave_changes\b/,
  detect,
};

function detect(file: Reading): SomeFacts {
  const names = dieselNames(file);
  return {
    tables: [...dieselTables(file), ...dieselModels(file)],
    queries: [
      ...tablesNamed(file, names)
        .filter(outsideTests(file))
        .flatMap((node) => queryOf(node, file, names) ?? []),
      ...dieselRows(file, runs),
    ],
  };
}

/** `users::table`; after `use schema::users::dsl::*` also `users`. */
function tablesNamed(file: Reading, names: DieselNames): readonly SyntaxNode[] {
  const whole = nodesOf(file.root, "scoped_identifier");
  const short =
    names.alone.size === 0
      ? []
      : nodesOf(file.root, "identifier").filter(({ parent }) =>
          /^(?:field_expression|arguments)$/.test(parent?.type ?? ""),
        );
  return [...whole, ...short].filter((node) => tableNamed(node, names) !== undefined);
}

const runs = /^(?:load|load_iter|load_stream|get_results?|first|execute)$/;
const ofWrites = /(?:^|::)(?:insert_into|insert_or_ignore_into|replace_into|update|delete|uplete)$/;
const joins = /^(?:inner_join|left_join|left_outer_join)$/;

function queryOf(node: SyntaxNode, file: Reading, names: DieselNames): QueryFact | undefined {
  const table = tableNamed(node, names);
  const asked = table === undefined ? undefined : askedAt(node);
  if (table === undefined || asked === undefined) return undefined;
  const { links, whole, isWrite } = asked;
  const place = { ...surroundingsOf(whole, file), range: rangeOf(whole) };
  const columns = links.flatMap((one) => columnsOf(one, table, names));
  const joined = links.flatMap(joinedIn).map((one) => ({ table: one }));
  if (isWrite) return { ...place, reads: joined, writes: [{ table }], columns };
  return { ...place, reads: [{ table }, ...joined], writes: [], columns, ...limitOf(links) };
}

interface Asked extends Used {
  /** All that it is asked with where it begins. */
  readonly whole: SyntaxNode;
}

/** What is asked of a table; undefined where it is an argument of another query, a join or an alias. */
function askedAt(node: SyntaxNode): Asked | undefined {
  const first = usedAt(node);
  if (!(first.isWrite || isAsked(first.links, node)) || isJoined(node)) return undefined;
  const whole = first.isWrite ? writtenAt(node) : last(first.links, node);
  const isRun = first.links.some(({ name }) => runs.test(name));
  const all = [first, ...(isRun ? [] : usesLater(whole))];
  const links = all.flatMap((one) => one.links);
  const isWrite = all.some((one) => one.isWrite);
  return isWrite || !links.every(({ name }) => prepares.test(name))
    ? { links, isWrite, whole }
    : undefined;
}

/** What asks nothing yet. */
const prepares = /^(?:on|into_boxed|star)$/;

interface Used {
  readonly links: readonly Link[];
  readonly isWrite: boolean;
}

/** The calls on a table, or on what a query is kept in, and on the write around them. */
function usedAt(node: SyntaxNode): Used {
  const own = untilRun(linksOn(node), runs);
  const write = writeAround(last(own, node));
  const links = write ? [...own, ...untilRun(linksOn(write), runs)] : own;
  return { links, isWrite: write !== undefined };
}

function writtenAt(node: SyntaxNode): SyntaxNode {
  const inner = last(untilRun(linksOn(node), runs), node);
  const write = writeAround(inner) ?? inner;
  return last(untilRun(linksOn(write), runs), write);
}

/** What is done with a query that a name is given: `let q = users::table.filter(…); delete(q)`. */
function usesLater(whole: SyntaxNode): readonly Used[] {
  const declared = whole.parent;
  return (declared === null ? [] : usesAfter(declared)).map(usedAt);
}

/** A variable may have the table's name: `users.first(conn)` asks, `users.first()` and `users.len()` do not. */
function isAsked([first]: readonly Link[], { type }: SyntaxNode): boolean {
  if (first === undefined || type !== "identifier") return first !== undefined;
  return runs.test(first.name) ? first.args.length > 0 : asks.test(first.name);
}
const asks =
  /^(?:filter|find|select|order|order_by|limit|offset|distinct|distinct_on|group_by|count|into_boxed|inner_join|left_join|left_outer_join|for_update)$/;

/** `update(…)` around what is to be changed. */
function writeAround(node: SyntaxNode): SyntaxNode | undefined {
  const around = node.parent?.parent;
  const callee = around?.type === "call_expression" ? fieldOf(around, "function") : undefined;
  return around && ofWrites.test(callee?.text ?? "") ? around : undefined;
}

/** `posts::table.on(…)`, `posts::table.inner_join(…)` are what another query joins. */
function isJoined(node: SyntaxNode): boolean {
  const links = untilRun(linksOn(node), runs);
  const around = links.length === 0 ? undefined : last(links, node).parent?.parent;
  const callee = around?.type === "call_expression" ? fieldOf(around, "function") : undefined;
  return joins.test((callee && fieldOf(callee, "field")?.text) ?? "");
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
function columnsOf(
  { name, args }: Link,
  table: string,
  { modules }: DieselNames,
): readonly QueryColumn[] {
  const use = uses[name];
  if (use === undefined) return [];
  return args.flatMap(({ text }) => {
    const asked = [...text.matchAll(compared)].map(([, of, column = ""]) => [of, column] as const);
    const said = [...text.matchAll(qualified)].map(([, of, column = ""]) => [of, column] as const);
    const found = use !== "filter" && use !== "write" ? [...asked, ...said] : asked;
    return found.map(([of = table, column]) => ({
      name: column,
      table: modules.get(of) ?? of,
      use,
    }));
  });
}
const compared =
  /(?<![\w.:])(?:(\w+)::)?([a-z_]\w*)\s*\.\s*(?:eq|ne|gt|ge|lt|le|i?like|not_like|is_null|is_not_null|eq_any|ne_all|between|asc|desc|is_not_distinct_from)\b/g;
const qualified = /(?<![\w:])([a-z_]\w*)::((?!table\b|all_columns\b|star\b)[a-z_]\w*)(?![\w(:!])/g;
