import type { SomeFacts } from "../../facts/facts.ts";
import type { QueryColumn } from "../../backendMap.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import { attributesOf } from "../../languages/rust/signatures.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { snakeCase } from "../javascriptModels/naming.ts";
import { callsOf, type Call } from "../rust/routing.ts";
import { last, linksOn, type Link } from "./rustChains.ts";
import { surroundingsOf } from "./surroundings.ts";

/** SeaQuery: `#[derive(Iden)] enum Users { Table, Id }` names a table, `Query::select().from(Users::Table)` asks it. */
export const seaQuery: Stack = {
  name: "sea-query",
  languages: ["rust"],
  markers: /\bIden\b|\bQuery::(?:select|insert|update|delete)\(/,
  detect: (file): SomeFacts => ({
    tables: nodesOf(file.root, "enum_item").flatMap((node) => tableOf(node, file) ?? []),
    queries: callsOf(file).flatMap((call) => queryOf(call, file) ?? []),
  }),
};

/** It names a table that something else makes. */
function tableOf(node: SyntaxNode, file: Reading): TableFact | undefined {
  const model = fieldOf(node, "name")?.text;
  const table = nodesOf(node, "enum_variant").find((one) => fieldOf(one, "name")?.text === "Table");
  const isNamed = /\bderive\([^)]*\bIden\b/.test(saidOf(node));
  if (model === undefined || table === undefined || !isNamed) return undefined;
  const [, own] = /\biden\s*=\s*"(\w+)"/.exec(saidOf(table) + saidOf(node)) ?? [];
  return {
    origin: "model",
    name: own ?? snakeCase(model),
    model,
    scope: file.scopeOf(node),
    range: rangeOf(node),
    columns: [],
    indexes: [],
    foreignKeys: [],
    isAbstract: true,
  };
}

const saidOf = (node: SyntaxNode): string =>
  attributesOf(node)
    .map(({ text }) => text)
    .join(" ");

const begins = /^(?:\w+::)*Query::(select|insert|update|delete)$/;
const ofTable =
  /^(?:from|from_table|into_table|table|from_as|(?:inner|left|right|full_outer)_join|join|join_as)$/;
const isJoin = (name: string): boolean => name.includes("join");

function queryOf({ path = "", node }: Call, file: Reading): QueryFact | undefined {
  const verb = begins.exec(path)?.[1];
  if (verb === undefined) return undefined;
  const links = linksOn(node);
  const whole = last(links, node);
  const refs = links.flatMap((one) => tablesIn(one, file));
  if (refs.length === 0) return undefined;
  const isWrite = verb !== "select";
  return {
    ...surroundingsOf(whole, file),
    reads: isWrite ? refs.slice(1) : refs,
    writes: isWrite ? refs.slice(0, 1) : [],
    columns: links.flatMap((one) => columnsOf(one, verb, file)),
    ...(links.some(({ name }) => name === "limit") && { limited: true }),
  };
}

/** `Users::Table` among what is given to `from`, `inner_join` and such. */
function tablesIn({ name, args }: Link, file: Reading): readonly TableRef[] {
  if (!ofTable.test(name)) return [];
  const table = args.slice(0, isJoin(name) ? 2 : 1).find((one) => one.text.endsWith("::Table"));
  const path = table && fieldOf(table, "path");
  return path === undefined ? [] : [{ value: file.valueOf(path), isModel: true }];
}

const uses: Readonly<Record<string, QueryColumn["use"]>> = {
  and_where: "filter",
  cond_where: "filter",
  and_having: "filter",
  order_by: "sort",
  column: "read",
  columns: "read",
  value: "write",
  values: "write",
};

/** `(Users::Table, Users::Name)` and `Users::Name`. */
function columnsOf({ name, args }: Link, verb: string, file: Reading): readonly QueryColumn[] {
  const said = uses[name];
  if (said === undefined) return [];
  const use = said === "read" && verb === "insert" ? "write" : said;
  // Behind it stands the value, or the direction of an order.
  return args
    .slice(0, 1)
    .flatMap((one) => nodesOf(one, "scoped_identifier"))
    .flatMap((one) => {
      const [path, column] = [fieldOf(one, "path"), fieldOf(one, "name")?.text ?? ""];
      if (path === undefined || column === "Table" || !/^[A-Z]\w*$/.test(column)) return [];
      return [{ name: snakeCase(column), table: wordsOf(file.valueOf(path)), use }];
    });
}
