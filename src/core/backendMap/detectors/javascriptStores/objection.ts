import type { QueryColumn } from "../../backendMap.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { objectionModels } from "../javascriptModels/objectionModels.ts";
import { chainOf, linkNamed, type Chain, type Link } from "./chain.ts";
import { entriesOf, isFalse, textOf, textsIn } from "./records.ts";
import { rowsIn } from "./rows.ts";
import { javascriptIds, surroundingsOf } from "./surroundings.ts";

/** Objection: models, and chains that begin with `User.query()` or with a row's `$query()`. */
export const objection: Stack = {
  name: "objection",
  languages: javascriptIds,
  markers:
    /objection|\.\$?query\(\s*\w*\s*\)|\$?relatedQuery\(|static\s+(?:get\s+)?tableName|relationMappings/,
  detect: (file) => ({
    tables: /objection|relationMappings|jsonSchema|static\s+(?:get\s+)?tableName/.test(file.text)
      ? objectionModels(file)
      : [],
    queries: nodesOf(file.root, "call_expression").flatMap((node) => queryOf(node, file) ?? []),
  }),
};

const begins = new Set(["query", "$query", "relatedQuery", "$relatedQuery"]);
const writes =
  /^(?:insert|insertAndFetch|insertGraph|insertGraphAndFetch|insertWithRelated|upsertGraph|upsertGraphAndFetch|patch|patchAndFetch|patchAndFetchById|update|updateAndFetch|updateAndFetchById|delete|del|deleteById|(?:hard|soft|force)Delete|relate|unrelate|increment|decrement|truncate)$/;
const bringsAlong =
  /^(?:withGraphFetched|withGraphJoined|(?:inner|left|right|leftOuter|full)?joinRelat(?:ed|ion)|(?:left|inner)JoinRelat(?:ed|ion)|(?:merge|join|mergeJoin)?[eE]ager|\$fetchGraph|fetchGraph)$/;

function queryOf(node: SyntaxNode, file: Reading): QueryFact | undefined {
  const chain = chainOf(node);
  const of = chain && modelOf(chain, file);
  if (chain === undefined || of === undefined) return undefined;
  const { links } = chain;
  const isWrite = links.some(({ name }) => writes.test(name));
  const others = [...alongIn(links, of), ...links.flatMap(joinedBy)];
  const words = [wordsOf(of.value), ...(of.via ?? [])].join(".");
  return {
    ...surroundingsOf(node, file),
    reads: isWrite ? others : [of, ...others],
    writes: isWrite ? [writtenIn(links, of)] : [],
    columns: links.flatMap((link) => columnsOf(link, words)),
    ...(!isWrite && limitOf(chain)),
  };
}

/** What changes rows leaves alone what ties them to others. */
const changesRows = /^(?:patch|update|delete|del$|(?:hard|soft|force)Delete|increment|decrement)/;

type ModelRef = Extract<TableRef, { readonly value: unknown }>;

/** `relate` writes rows that tie others to each other, where there is a table of them. */
function writtenIn(links: readonly Link[], of: ModelRef): TableRef {
  const ties = links.some(({ name }) => name === "relate" || name === "unrelate");
  const isEnd = links.some(({ name }) => changesRows.test(name));
  return { ...of, ...(ties && { isTie: true as const }), ...(isEnd && { isEnd: true as const }) };
}

function modelOf(chain: Chain, file: Reading): ModelRef | undefined {
  const { first, receiver } = beginning(chain);
  if (first === undefined || !begins.has(first.name)) return undefined;
  if (receiver === undefined || !mayBeModel.has(receiver.type)) return undefined;
  const model = { value: file.valueOf(receiver), ...kindOf(first.name) };
  if (!first.name.endsWith("elatedQuery")) return isWithoutSql(first) ? model : undefined;
  const relation = textOf(first.args[0]);
  return relation === undefined ? undefined : { ...model, via: [relation] };
}

/** The call that begins a query, and the model: what gives one when called is called after it. */
function beginning({ links: [first, next], receiver }: Chain): {
  readonly first: Link | undefined;
  readonly receiver: SyntaxNode | undefined;
} {
  const isGiven = first !== undefined && next !== undefined && first.args.length === 0;
  return isGiven && begins.has(next.name)
    ? { first: next, receiver: fieldOf(first.node, "function") }
    : { first, receiver };
}

const mayBeModel = new Set(["identifier", "member_expression", "this"]);

const kindOf = (name: string): Pick<ModelRef, "isRow" | "orTable"> =>
  name.startsWith("$") ? { isRow: true } : { orTable: true };

/** A call with SQL is that of a driver; one without anything, or with a transaction, is of a model. */
function isWithoutSql({ args: [given, ...others] }: Link): boolean {
  return others.length === 0 && (given === undefined || given.type === "identifier");
}

/** Relations that come along. */
function alongIn(links: readonly Link[], of: ModelRef): readonly TableRef[] {
  const ways = links.flatMap((link) => relationsIn(link));
  return ways.map((way) => ({ ...of, via: [...(of.via ?? []), ...way] }));
}

/** `[author, comments.[author]]`, each as its way from the model; an object says the same. */
function relationsIn({ name, args }: Link): readonly (readonly string[])[] {
  if (!bringsAlong.test(name)) return [];
  const [first] = args;
  const text = textOf(first);
  return text === undefined ? waysIn(first) : waysOf(text);
}

function waysIn(
  node: SyntaxNode | undefined,
  before: readonly string[] = [],
): readonly (readonly string[])[] {
  return entriesOf(node).flatMap(({ key, value }) => {
    if (key.startsWith("$") || isFalse(value)) return [];
    const way = [...before, key];
    return [way, ...waysIn(value, way)];
  });
}

/** An expression of relations: names, dots to what is below, brackets around several. */
function waysOf(text: string): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const around: (readonly string[])[] = [];
  let at: readonly string[] = [];
  for (const [token] of text.matchAll(/\w+|[,[\]]|\([^)]*\)/g)) {
    if (token === "[") around.push(at);
    else if (token === "]") at = around.pop() ?? [];
    else if (token === ",") at = around.at(-1) ?? [];
    else if (!token.startsWith("(")) found.push((at = [...at, token]));
  }
  return found;
}

