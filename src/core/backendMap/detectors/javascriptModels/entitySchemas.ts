import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { ColumnFact, ForeignKeyFact, IndexFact, TableFact } from "../../facts/tableFacts.ts";
import type { Reading } from "../../reading/stack.ts";
import {
  entriesOf,
  entryOf,
  isTrue,
  textOf,
  textsIn,
  type Entry,
} from "../javascriptStores/records.ts";

/** TypeORM's entities without classes: `new EntitySchema({ name, columns, relations, indices })`. */
export function entitySchemas(file: Reading): readonly TableFact[] {
  if (!/\bEntitySchema/.test(file.text)) return [];
  return nodesOf(file.root, "variable_declarator").flatMap((node) => {
    const [model, made] = [fieldOf(node, "name"), fieldOf(node, "value")];
    if (model?.type !== "identifier" || made === undefined) return [];
    return schemaIn(model.text, made, file) ?? lentBy(model.text, made, file) ?? [];
  });
}

/** `{ type: String } as EntitySchemaColumnOptions` is an object too. */
const columnsAmong = (record: SyntaxNode | undefined): readonly Entry[] =>
  entriesOf(record).map((one) => ({ ...one, value: bare(one.value) }));

const bare = (node: SyntaxNode): SyntaxNode =>
  /^(?:as|satisfies)_expression$/.test(node.type) ? (node.namedChildren[0] ?? node) : node;

function schemaIn(model: string, made: SyntaxNode, file: Reading): TableFact | undefined {
  const isSchema =
    made.type === "new_expression" && fieldOf(made, "constructor")?.text === "EntitySchema";
  const options = isSchema ? argumentsOf(made)[0] : undefined;
  const record = entryOf(options, "columns");
  const name = textOf(entryOf(options, "tableName")) ?? textOf(entryOf(options, "name"));
  if (record === undefined || name === undefined) return undefined;
  const relations = entriesOf(entryOf(options, "relations"));
  const indices = entryOf(options, "indices");
  return {
    origin: "model",
    name,
    model,
    scope: file.scopeOf(made),
    range: rangeOf(made),
    ...columnsIn(record, file),
    indexes: (indices?.namedChildren ?? []).flatMap(indexIn),
    foreignKeys: relations.flatMap(keyIn),
    namedBy: "typeorm",
    relations: Object.fromEntries(relations.flatMap(relationIn)),
  };
}

/** Columns that several spread: `const BaseColumns = { id: { type: String, primary: true } }`. */
function lentBy(model: string, made: SyntaxNode, file: Reading): TableFact | undefined {
  const record = bare(made);
  const entries = columnsAmong(record);
  const isLent =
    entries.length > 0 && entries.every(({ value }) => entryOf(value, "type") !== undefined);
  if (!isLent) return undefined;
  const place = { scope: file.scopeOf(made), range: rangeOf(made) };
  const none = { indexes: [], foreignKeys: [], namedBy: "typeorm", isAbstract: true } as const;
  return { origin: "model", name: model, model, ...place, ...columnsIn(record, file), ...none };
}

function columnsIn(
  record: SyntaxNode,
  file: Reading,
): Pick<TableFact, "columns" | "primaryKey" | "bases"> {
  const entries = columnsAmong(record);
  const bases = record.namedChildren.flatMap((one) => {
    const inner = one.type === "spread_element" ? one.namedChildren[0] : undefined;
    return inner === undefined ? [] : [file.valueOf(inner)];
  });
  const keys = entries.filter(({ value }) => isTrue(entryOf(value, "primary")));
  return {
    columns: entries.map(columnOf),
    ...(keys.length > 0 && { primaryKey: keys.map((one) => columnOf(one).name) }),
    ...(bases.length > 0 && { bases }),
  };
}

function columnOf({ key, value, node }: Entry): ColumnFact {
  const stated = textOf(entryOf(value, "name"));
  const type = entryOf(value, "type");
  return {
    name: stated ?? key,
    ...(type !== undefined && { type: (textOf(type) ?? type.text).slice(0, 60) }),
    nullable: isTrue(entryOf(value, "nullable")),
    range: rangeOf(node),
    ...(stated === undefined ? { isUnnamed: true as const } : { field: key }),
  };
}

function indexIn(index: SyntaxNode): readonly IndexFact[] {
  const columns = textsIn(entryOf(index, "columns"));
  const name = textOf(entryOf(index, "name"));
  const unique = isTrue(entryOf(index, "unique"));
  return columns.length === 0 ? [] : [{ columns, unique, ...(name !== undefined && { name }) }];
}

/** `project: { type: "many-to-one", target: "project", joinColumn: { name: "projectId" } }`. */
function keyIn({ value }: Entry): readonly ForeignKeyFact[] {
  const column = textOf(entryOf(entryOf(value, "joinColumn"), "name"));
  const table = textOf(entryOf(value, "target"));
  return column === undefined || table === undefined ? [] : [{ columns: [column], table }];
}

function relationIn({ key, value }: Entry): readonly (readonly [string, string])[] {
  const target = textOf(entryOf(value, "target"));
  return target === undefined ? [] : [[key, target]];
}
