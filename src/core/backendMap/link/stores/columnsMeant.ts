import type { QueryColumn } from "../../backendMap.ts";
import type { ColumnFact } from "../../facts/tableFacts.ts";
import type { Models } from "./models.ts";
import type { TableIn } from "./namedModels.ts";
import { keyOf } from "./replayedTable.ts";
import type { TableNames } from "./tableNames.ts";

/** What a reference means: the table's name, and the model where one tells. */
export interface Meant {
  readonly words: string;
  readonly name: string;
  readonly model?: TableIn;
}

export interface Named extends TableNames {
  readonly models: Models;
}

/**
 * By the name in the database, where the model calls it otherwise. What a model that is known does
 * not have is a relation, or something of the code alone; a relation may be kept in several columns.
 */
export function columnsMeant(
  column: QueryColumn,
  all: readonly Meant[],
  tables: Named,
): readonly QueryColumn[] {
  if (column.table === undefined) return [ofOnlyTable(column, all, tables)];
  const meant = meantBy(column.table, all) ?? ofModel(column.table, all, tables.models);
  const table = meant?.name ?? tables.nameOf(column.table);
  if (table === undefined) {
    // Another's name for a table; what relations lead to that nothing tells of may be no table at all.
    return isLed(column.table, all) ? [] : [{ name: column.name, use: column.use }];
  }
  return namesOf(column.name, table, meant, tables).map((name) => {
    return { name, table, use: column.use };
  });
}

/** Of several tables, all known as a whole, one may have a column that the query does not qualify. */
function ofOnlyTable(column: QueryColumn, all: readonly Meant[], tables: Named): QueryColumn {
  const names = [...new Set(all.map(({ name }) => name))];
  // Of a join both sides are meant, and which is which stands in the text alone.
  const isOne = column.use !== "join" && names.length > 1 && names.every(tables.isWhole);
  if (!isOne) return column;
  const having = names.filter((table) => tables.hasColumn(table, column.name));
  const [table] = having;
  return table === undefined || having.length > 1 ? column : { ...column, table };
}

/** What the table has for a name of the code; a column that no model tells may be lent by a package. */
function namesOf(
  name: string,
  table: string,
  meant: Meant | undefined,
  tables: Named,
): readonly string[] {
  const known = columnsOf(meant?.model, tables.models);
  if (known.length === 0) return namesKept(name, table, meant, tables);
  const told = namesAmong(known, name, describedBy(meant, tables.models)).map(
    // The table may have its words joined in another way than the model says.
    (one) => tables.columnOf(table, one) ?? one,
  );
  const lent = told.length > 0 ? undefined : tables.columnOf(table, name);
  if (lent !== undefined) return [lent];
  // Documents have it without a word in their schema.
  return told.length === 0 && name === "_id" ? [name] : told;
}

export function meantBy(table: string, all: readonly Meant[]): Meant | undefined {
  const key = keyOf(table);
  return all.find(({ words, name }) => keyOf(words) === key || keyOf(name) === key);
}

const isLed = (table: string, all: readonly Meant[]): boolean =>
  all.some(({ words }) => table.startsWith(`${words}.`));

/** By the model's own name, where the query names it otherwise: as the class around it. */
function ofModel(name: string, all: readonly Meant[], models: Models): Meant | undefined {
  const model = all.some((one) => one.model !== undefined) ? models.named(name) : undefined;
  return model && all.find((one) => one.model?.table === model.table);
}

/** Of a model that tells its columns: the field's, or those that keep the relation. */
function namesAmong(
  known: readonly ColumnFact[],
  called: string,
  described: readonly TableIn[],
): readonly string[] {
  const own = fieldCalled(called, known);
  if (own !== undefined) return [own.name];
  return keysOf(called, described).filter((key) => known.some(({ name }) => name === key));
}

const fieldCalled = (called: string, columns: readonly ColumnFact[]): ColumnFact | undefined =>
  columns.find(({ field }) => field === called) ??
  columns.find(({ name }) => name === called) ??
  columns.find(({ name }) => wordsJoined(name) === wordsJoined(called));

/** "projectId" is "project_id". */
const wordsJoined = (name: string): string => name.replaceAll("_", "").toLowerCase();

/**
 * Of a model whose columns the schema tells. Conditions may name a relation for its key:
 * `where(author: author)`; what the table does not have then is no column.
 */
function namesKept(
  name: string,
  table: string,
  meant: Meant | undefined,
  { columnOf, isWhole, models }: Named,
): readonly string[] {
  const own = columnOf(table, name);
  if (own !== undefined) return [own];
  const described = describedBy(meant, models);
  const kept = keysOf(name, described).flatMap((one) => columnOf(table, one) ?? []);
  if (kept.length > 0) return kept;
  return described.length > 0 && isWhole(table) ? [] : [name];
}

/** The model and what lends it columns and relations. */
const describedBy = (meant: Meant | undefined, models: Models): readonly TableIn[] =>
  meant?.model === undefined ? [] : [meant.model, ...models.basesOf(meant.model)];

/** The columns that may hold the key of a relation. */
function keysOf(relation: string, described: readonly TableIn[]): readonly string[] {
  const stated = described.map(({ table: { keys } }) => keys?.[relation]);
  const isRelation = described.some(({ table: { relations } }) => relations?.[relation]);
  return stated.find((one) => one !== undefined) ?? (isRelation ? [`${relation}_id`] : []);
}

function columnsOf(model: TableIn | undefined, models: Models): readonly ColumnFact[] {
  if (model === undefined) return [];
  return [model, ...models.basesOf(model)].flatMap((one) => models.told(one).table.columns);
}
