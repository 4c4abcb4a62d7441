import type { QueryColumn } from "../../backendMap.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/storeFacts.ts";
import { chainOf, linkNamed, type Chain, type Link } from "./chain.ts";
import { drizzleTables } from "../javascriptModels/drizzleTables.ts";
import { entriesOf, entryOf, isFalse, isOpen, isName } from "./records.ts";
import { javascriptIds, surroundingsOf } from "./surroundings.ts";

/** Drizzle: tables, and queries that name them. */
export const drizzle: Stack = {
  name: "drizzle",
  languages: javascriptIds,
  markers:
    /drizzle|\b(?:pg|mysql|sqlite)Table|\.(?:from|insert|update|delete)\(\s*[\w.]+\s*\)|\.query\.\w+\.find/,
  detect: (file) => ({
    tables: drizzleTables(file),
    queries: nodesOf(file.root, "call_expression").flatMap((node) => queryOf(node, file) ?? []),
  }),
};

const writing = new Set(["insert", "update", "delete"]);
const starts = /^(?:select|selectDistinct|selectDistinctOn)$/;

function queryOf(node: SyntaxNode, file: Reading): QueryFact | undefined {
  const chain = chainOf(node);
  if (chain === undefined) return undefined;
  return relationalQuery(chain, file) ?? builtQuery(chain, file);
}

/** `db.query.users.findMany({ where, limit, with })`. */
function relationalQuery(chain: Chain, file: Reading): QueryFact | undefined {
  const [find] = chain.links;
  const table = tableQueried(chain);
  if (find === undefined || table === undefined) return undefined;
  const [options] = find.args;
  const isBounded = find.name === "findFirst" || entryOf(options, "limit") !== undefined;
  const columns = [
    ...filtersIn(entryOf(options, "where"), table),
    ...membersIn(entryOf(options, "orderBy"), new Set([table]), "sort"),
  ];
  const isOpenEnded = isOpen(options) || isOpenFilter(entryOf(options, "where"), columns);
  return {
    ...surroundingsOf(chain.node, file),
    reads: [{ value: { kind: "name", name: table } }, ...withOf(options, file)],
    writes: [],
    columns,
    ...((isBounded || !isOpenEnded) && { limited: isBounded }),
  };
}

function tableQueried({ links: [first], receiver }: Chain): string | undefined {
  if (first === undefined || !/^find(?:Many|First)$/.test(first.name)) return undefined;
  return /\bquery[?!]?\.(\w+)$/.exec(receiver?.text.slice(-80) ?? "")?.[1];
}

/** `eq(users.email, email)`, `(users, { eq }) => eq(users.email, email)`, `{ email }`. */
function filtersIn(where: SyntaxNode | undefined, table: string): readonly QueryColumn[] {
  if (where === undefined) return [];
  const fields = entriesOf(where).filter(({ key }) => !/^(?:AND|OR|NOT|RAW)$/.test(key));
  if (where.type === "object") {
    return fields.map(({ key }) => ({ name: key, table, use: "filter" }));
  }
  const parameter = fieldOf(where, "parameters")?.namedChildren[0] ?? fieldOf(where, "parameter");
  const own = new Set([table, parameter?.text ?? table]);
  return membersIn(where, own, "filter").map((one) => ({ ...one, table }));
}

/** Conditions that come from elsewhere may pick as few rows as they like. */
function isOpenFilter(where: SyntaxNode | undefined, columns: readonly QueryColumn[]): boolean {
  return where !== undefined && !columns.some(({ use }) => use === "filter");
}

/** Relations are called as tables often are; those that no table is called as are left out. */
function withOf(options: SyntaxNode | undefined, file: Reading): readonly TableRef[] {
  return entriesOf(entryOf(options, "with")).flatMap(({ key, value }): readonly TableRef[] =>
    isFalse(value) ? [] : [{ value: { kind: "name", name: key } }, ...withOf(value, file)],
  );
}