function joinedBy({ name, args }: Link): readonly TableRef[] {
  if (!/join$/i.test(name)) return [];
  const table = textOf(args[0])?.replace(/\s+as\s+\w+$/i, "");
  return table === undefined ? [] : [{ table }];
}

const single =
  /^(?:findById|findOne|first|resultSize|count|max|min|sum|limit|page|range|fetchById)$/;

function limitOf(chain: Chain): { readonly limited?: boolean } {
  const isBounded = chain.links.some(
    ({ name }) => name === "$query" || single.test(name) || name.startsWith("paginat"),
  );
  if (isBounded) return { limited: true };
  // Of one row: how many belong to it cannot be told.
  if (chain.links.some(({ name }) => name === "$relatedQuery")) return {};
  // What is put together elsewhere may bound it.
  const isOpenEnded = linkNamed(chain, "modify", "modifyGraph", "onBuild", "where", "whereIn");
  return isOpenEnded ? {} : { limited: false };
}

const uses: Readonly<Record<string, QueryColumn["use"]>> = {
  select: "read",
  findOne: "filter",
  orderBy: "sort",
};
const sets = /^(?:insert|patch|update|upsert)(?!.*Related)/;

function columnsOf({ name, args }: Link, table: string): readonly QueryColumn[] {
  const isSet = sets.test(name);
  const use = isSet ? "write" : (uses[name] ?? (/where(?!Raw)/i.test(name) ? "filter" : undefined));
  if (use === undefined) return [];
  const listed = use === "read" ? args.flatMap(textsIn) : isSet ? [] : textsIn(args[0]);
  // `patchAndFetchById(id, { … })`
  const rows = isSet ? rowsIn(name.endsWith("ById") ? args[1] : args[0]) : args.slice(0, 1);
  const keys = rows.flatMap(entriesOf).map(({ key }) => key);
  return [...listed, ...keys]
    .filter((one) => /^[A-Za-z_]\w*$/.test(one))
    .map((one) => ({ name: one, table, use }));
}
