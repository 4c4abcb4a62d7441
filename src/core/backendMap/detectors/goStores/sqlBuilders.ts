import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isTest } from "../../languages/go/readGolang.ts";
import { argumentsOf } from "../../languages/go/values.ts";
import { isString, textOf } from "../../languages/go/texts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { callsOf } from "../goRouting/routing.ts";
import { addedLater, chainOf, endOf, type Chain, type Link } from "./goChains.ts";
import { queryBuilt, standIn, type Built } from "./builtQuery.ts";
import { builtSql, type Write } from "./builtSql.ts";
import { isMigration } from "./gorm.ts";

/** Squirrel and goqu build SQL from calls: it is read as the SQL that they build. */
export const sqlBuilders: Stack = {
  name: "go-sql-builders",
  languages: ["go"],
  markers: /\bsquirrel\b|\bgoqu\b|\.(?:Insert|Update|Delete|From)\(\s*["`\w.]+\s*\)/,
  detect: (file) =>
    isTest(file.path) || isMigration(file.path) ? {} : { queries: queriesIn(file) },
};

function queriesIn(file: Reading): readonly QueryFact[] {
  return callsOf(file)
    .filter(({ name }) => /^(?:From|Insert|Update|Delete|Into)$/.test(name))
    .flatMap(({ node }) => queryOf(node, file) ?? []);
}

function queryOf(begun: SyntaxNode, file: Reading): QueryFact | undefined {
  const whole = endOf(begun);
  const chain = withFirst(chainOf(whole));
  const links = [...chain.links, ...addedLater(whole)];
  const built = builtFrom(links, file);
  return built && queryBuilt({ whole, links, ...built }, file);
}

/** `Select("id").From("users")`, where the package's functions are called by their names alone. */
function withFirst(chain: Chain): Chain {
  const { root, links } = chain;
  const callee = root.type === "call_expression" ? fieldOf(root, "function") : undefined;
  if (callee?.type !== "identifier") return chain;
  return { root, links: [{ name: callee.text, args: argumentsOf(root) }, ...links] };
}

function builtFrom(
  links: readonly Link[],
  file: Reading,
): Omit<Built, "whole" | "links"> | undefined {
  const find = (...names: readonly string[]): Link | undefined =>
    links.find(({ name }) => names.includes(name));
  const write = find("Insert", "Update", "Delete");
  const args = (find("From", "Into") ?? write)?.args ?? [];
  const table = args.length === 1 ? args[0] : undefined;
  if (table === undefined || !isTold(table, write, links, file)) return undefined;
  const sql = (name: string): string => builtSql(links, name, writeNamed(write?.name));
  if (isString(table)) return { sql: sql(textOf(table)), words: textOf(table) };
  const value = file.valueOf(table);
  return { sql: sql(standIn), words: wordsOf(value), value: { value } };
}

const writeNamed = (name: string | undefined): Write | undefined =>
  name === "Insert" || name === "Update" || name === "Delete" ? name : undefined;

/** Whether a chain on a table builds SQL. */
function isTold(
  table: SyntaxNode,
  write: Link | undefined,
  links: readonly Link[],
  { text }: Reading,
): boolean {
  const isBuilder = /\b(?:squirrel|goqu)\b/.test(text);
  if (isBuilder) return (isString(table) || isNamed(table)) && goesOn(write, links);
  return isString(table) && isWhole(write?.name, links);
}

const goesOn = (write: Link | undefined, links: readonly Link[]): boolean =>
  write === undefined || links.some(({ name }) => further.test(name));
const further =
  /^(?:Where|Columns|Cols|Values|Vals|SetMap|Set|Rows|FromQuery|RunWith|ToSql|ToSQL|Executor|Prepared)$/;

/** Anything may be called like one of them: others must say that it is SQL. */
function isWhole(write: string | undefined, links: readonly Link[]): boolean {
  const has = (names: RegExp): boolean => links.some(({ name }) => names.test(name));
  if (write === undefined) return has(/^Select$/);
  if (write === "Insert") return has(/^(?:Columns|SetMap)$/);
  return has(/^Where$/) && (write === "Delete" ? has(/^(?:ToSql|RunWith)$/) : has(/^Set(?:Map)?$/));
}

const isNamed = ({ type }: SyntaxNode): boolean =>
  type === "identifier" || type === "selector_expression";