/** `db.select().from(users)`, `db.insert(users)`: the table is a value, and models tell which. */
function builtQuery(chain: Chain, file: Reading): QueryFact | undefined {
  // TypeORM writes the same behind it, of entities.
  if (linkNamed(chain, "createQueryBuilder") !== undefined) return undefined;
  const { table, isRead } = mainTable(chain);
  if (chain.receiver === undefined || table === undefined || !isName(table)) return undefined;
  const refs = [table, ...joinedIn(chain)].map((one) => file.valueOf(one));
  const all = refs.map((value): TableRef => ({ value }));
  const tables = new Set(refs.map(wordsOf));
  const own = wordsOf(file.valueOf(table));
  const columns = chain.links.flatMap((link) => columnsOf(link, tables, own));
  return {
    ...surroundingsOf(chain.node, file),
    reads: isRead ? all : [],
    writes: isRead ? [] : all.slice(0, 1),
    columns,
    ...(isRead && limitOf(chain, columns)),
  };
}

/** What groups its rows, or is added to later, may be bounded without a limit. */
function limitOf(chain: Chain, columns: readonly QueryColumn[]): { readonly limited?: boolean } {
  if (isLimited(chain)) return { limited: true };
  const where = linkNamed(chain, "where")?.args[0];
  const isGrouped = linkNamed(chain, "groupBy", "$dynamic") !== undefined;
  return isGrouped || isOpenFilter(where, columns) ? {} : { limited: false };
}

/** What `from` names, or what `insert`, `update` and `delete` are given. */
function mainTable(chain: Chain): {
  readonly table: SyntaxNode | undefined;
  readonly isRead: boolean;
} {
  const from = linkNamed(chain, "from");
  const written = chain.links.find(({ name, args }) => writing.has(name) && args.length === 1);
  const isRead = from !== undefined && chain.links.some(({ name }) => starts.test(name));
  return { table: (isRead ? from : written)?.args[0], isRead };
}

function joinedIn({ links }: Chain): readonly SyntaxNode[] {
  const joins = links.filter(({ name }) => name.endsWith("Join"));
  return joins.flatMap(({ args }) => args.slice(0, 1)).filter(isName);
}

function isLimited(chain: Chain): boolean {
  if (linkNamed(chain, "limit", "get") !== undefined) return true;
  const selected = chain.links.find(({ name }) => starts.test(name))?.args[0];
  const values = entriesOf(selected).map(({ value }) => value.text);
  const isAggregate =
    values.length > 0 &&
    values.every((one) => /^(?:count|sum|avg|max|min|countDistinct)\(|count\(/.test(one));
  return isAggregate && linkNamed(chain, "groupBy") === undefined;
}

const uses: Readonly<Record<string, QueryColumn["use"]>> = {
  select: "read",
  selectDistinct: "read",
  returning: "read",
  where: "filter",
  having: "filter",
  orderBy: "sort",
};

/** Members of the tables that the query names: `eq(users.email, email)`. */
function columnsOf(
  { name, args }: Link,
  tables: ReadonlySet<string>,
  own: string,
): readonly QueryColumn[] {
  const isData = name === "values" || name === "set";
  if (isData) return entriesOf(args[0]).map(({ key }) => ({ name: key, table: own, use: "write" }));
  const use = uses[name] ?? (name.endsWith("Join") ? "join" : undefined);
  if (use === undefined) return [];
  return args.flatMap((one) => membersIn(one, tables, use));
}

function membersIn(
  node: SyntaxNode | undefined,
  tables: ReadonlySet<string>,
  use: QueryColumn["use"],
): readonly QueryColumn[] {
  if (node === undefined) return [];
  return nodesOf(node, "member_expression").flatMap((member) => {
    const table = fieldOf(member, "object")?.text ?? "";
    const column = fieldOf(member, "property")?.text ?? "";
    return tables.has(table) ? [{ name: column, table, use }] : [];
  });
}
