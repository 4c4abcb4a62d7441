import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import { textOf } from "../javascriptStores/records.ts";
import { drizzleColumns } from "./drizzleColumns.ts";
import { drizzleKeys } from "./drizzleKeys.ts";

const makers = /^(?:(?:pg|mysql|sqlite|singlestore|cockroach|mssql)Table|createTable|\w*[tT]able)$/;
const dialects = /drizzle-orm\/(?:pg|mysql|sqlite|singlestore|cockroach|mssql|gel)-core|drizzle/;

/** `export const users = pgTable("users", { id: uuid("id").primaryKey() }, (t) => [index().on(t.a)])`. */
export function drizzleTables(file: Reading): readonly TableFact[] {
  if (!dialects.test(file.text)) return [];
  return nodesOf(file.root, "variable_declarator").flatMap((node) => tableOf(node, file) ?? []);
}

function tableOf(node: SyntaxNode, file: Reading): TableFact | undefined {
  const [variable, made] = [fieldOf(node, "name"), fieldOf(node, "value")];
  if (variable?.type !== "identifier" || made === undefined) return undefined;
  if (made.type === "object") return sharedColumns(variable.text, made, node, file);
  const table = madeIn(made);
  if (table === undefined) return undefined;
  const { name, record, more } = table;
  const schema = schemaOf(table.maker, file);
  return {
    origin: "model",
    name: schema === undefined || schema === "public" ? name : `${schema}.${name}`,
    model: variable.text,
    scope: file.scopeOf(node),
    range: rangeOf(node),
    ...columnsOf(record, more, file),
    namedBy: "drizzle",
  };
}

interface MadeTable {
  /** As the code calls it: "pgTable", "auth.table". */
  readonly maker: string;
  readonly name: string;
  readonly record: SyntaxNode;
  readonly more: SyntaxNode | undefined;
}

function madeIn(made: SyntaxNode): MadeTable | undefined {
  const [last] = nodesOf(made, "call_expression");
  if (last === undefined) return undefined;
  const call = firstOf(last);
  const maker = (fieldOf(call, "function")?.text ?? "").replace(/\.withRLS$/, "");
  const [first, columns, more] = argumentsOf(call);
  const name = textOf(first);
  const record = columns?.type === "arrow_function" ? bodyObject(columns) : columns;
  const isTable = makers.test(maker.replace(/^.*\./s, "")) && record?.type === "object";
  return isTable && name !== undefined ? { maker, name, record, more } : undefined;
}

/** The call that a chain of calls begins with: `pgTable(…)` of `pgTable(…).enableRLS()`. */
function firstOf(call: SyntaxNode): SyntaxNode {
  const callee = fieldOf(call, "function");
  const before = callee?.type === "member_expression" ? fieldOf(callee, "object") : undefined;
  return before?.type === "call_expression" ? firstOf(before) : call;
}

/** Columns that several tables spread: `const timestamps = { createdAt: timestamp() }`. */
function sharedColumns(
  model: string,
  record: SyntaxNode,
  node: SyntaxNode,
  file: Reading,
): TableFact | undefined {
  const own = columnsOf(record, undefined, file);
  const isShared =
    own.columns.length > 0 && own.columns.every(({ type }) => columnTypes.test(type ?? ""));
  if (!isShared) return undefined;
  const base = { origin: "model", name: model, model, isAbstract: true } as const;
  return { ...base, namedBy: "drizzle", scope: file.scopeOf(node), range: rangeOf(node), ...own };
}

const columnTypes =
  /^(?:serial|bigserial|smallserial|integer|int|bigint|smallint|tinyint|mediumint|text|varchar|char|uuid|boolean|timestamp|date|datetime|time|json|jsonb|numeric|decimal|real|double|doublePrecision|blob|binary|bytea|interval|inet|vector)$/;

/** A function that gives the object at once: `(t) => ({ … })`. */
function bodyObject(node: SyntaxNode): SyntaxNode | undefined {
  const body = fieldOf(node, "body");
  return body?.type === "parenthesized_expression" ? (body.namedChildren[0] ?? undefined) : body;
}

/** `auth.table(…)` where `const auth = pgSchema("auth")`. */
function schemaOf(callee: string, { facts }: Reading): string | undefined {
  if (!callee.includes(".")) return undefined;
  const owner = callee.slice(0, callee.indexOf("."));
  const bound = facts.bindings.find(({ name }) => name === owner)?.value;
  const [name] = bound?.kind === "call" ? bound.args : [];
  return name?.kind === "text" ? name.text : undefined;
}

type Columns = Pick<TableFact, "columns" | "foreignKeys" | "primaryKey" | "bases" | "indexes">;

function columnsOf(record: SyntaxNode, more: SyntaxNode | undefined, file: Reading): Columns {
  const read = drizzleColumns(record, file);
  const keys = drizzleKeys(more, read);
  const spread = record.namedChildren.flatMap((one) => {
    const inner = one.type === "spread_element" ? one.namedChildren[0] : undefined;
    return inner === undefined ? [] : [file.valueOf(inner)];
  });
  const primaryKey =
    keys.primaryKey ?? read.filter(({ isPrimary }) => isPrimary).map(({ column }) => column.name);
  const unique = read.filter(({ isUnique }) => isUnique).map(({ column }) => column.name);
  return {
    columns: read.map(({ column }) => column),
    foreignKeys: [...read.flatMap(({ foreignKey }) => foreignKey ?? []), ...keys.foreignKeys],
    indexes: [...unique.map((one) => ({ columns: [one], unique: true })), ...keys.indexes],
    ...(primaryKey.length > 0 && { primaryKey }),
    ...(spread.length > 0 && { bases: spread }),
  };
}
