import type { QueryColumn } from "../../backendMap.ts";
import { nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { chainOf, linkNamed, type Chain, type Link } from "./chain.ts";
import { kyselyTypes } from "../javascriptModels/kyselyTypes.ts";
import { isMigration } from "../javascriptMigrations/isMigration.ts";
import { bareName, kyselyChanges } from "../javascriptMigrations/kyselyMigration.ts";
import { entriesOf, isName, textOf, textsIn } from "./records.ts";
import { rowsIn } from "./rows.ts";
import { javascriptIds, surroundingsOf } from "./surroundings.ts";

/** Kysely: `db.selectFrom("users")`, and `db.schema` in migrations. */
export const kysely: Stack = {
  name: "kysely",
  languages: javascriptIds,
  markers:
    /kysely|\b(?:Generated|ColumnType)<|\.(?:selectFrom|insertInto|updateTable|deleteFrom)\(/i,
  detect: (file) => {
    const chains = nodesOf(file.root, "call_expression").flatMap((node) => chainOf(node) ?? []);
    const tableChanges = /kysely/i.test(file.text) ? kyselyChanges(chains, file) : [];
    if (isMigration(file)) return { tableChanges };
    const tables = kyselyTypes(file);
    const given = givenIn(chains);
    return {
      tables,
      tableChanges,
      queries: chains.flatMap((one) => queryOf(one, file, given) ?? []),
    };
  },
};

const begins = new Map([
  ["selectFrom", false],
  ["insertInto", true],
  ["updateTable", true],
  ["deleteFrom", true],
  ["replaceInto", true],
  ["mergeInto", true],
]);

/** Names of queries that `with` gives are no tables. */
function givenIn(chains: readonly Chain[]): ReadonlySet<string> {
  const links = chains.flatMap(({ links: all }) =>
    all.filter(({ name }) => name.startsWith("with")),
  );
  return new Set(links.flatMap(({ args }) => (textOf(args[0]) ?? "").replace(/\(.*$/s, "")));
}

function queryOf(chain: Chain, file: Reading, given: ReadonlySet<string>): QueryFact | undefined {
  const first = chain.links.find(({ name }) => begins.has(name));
  if (first === undefined) return undefined;
  const isWrite = begins.get(first.name) === true;
  const joined = chain.links
    .filter(({ name }) => /Join(?:Lateral)?$/.test(name) || name === "from" || name === "using")
    .flatMap(({ args }) => args.slice(0, 1));
  const refs = refsIn(first.args[0], file, given);
  const joins = joined.flatMap((one) => refsIn(one, file, given));
  if (refs.length + joins.length === 0) return undefined;
  const tables = [first.args[0], ...joined].flatMap((one) => wordsIn(one, file));
  return {
    ...surroundingsOf(chain.node, file),
    reads: isWrite ? joins : [...refs, ...joins],
    writes: isWrite ? refs : [],
    columns: chain.links.flatMap((one) => columnsOf(one, tables)),
    ...(!isWrite && limitOf(chain)),
  };
}

/** What the query calls the tables of an argument. */
function wordsIn(node: SyntaxNode | undefined, file: Reading): readonly string[] {
  return node !== undefined && isName(node) ? [wordsOf(file.valueOf(node))] : textsIn(node);
}

/** The tables that one argument names: by texts, or by what the code calls one. */
function refsIn(
  node: SyntaxNode | undefined,
  file: Reading,
  given: ReadonlySet<string>,
): readonly TableRef[] {
  const nodes = node?.type === "array" ? node.namedChildren : node === undefined ? [] : [node];
  return nodes.flatMap((one): readonly TableRef[] => {
    const text = textOf(one);
    if (text === undefined) return isName(one) ? [{ value: file.valueOf(one), isTable: true }] : [];
    const table = bareName(text);
    return given.has(table) ? [] : [{ table }];
  });
}

/** Groups are fewer than rows, and conditions that are put together elsewhere may pick a few. */
function limitOf(chain: Chain): { readonly limited?: boolean } {
  if (isLimited(chain)) return { limited: true };
  const isOpenEnded = chain.links.some(
    ({ name, args: [first] }) =>
      /^(?:groupBy|\$\w+)$/.test(name) ||
      (name === "where" && first !== undefined && textOf(first) === undefined),
  );
  return isOpenEnded ? {} : { limited: false };
}

function isLimited(chain: Chain): boolean {
  if (linkNamed(chain, "limit", "fetch", "top", "executeTakeFirst", "executeTakeFirstOrThrow")) {
    return true;
  }
  const selected = linkNamed(chain, "select")?.args[0]?.text ?? "";
  return (
    /\bfn\.(?:count|countAll|sum|max|min|avg)\b/.test(selected) && !linkNamed(chain, "groupBy")
  );
}

const uses: Readonly<Record<string, QueryColumn["use"]>> = {
  select: "read",
  returning: "read",
  where: "filter",
  whereRef: "filter",
  orderBy: "sort",
  values: "write",
  set: "write",
};

/** "users.name as n" is name of users, and so is "u.name" from "users as u". */
function columnsOf({ name, args }: Link, tables: readonly string[]): readonly QueryColumn[] {
  const use = uses[name];
  if (use === undefined) return [];
  const rows = use === "write" ? rowsIn(args[0]) : args.slice(0, 1);
  const keys = rows.flatMap(entriesOf).map(({ key }) => key);
  return [...textsIn(args[0]), ...keys].flatMap((one) => {
    const found = /^(?:(\w+)\.)?(\w+)(?:\s+as\s+\w+)?(?:\s+(?:asc|desc))?$/i.exec(one);
    if (found === null) return [];
    const [, alias, column = ""] = found;
    const owner = tables.find((each) => each.endsWith(` ${alias}`) || bareName(each) === alias);
    const sole = tables.length === 1 ? tables[0] : undefined;
    const table = alias === undefined ? sole : (owner ?? undefined);
    return [{ name: column, use, ...(table !== undefined && { table: bareName(table) }) }];
  });
}
