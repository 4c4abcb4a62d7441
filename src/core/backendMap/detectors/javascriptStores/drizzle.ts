import type { QueryColumn } from "../../backendMap.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { chainOf, linkNamed, type Chain, type Link } from "./chain.ts";
import { drizzleCasing, drizzleRelations } from "../javascriptModels/drizzleRelations.ts";
import { drizzleTables } from "../javascriptModels/drizzleTables.ts";
import { relationalQuery } from "./drizzleRelational.ts";
import { entriesOf, entryOf, isName } from "./records.ts";
import { rowsIn } from "./rows.ts";
import { javascriptIds, surroundingsOf } from "./surroundings.ts";

/** Drizzle: tables, and queries that name them. */
export const drizzle: Stack = {
  name: "drizzle",
  languages: javascriptIds,
  markers:
    /drizzle|\b(?:pg|mysql|sqlite)Table|\.(?:from|insert|update|delete)\(\s*[\w.]+\s*\)|\.query\.\w+\.find/,
  detect: (file) => ({
    tables: drizzleTables(file),
    relations: drizzleRelations(file),
    modelSettings: drizzleCasing(file),
    queries: nodesOf(file.root, "call_expression").flatMap((node) => queryOf(node, file) ?? []),
  }),
};

const writing = new Set(["insert", "update", "delete"]);
const settles = /^on(?:ConflictDo(?:Nothing|Update)|DuplicateKeyUpdate)$/;
const starts = /^(?:select|selectDistinct|selectDistinctOn)$/;

function queryOf(node: SyntaxNode, file: Reading): QueryFact | undefined {
  const chain = chainOf(node);
  if (chain === undefined) return undefined;
  return relationalQuery(chain, file) ?? builtQuery(chain, file);
}

/** Conditions that come from elsewhere may pick as few rows as they like. */
function isOpenFilter(where: SyntaxNode | undefined, columns: readonly QueryColumn[]): boolean {
  return where !== undefined && !columns.some(({ use }) => use === "filter");
}

/** `db.select().from(users)`, `db.insert(users)`: the table is a value, and models tell which. */
function builtQuery(chain: Chain, file: Reading): QueryFact | undefined {
  // TypeORM writes the same behind it, of entities.
  if (linkNamed(chain, "createQueryBuilder") !== undefined) return undefined;
  const { table, isRead } = mainTable(chain);
  if (chain.receiver === undefined || table === undefined || !isName(table)) return undefined;
  const refs = [table, ...joinedIn(chain)].map((one) => file.valueOf(one));
  const all = refs.map((value): TableRef => ({ value, isModel: true }));
  const tables = new Set(refs.map(wordsOf));
  const own = wordsOf(file.valueOf(table));
  const columns = chain.links.flatMap((link) => columnsOf(link, tables, own));
  return {
    ...surroundingsOf(chain.node, file),
    reads: isRead ? all : [],
    writes: isRead ? [] : all.slice(0, 1),
    columns,
    ...(chain.links.some(({ name }) => settles.test(name)) && { onConflict: true as const }),
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
  const counted = linkNamed(chain, "$count")?.args[0];
  if (counted !== undefined) return { table: counted, isRead: true };
  const isRead = from !== undefined && chain.links.some(({ name }) => starts.test(name));
  return { table: (isRead ? from : written)?.args[0], isRead };
}

function joinedIn({ links }: Chain): readonly SyntaxNode[] {
  const joins = links.filter(({ name }) => name.endsWith("Join"));
  return joins.flatMap(({ args }) => args.slice(0, 1)).filter(isName);
}

function isLimited(chain: Chain): boolean {
  if (linkNamed(chain, "limit", "get", "$count") !== undefined) return true;
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
  $count: "filter",
  having: "filter",
  orderBy: "sort",
};

/** What is written: `values(rows)`, `set(row)`, `onConflictDoUpdate({ set: row })`. */
function dataIn(name: string, given: SyntaxNode | undefined): SyntaxNode | undefined {
  if (name === "values" || name === "set") return given;
  return settles.test(name) ? entryOf(given, "set") : undefined;
}

/** Members of the tables that the query names: `eq(users.email, email)`. */
function columnsOf(
  { name, args }: Link,
  tables: ReadonlySet<string>,
  own: string,
): readonly QueryColumn[] {
  const data = dataIn(name, args[0]);
  if (data !== undefined) {
    return rowsIn(data).flatMap((row) =>
      entriesOf(row).map(({ key }) => ({ name: key, table: own, use: "write" })),
    );
  }
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
