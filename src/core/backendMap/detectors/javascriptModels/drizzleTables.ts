import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import { given } from "../../facts/given.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ColumnFact, ForeignKeyFact, IndexFact, TableFact } from "../../facts/storeFacts.ts";
import { chainOf, linkNamed, type Chain } from "../javascriptStores/chain.ts";
import { entriesOf, textOf, type Entry } from "../javascriptStores/records.ts";

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
    ...columnsOf(record, file),
    indexes: [...uniqueColumns(record), ...indexesOf(more, record)],
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
  const [call] = nodesOf(made, "call_expression");
  if (call === undefined) return undefined;
  const maker = fieldOf(call, "function")?.text ?? "";
  const [first, columns, more] = argumentsOf(call);
  const name = textOf(first);
  const record = columns?.type === "arrow_function" ? bodyObject(columns) : columns;
  const isTable = makers.test(maker.replace(/^.*\./s, "")) && record?.type === "object";
  return isTable && name !== undefined ? { maker, name, record, more } : undefined;
}

/** Columns that several tables spread: `const timestamps = { createdAt: timestamp() }`. */
function sharedColumns(
  model: string,
  record: SyntaxNode,
  node: SyntaxNode,
  file: Reading,
): TableFact | undefined {
  const own = columnsOf(record, file);
  const isShared =
    own.columns.length > 0 && own.columns.every(({ type }) => columnTypes.test(type ?? ""));
  if (!isShared) return undefined;
  const base = { origin: "model", name: model, model, indexes: [], isAbstract: true } as const;
  return { ...base, scope: file.scopeOf(node), range: rangeOf(node), ...own };
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

type Columns = Pick<TableFact, "columns" | "foreignKeys" | "primaryKey" | "bases">;

function columnsOf(record: SyntaxNode, file: Reading): Columns {
  const read = entriesOf(record).flatMap((entry) => columnOf(entry) ?? []);
  const spread = record.namedChildren.flatMap((one) => {
    const inner = one.type === "spread_element" ? one.namedChildren[0] : undefined;
    return inner === undefined ? [] : [file.valueOf(inner)];
  });
  const primaryKey = read.filter(({ isPrimary }) => isPrimary).map(({ column }) => column.name);
  return {
    columns: read.map(({ column }) => column),
    foreignKeys: read.flatMap(({ foreignKey }) => foreignKey ?? []),
    ...(primaryKey.length > 0 && { primaryKey }),
    ...(spread.length > 0 && { bases: spread }),
  };
}

interface ReadColumn {
  readonly column: ColumnFact;
  readonly isPrimary: boolean;
  readonly foreignKey?: ForeignKeyFact;
}

const defaults = [
  "default",
  "defaultNow",
  "defaultRandom",
  "$default",
  "$defaultFn",
  "$onUpdate",
  "generatedAlwaysAsIdentity",
  "autoincrement",
];

/** `id: uuid("user_id").notNull().references(() => users.id)`. */
function columnOf({ key, value, node }: Entry): ReadColumn | undefined {
  const chain = value.type === "call_expression" ? chainOf(value) : undefined;
  const maker = chain?.links[0];
  if (chain === undefined || maker === undefined) return undefined;
  const name = textOf(maker.args[0]) ?? key;
  const isPrimary = linkNamed(chain, "primaryKey") !== undefined;
  return {
    isPrimary,
    column: {
      name,
      ...madeBy(chain, maker.name, isPrimary),
      range: rangeOf(node),
      ...given({ field: name === key ? undefined : key }),
    },
    ...given({ foreignKey: foreignKeyOf(chain, name) }),
  };
}

function madeBy(
  chain: Chain,
  maker: string,
  isPrimary: boolean,
): Pick<ColumnFact, "type" | "nullable" | "hasDefault"> {
  const has = (...names: readonly string[]): boolean => linkNamed(chain, ...names) !== undefined;
  const isSerial = /serial/i.test(maker);
  return {
    type: `${maker}${has("array") ? "[]" : ""}`,
    nullable: !(isPrimary || isSerial || has("notNull")),
    ...given({ hasDefault: isSerial || has(...defaults) ? true : undefined }),
  };
}

/** `.references(() => users.id)`. */
function foreignKeyOf(chain: Chain, column: string): ForeignKeyFact | undefined {
  const text = linkNamed(chain, "references")?.args[0]?.text ?? "";
  const table = /=>\s*\(?\s*(?:\w+\.)?(\w+)\.\w+\)?\s*$/.exec(text)?.[1];
  return table === undefined ? undefined : { columns: [column], table };
}

function uniqueColumns(record: SyntaxNode): readonly IndexFact[] {
  return entriesOf(record).flatMap((entry) => {
    const chain = entry.value.type === "call_expression" ? chainOf(entry.value) : undefined;
    const column = columnOf(entry)?.column.name;
    const isUnique = chain !== undefined && linkNamed(chain, "unique") !== undefined;
    return isUnique && column !== undefined ? [{ columns: [column], unique: true }] : [];
  });
}

/** What the third argument gives: `index("name").on(t.a, t.b)`, in a list or in an object. */
function indexesOf(more: SyntaxNode | undefined, record: SyntaxNode): readonly IndexFact[] {
  if (more === undefined) return [];
  const named = new Map(entriesOf(record).map((one) => [one.key, columnOf(one)?.column.name]));
  return nodesOf(more, "call_expression").flatMap((node) => {
    const chain = chainOf(node);
    const on = chain === undefined ? undefined : linkNamed(chain, "on", "onOnly", "using");
    const made = chain?.links[0];
    if (
      on === undefined ||
      made === undefined ||
      !/^(?:uniqueIndex|unique|index)$/.test(made.name)
    ) {
      return [];
    }
    const columns = on.args.flatMap((one) => {
      const key = nodesOf(one, "property_identifier")[0]?.text ?? "";
      return named.get(key) ?? [];
    });
    const name = textOf(made.args[0]);
    return [{ columns, unique: made.name !== "index", ...(name !== undefined && { name }) }];
  });
}
