import type { QueryColumn } from "../../backendMap.ts";
import type { SomeFacts } from "../../facts/facts.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { type Entry, entriesOf, entryOf, isFalse, isOpen, partOf } from "./records.ts";
import { rowsIn } from "./rows.ts";
import { javascriptIds, surroundingsOf } from "./surroundings.ts";

/** Prisma's client: `prisma.user.findMany({ where, orderBy, take })`. */
export const prisma: Stack = {
  name: "prisma",
  languages: javascriptIds,
  markers:
    /prisma|\.(?:findMany|findUnique|findUniqueOrThrow|findFirst|findFirstOrThrow|createMany|updateMany|deleteMany|groupBy|upsert)\(/i,
  detect: (file) =>
    ({
      queries: nodesOf(file.root, "call_expression").flatMap((node) => queryOf(node, file) ?? []),
    }) satisfies SomeFacts,
};

const reading = new Map<string, boolean | "take">([
  ["findMany", "take"],
  ["findFirst", true],
  ["findFirstOrThrow", true],
  ["findUnique", true],
  ["findUniqueOrThrow", true],
  ["count", true],
  ["aggregate", true],
  ["groupBy", "take"],
]);
const writing = new Set(
  "create createMany createManyAndReturn update updateMany updateManyAndReturn upsert delete deleteMany".split(
    " ",
  ),
);
const clients = /(?:^|[._$])(?:prisma\w*|tx|trx|db|client|database|\w*prisma)$/i;

function queryOf(node: SyntaxNode, file: Reading): QueryFact | undefined {
  const called = calledOn(node);
  if (called === undefined) return undefined;
  const { table, method } = called;
  const { model } = table;
  const [options] = argumentsOf(node);
  const isWrite = writing.has(method);
  const read = includedIn(options).map((via): TableRef => ({ ...table, via }));
  return {
    ...surroundingsOf(node, file),
    reads: isWrite ? read : [table, ...read],
    writes: isWrite ? [table, ...writtenAlong(options, table)] : [],
    columns: columnsOf(options, model),
    ...limitOf(method, options),
  };
}

type ModelRef = Extract<TableRef, { model: string }>;

/**
 * The delegate and the method of `prisma.user.findMany`; the delegate is a model's name. What is not
 * called as a client is may be one if it has such a model: `this.users.model.user.findMany(…)`.
 */
function calledOn(node: SyntaxNode): { table: ModelRef; method: string } | undefined {
  const callee = fieldOf(node, "function");
  const method = partOf(callee, "property");
  const isMethod = reading.has(method) || writing.has(method);
  const delegate = isMethod && callee ? fieldOf(callee, "object") : undefined;
  if (delegate?.type !== "member_expression") return undefined;
  const [client, model] = [partOf(delegate, "object"), partOf(delegate, "property")];
  const isClient = clients.test(client);
  if (model === "query" || !(isClient || mayBeClient(client, method, node))) return undefined;
  return { table: isClient ? { model } : { model, isHeld: true }, method };
}

const mayBeClient = (text: string, method: string, call: SyntaxNode): boolean =>
  !/\bquery$/.test(text) && (own.test(method) || isAsked(argumentsOf(call)));

/** Words that few others have. */
const own = /^find(?:Many|Unique|First)/;
const asked = new Set(["where", "data", "select", "include", "orderBy", "take"]);

/** Whether a call has the one argument of Prisma's, and nothing else has that. */
function isAsked([options, ...others]: readonly SyntaxNode[]): boolean {
  return others.length === 0 && entriesOf(options).some(({ key }) => asked.has(key));
}

function limitOf(method: string, options: SyntaxNode | undefined): { limited?: boolean } {
  const limit = reading.get(method);
  if (limit !== "take") return limit === undefined ? {} : { limited: limit };
  if (entryOf(options, "take") !== undefined) return { limited: true };
  // Of what differs there may be little.
  if (entryOf(options, "distinct") !== undefined) return {};
  // Conditions that are put together elsewhere may pick a few rows.
  const where = entryOf(options, "where");
  const isTold =
    !isOpen(options) && !isOpen(where) && (where === undefined || entriesOf(where).some(isPlain));
  return isTold && method !== "groupBy" ? { limited: false } : {};
}

/** A condition on a column of the table itself. */
const isPlain = ({ value }: Entry): boolean =>
  !/^(?:object|array|call_expression)$/.test(value.type);

/** Relations that come along, each as its way from the model. */
function includedIn(
  options: SyntaxNode | undefined,
  via: readonly string[] = [],
): readonly (readonly string[])[] {
  const listed = ["include", "select"].flatMap((one) => entriesOf(entryOf(options, one)));
  return listed.flatMap(({ key, value }) => {
    if (key === "_count" || isFalse(value)) return [];
    const way = [...via, key];
    return [way, ...includedIn(value, way)];
  });
}

const nestedWrites =
  /^(?:create|createMany|connectOrCreate|update|updateMany|upsert|delete|deleteMany)$/;

/** `data: { items: { create: [{ note: { create: {} } }] } }` writes rows of relations too. */
function writtenAlong(options: SyntaxNode | undefined, table: ModelRef): readonly TableRef[] {
  const data = ["data", "create", "update"].map((one) => entryOf(options, one));
  return data.flatMap((one) => waysWritten(one)).map((via) => ({ ...table, via }));
}

function waysWritten(
  data: SyntaxNode | undefined,
  before: readonly string[] = [],
): readonly (readonly string[])[] {
  if (data?.type === "array") return data.namedChildren.flatMap((one) => waysWritten(one, before));
  return entriesOf(data).flatMap(({ key, value }) => {
    const written = entriesOf(value).filter((one) => nestedWrites.test(one.key));
    if (written.length === 0) return [];
    const way = [...before, key];
    const rows = written.flatMap((one) => [one.value, ...innerRows(one.value)]);
    return [way, ...rows.flatMap((one) => waysWritten(one, way))];
  });
}

/** The rows of `createMany: { data }`, `upsert: { create, update }`, `update: { data }`. */
function innerRows(node: SyntaxNode): readonly SyntaxNode[] {
  const inner = ["data", "create", "update"].map((one) => entryOf(node, one));
  return inner.flatMap((one) => one ?? []);
}

function columnsOf(options: SyntaxNode | undefined, table: string): readonly QueryColumn[] {
  const named = (names: readonly string[], use: QueryColumn["use"]): readonly QueryColumn[] =>
    names.map((name) => ({ name, table, use }));
  const of = (...keys: readonly string[]): readonly string[] =>
    keys.flatMap((key) => entriesOf(entryOf(options, key)).map((one) => one.key));
  const rows = ["data", "create", "update"].flatMap((key) => rowsIn(entryOf(options, key)));
  return [
    ...named(of("select"), "read"),
    ...named(filtersOf(entryOf(options, "where")), "filter"),
    ...named(sortsOf(entryOf(options, "orderBy")), "sort"),
    ...named(
      rows.flatMap((row) => entriesOf(row).map((one) => one.key)),
      "write",
    ),
  ];
}

function filtersOf(where: SyntaxNode | undefined): readonly string[] {
  if (where?.type === "array") {
    return where.namedChildren.flatMap((one) => filtersOf(one));
  }
  return entriesOf(where).flatMap(({ key, value }) =>
    ["AND", "OR", "NOT"].includes(key) ? filtersOf(value) : [key],
  );
}

function sortsOf(order: SyntaxNode | undefined): readonly string[] {
  if (order?.type === "array") {
    return order.namedChildren.flatMap((one) => sortsOf(one));
  }
  return entriesOf(order).map(({ key }) => key);
}
