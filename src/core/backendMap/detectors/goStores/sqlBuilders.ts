import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isTest } from "../../languages/go/readGolang.ts";
import { argumentsOf } from "../../languages/go/values.ts";
import { isString, textOf } from "../../languages/go/texts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import { namedIn } from "../../sql/query/namedIn.ts";
import { readSql } from "../../sql/query/readSql.ts";
import type { QueryFact, TableRef } from "../../facts/storeFacts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { callsOf } from "../goRouting/routing.ts";
import { addedLater, chainOf, type Chain, type Link } from "./goChains.ts";
import { conditionOf, keysIn, textsOf } from "./builtConditions.ts";
import { isMigration } from "./gorm.ts";
import { surroundingsOf } from "./surroundings.ts";

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
  const query = built && readSql(built.sql);
  if (built === undefined || query === undefined) return undefined;
  const facts = namedIn(query);
  const isOwn = (one: TableRef): boolean => "table" in one && one.table === standIn;
  const told = (refs: readonly TableRef[]): readonly TableRef[] =>
    refs.map((one) => (isOwn(one) && built.value ? built.value : one));
  const isBounded = query.limited === true || links.some(({ name }) => name === "Limit");
  return {
    ...surroundingsOf(whole, file),
    ...facts,
    reads: told(facts.reads),
    writes: told(facts.writes),
    columns: facts.columns.map((one) =>
      one.table === standIn ? { ...one, table: built.words } : one,
    ),
    ...(isBounded && facts.writes.length === 0 && { limited: true }),
  };
}

/** The last call of the chain that a call is part of. */
function endOf(call: SyntaxNode): SyntaxNode {
  const next = call.parent?.type === "selector_expression" ? call.parent.parent : undefined;
  const goesOn =
    next?.type === "call_expression" && fieldOf(next, "function")?.id === call.parent?.id;
  return goesOn ? endOf(next) : call;
}

/** `Select("id").From("users")`, where the package's functions are called by their names alone. */
function withFirst(chain: Chain): Chain {
  const { root, links } = chain;
  const callee = root.type === "call_expression" ? fieldOf(root, "function") : undefined;
  if (callee?.type !== "identifier") return chain;
  return { root, links: [{ name: callee.text, args: argumentsOf(root) }, ...links] };
}

/** Stands for a table that a value names. */
const standIn = "table_that_a_value_names";

interface Built {
  readonly sql: string;
  readonly words: string;
  readonly value?: TableRef;
}

function builtFrom(links: readonly Link[], file: Reading): Built | undefined {
  const find = (...names: readonly string[]): Link | undefined =>
    links.find(({ name }) => names.includes(name));
  const write = find("Insert", "Update", "Delete");
  const args = (find("From", "Into") ?? write)?.args ?? [];
  const table = args.length === 1 ? args[0] : undefined;
  if (table === undefined || !isTold(table, write, links, file)) return undefined;
  const sql = (name: string): string => sqlOf(links, name, write?.name);
  if (isString(table)) return { sql: sql(textOf(table)), words: textOf(table) };
  const value = file.valueOf(table);
  return { sql: sql(standIn), words: wordsOf(value), value: { value } };
}

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

function sqlOf(links: readonly Link[], table: string, write: string | undefined): string {
  const said = (names: RegExp, of: (node: SyntaxNode) => readonly string[]): readonly string[] =>
    links.filter(({ name }) => names.test(name)).flatMap(({ args }) => args.flatMap(of));
  const wheres = said(/^(?:Where|Having)$/, conditionOf);
  const where = wheres.length === 0 ? "" : ` WHERE ${wheres.join(" AND ")}`;
  const set = [...said(/^(?:SetMap|Rows|Set)$/, keysIn), ...said(/^(?:Columns|Cols)$/, textsOf)];
  if (write === "Insert") {
    return `INSERT INTO ${table} (${set.join(", ")}) VALUES (?)${settledIn(links)}`;
  }
  if (write === "Update") {
    const assigned = [...set, ...firstsOf(links, /^Set$/)].map((one) => `${one} = ?`);
    return `UPDATE ${table} SET ${assigned.join(", ")}${where}`;
  }
  if (write === "Delete") return `DELETE FROM ${table}${where}`;
  const columns = said(/^(?:Select|Columns?)$/, textsOf).join(", ") || "*";
  const joins = firstsOf(links, /Join$/).map((one) => ` JOIN ${one}`);
  const order = said(/^Order(?:By|Append)?$/, textsOf).join(", ");
  const sort = order === "" ? "" : ` ORDER BY ${order}`;
  return `SELECT ${columns} FROM ${table}${joins.join("")}${where}${sort}`;
}

function firstsOf(links: readonly Link[], names: RegExp): readonly string[] {
  return links
    .filter(({ name }) => names.test(name))
    .flatMap(({ args: [first] }) => (first === undefined ? [] : textsOf(first)));
}

/** `OnConflict(…)`, `Suffix("ON CONFLICT …")`. */
function settledIn(links: readonly Link[]): string {
  const isSettled = links.some(
    ({ name, args: [first] }) =>
      name.startsWith("OnConflict") || /\bon (?:conflict|duplicate)\b/i.test(first?.text ?? ""),
  );
  return isSettled ? " ON CONFLICT DO NOTHING" : "";
}
