import type { ColumnFact, ForeignKeyFact, IndexFact } from "../../facts/tableFacts.ts";
import { readColumn } from "./columnDefinition.ts";
import { nameOf, type Cursor } from "../cursor.ts";
import type { Step } from "./step.ts";
import type { Lines } from "../lines.ts";
import { readConstraint } from "./tableConstraint.ts";
import type { Token } from "../tokens.ts";

const before = ["OR", "REPLACE", "GLOBAL", "LOCAL", "UNLOGGED", "FOREIGN", "EXTERNAL", "VIRTUAL"];

/** What follows a table's name. */
const goesOn = ["(", "USING", "LIKE", "PARTITION", "OF", "AS", "SELECT", "WITH", "ON", "INHERITS"];

/** `CREATE … TABLE …` with the cursor behind CREATE; temporary tables are nobody else's. */
export function readCreateTable(cursor: Cursor, lines: Lines): readonly Step[] {
  const head = headOf(cursor);
  if (head === undefined) return [];
  const { table, ifNotExists } = head;
  const { like: own, ...body } = bodyOf(cursor, lines);
  const rest = cursor.rest().flat();
  const like = [...own, ...parentsOf(rest)];
  const step: Step = {
    table,
    op: "createTable",
    ...body,
    indexes: [...body.indexes, ...sortedBy(rest)],
    ...(like.length > 0 && { like }),
    ...(ifNotExists && { ifNotExists }),
  };
  const isCopied = rest.some(({ key }) => key === "SELECT") && body.columns.length === 0;
  return isCopied ? [step, { table, op: "opaque", why: copied }] : [step];
}

interface Head {
  readonly table: string;
  readonly ifNotExists: boolean;
}

function headOf(cursor: Cursor): Head | undefined {
  cursor.skip(...before);
  const isTemporary = cursor.take("TEMPORARY") || cursor.take("TEMP");
  if (!cursor.take("TABLE")) return undefined;
  const ifNotExists = cursor.take("IF", "NOT", "EXISTS");
  const table = cursor.tableName();
  if (table === undefined || table.startsWith("#") || isTemporary) return undefined;
  // A message may speak of a statement: "CREATE TABLE failed: …".
  return goesOn.some((one) => cursor.at(one)) ? { table, ifNotExists } : undefined;
}

const copied = "its columns are those of a query";

interface Body {
  readonly columns: readonly ColumnFact[];
  readonly indexes: readonly IndexFact[];
  readonly foreignKeys: readonly ForeignKeyFact[];
  readonly like: readonly string[];
  readonly primaryKey?: readonly string[];
}

function bodyOf(cursor: Cursor, lines: Lines): Body {
  if (cursor.take("USING")) cursor.name();
  const like = cursor.take("LIKE") ? [cursor.tableName() ?? ""] : [];
  const isPartition = cursor.take("PARTITION", "OF");
  if (isPartition) like.push(cursor.tableName() ?? "");
  const isQuery = cursor.at("(", "SELECT") || cursor.at("(", "WITH");
  const parts = !isQuery && cursor.at("(") ? cursor.parts() : [];
  const body = elementsOf(isPartition ? [] : parts, lines);
  return { ...body, like: [...like, ...body.like] };
}

function elementsOf(parts: readonly (readonly Token[])[], lines: Lines): Body {
  const constraints = parts.map((one) => readConstraint(one));
  const columns = parts
    .filter((_, at) => constraints[at] === undefined)
    .map((one) => readColumn(one, lines))
    .filter((one) => one !== undefined);
  const inline = columns.filter(({ isPrimary }) => isPrimary).map(({ column }) => column.name);
  const primary = constraints.find((one) => one?.kind === "primaryKey")?.columns;
  const primaryKey = primary ?? (inline.length > 0 ? inline : undefined);
  return {
    columns: columns.map(({ column }) =>
      primaryKey?.includes(column.name) === true ? { ...column, nullable: false } : column,
    ),
    indexes: [
      ...columns.flatMap(({ index }) => index ?? []),
      ...constraints.flatMap((one) => (one?.kind === "index" ? [one.index] : [])),
    ],
    foreignKeys: [
      ...columns.flatMap(({ foreignKey }) => foreignKey ?? []),
      ...constraints.flatMap((one) => (one?.kind === "foreignKey" ? [one.foreignKey] : [])),
    ],
    like: constraints.flatMap((one) => (one?.kind === "like" ? [one.table] : [])),
    ...(primaryKey !== undefined && { primaryKey }),
  };
}

/** ClickHouse finds rows by what it keeps them sorted by: `… ENGINE = MergeTree ORDER BY (site, at)`. */
function sortedBy(rest: readonly Token[]): readonly IndexFact[] {
  const at = rest.findIndex(({ key }, each) => key === "ORDER" && rest[each + 1]?.key === "BY");
  if (at < 0 || !rest.some(({ key }) => key === "ENGINE")) return [];
  const listed = rest[at + 2]?.key === "(";
  const words = rest.slice(at + (listed ? 3 : 2));
  const end = listed ? words.findIndex(({ key }) => key === ")") : 1;
  const columns = words.slice(0, end).flatMap((one) => nameOf(one) ?? []);
  return columns.length === 0 ? [] : [{ columns, unique: false }];
}

/** `… INHERITS (events)`. */
function parentsOf(rest: readonly Token[]): readonly string[] {
  const at = rest.findIndex(({ key }) => key === "INHERITS");
  const parent = at < 0 ? undefined : nameOf(rest[at + 2]);
  const own = rest[at + 3]?.key === "." ? nameOf(rest[at + 4]) : parent;
  return own === undefined ? [] : [own];
}
