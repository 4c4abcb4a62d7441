import type { QueryColumn } from "../../backendMap.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { chainOf, isHandedOn, laterLinks, linkNamed, type Chain, type Link } from "./chain.ts";
import { isMigration } from "../javascriptMigrations/isMigration.ts";
import { knexChanges } from "../javascriptMigrations/knexMigration.ts";
import { namedQueries } from "./namedQueries.ts";
import { declared, entriesOf, isOpen, textOf, textsIn, isName } from "./records.ts";
import { rowsIn } from "./rows.ts";
import { javascriptIds, surroundingsOf } from "./surroundings.ts";

/** Knex, as a query builder and in migrations. */
export const knex: Stack = {
  name: "knex",
  languages: javascriptIds,
  markers:
    /\bknex\b|\.schema\b|\.createTable\(|\b(?:db|trx|connection|database|\))\s*\(\s*['"`\w]/i,
  detect: (file) => {
    const tableChanges = knexChanges(file);
    if (isMigration(file)) return { tableChanges };
    const named = namedQueries(file);
    return {
      tableChanges,
      queries: nodesOf(file.root, "call_expression").flatMap(
        (node) => queryOf(node, file, named) ?? [],
      ),
    };
  },
};

const verbs = new Set(
  (
    "select where andWhere orWhere whereIn whereNotIn whereNull whereNotNull whereRaw first insert update del " +
    "delete join leftJoin innerJoin rightJoin leftOuterJoin orderBy groupBy returning count countDistinct max min sum pluck " +
    "increment decrement onConflict limit offset distinct truncate andWhereRaw whereNot clone transacting columnInfo"
  ).split(" "),
);
const writes = new Set(
  "insert update del delete truncate increment decrement upsert batchInsert".split(" "),
);
const builder =
  /^(?:knex|db|trx|tx|conn|connection|database|transaction|qb|\w*knex|\w*trx|\w*db)$/i;

function queryOf(
  node: SyntaxNode,
  file: Reading,
  named: ReadonlySet<string>,
): QueryFact | undefined {
  const chain = wholeChain(node);
  const first = chain && tableLink(chain, file);
  const table = first && tableIn(first, file);
  if (chain === undefined || table === undefined || named.has(table.name)) return undefined;
  const isWrite = chain.links.some((one) => writes.has(one.name));
  const joined = chain.links
    .filter((one) => /join$/i.test(one.name))
    .flatMap((one) => tableIn(one, file) ?? [])
    .filter((one) => !named.has(one.name));
  const joins = joined.map(({ ref }) => ref);
  return {
    ...surroundingsOf(node, file),
    reads: isWrite ? joins : [table.ref, ...joins],
    writes: isWrite ? [table.ref] : [],
    columns: chain.links
      .flatMap((one) => columnsOf(one, joined.length === 0 ? table.name : undefined))
      .map((one) => withTable(one, [table, ...joined])),
    ...(!isWrite && limitOf(chain)),
  };
}

/** The chain of a call with what is called on it later. */
function wholeChain(node: SyntaxNode): Chain | undefined {
  const begun = chainOf(node);
  return begun && { ...begun, links: [...begun.links, ...laterLinks(begun)] };
}

/** What is handed on, given back or narrowed by something computed may be bounded elsewhere. */
function limitOf(chain: Chain): { readonly limited?: boolean } {
  if (isLimited(chain)) return { limited: true };
  const isNarrowed = chain.links.some(
    ({ name, args: [first] }) =>
      /where|join|modify/i.test(name) && first !== undefined && isOpen(first) && !isText(first),
  );
  const around = chain.node.parent?.type ?? "";
  const isAsked = /^(?:await_expression|member_expression|variable_declarator)$/.test(around);
  return isNarrowed || !isAsked || isHandedOn(chain) ? {} : { limited: false };
}

const isText = (node: SyntaxNode): boolean => textOf(node) !== undefined;

interface NamedTable {
  readonly ref: TableRef;
  /** In the query's own words: the text without an alias, or the code's name of it. */
  readonly name: string;
  readonly alias?: string;
}

/** `users as u`, `{ u: "users" }`, or what the code calls it: `Tables.users`. */
function tableIn({ args: [given] }: Link, file: Reading): NamedTable | undefined {
  const text = textOf(given);
  if (text !== undefined) return tableOfText(text);
  const [only, ...others] = entriesOf(given);
  const inner = others.length === 0 ? only?.value : undefined;
  if (only !== undefined && inner !== undefined) {
    const named = tableIn({ name: "", node: inner, args: [inner] }, file);
    return named && { ...named, alias: only.key };
  }
  if (given === undefined || !isName(given)) return undefined;
  return { ref: { value: file.valueOf(given) }, name: wordsOf(file.valueOf(given)) };
}

/** `users as u`, `users u`. */
function tableOfText(text: string): NamedTable {
  const [, name = "", alias] = /^\s*(.*?)(?:\s+(?:as\s+)?(\w+))?\s*$/is.exec(text) ?? [];
  return { ref: { table: name }, name, ...(alias !== undefined && { alias }) };
}

/** An alias stands for its table. */
function withTable(column: QueryColumn, tables: readonly NamedTable[]): QueryColumn {
  const named = tables.find(({ alias }) => alias !== undefined && alias === column.table);
  return named === undefined ? column : { ...column, table: named.name };
}

/** `knex("users")`, `knex.from("users")`, `knex.select().from("users")`. */
function tableLink({ links, receiver }: Chain, file: Reading): Link | undefined {
  const [first] = links;
  if (first === undefined) return undefined;
  const goesOn = links.slice(1).some(({ name }) => verbs.has(name));
  const isMade = isBuilder(first, file)
    ? goesOn || isNamedSo(first)
    : goesOn && isOfConstant(first);
  if (isMade) return first;
  const root = receiver === undefined ? first.name : receiver.text.replace(/^.*[.]/s, "");
  if (!isNamedBuilder(root, file) || links.length < 2) return undefined;
  return links.find(({ name }) => sources.has(name));
}

/** `actor(Tables.Users)`: whatever is called, a table is what the constant names, or nothing is. */
function isOfConstant({ args: [first, ...others] }: Link): boolean {
  if (first === undefined || others.length > 0) return false;
  return isName(first) && /^[A-Z]/.test(first.text);
}

/** Many things are called so: what a file says of Knex tells what this one is. */
const ofKnexFile = /^(?:client|this|qry|builder|query(?:builder)?)$/i;

const isNamedBuilder = (name: string, { text }: Reading): boolean =>
  builder.test(name) || (ofKnexFile.test(name) && /\bknex\b/i.test(text));

/** `db`, `(trx ?? db)`. */
function isBuilder({ name }: Link, file: Reading): boolean {
  if (!name.startsWith("(")) return isNamedBuilder(name, file);
  return name
    .slice(1, -1)
    .split(/\|\||\?\?|[?:]/)
    .some((one) => builder.test(one.trim().replace(/(?:\.\w+)?\(\)$/, "")));
}

/** `knex("users")` is one by its name, whatever becomes of it. */
const isNamedSo = ({ name, args }: Link): boolean =>
  /(?:knex|trx)$/i.test(name) && args.length === 1 && textOf(args[0]) !== undefined;

const sources = new Set(["from", "into", "table"]);

function isLimited(chain: Chain): boolean {
  if (linkNamed(chain, "first", "limit") !== undefined) return true;
  const counted = linkNamed(chain, "count", "countDistinct", "max", "min", "sum", "avg");
  return counted !== undefined && !linkNamed(chain, "groupBy", "distinctOn");
}

const uses: Readonly<Record<string, QueryColumn["use"]>> = {
  select: "read",
  pluck: "read",
  returning: "read",
  orderBy: "sort",
  insert: "write",
  update: "write",
  increment: "write",
  decrement: "write",
};

/** "users.name as n" is name of users. */
function columnsOf({ name, args }: Link, sole: string | undefined): readonly QueryColumn[] {
  const use = uses[name] ?? (/where/i.test(name) ? "filter" : undefined);
  if (use === undefined || /raw/i.test(name)) return [];
  const [first] = args;
  const listed = use === "read" ? args.flatMap((one) => textsIn(declared(one))) : textsIn(first);
  const rows = use === "write" ? rowsIn(first) : args.slice(0, 1);
  const keys = rows.flatMap(entriesOf).map(({ key }) => key);
  return [...listed, ...keys].flatMap((one) => {
    const found = /^(?:(\w+)\.)?(\w+)(?:\s+as\s+\w+)?$/i.exec(one);
    if (found === null) return [];
    const table = found[1] ?? sole;
    return [{ name: found[2] ?? "", use, ...(table !== undefined && { table }) }];
  });
}
