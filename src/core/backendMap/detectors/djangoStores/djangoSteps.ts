import type { ColumnFact, TableChange } from "../../facts/tableFacts.ts";
import { childrenOf, fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import { defaultTable } from "./appLabel.ts";
import { readField, readLink, withSelf, type ReadLink } from "./djangoFields.ts";
import { indexesIn, indexOf, togetherIn } from "./djangoIndexes.ts";
import { fieldIndexes } from "./djangoModels.ts";
import { linkTable } from "./linkTable.ts";

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/**
 * A change that does not know yet where it stands. All steps know a table by its model; what gives
 * it another name comes after them.
 */
export type Step = Without<TableChange, "range" | "order"> & { readonly when?: "last" | "end" };

interface Operation {
  readonly node: SyntaxNode;
  readonly path: string;
  /** The table of the model that the operation names. */
  readonly table: string;
  readonly model: string;
}

/** What one operation of a migration does to tables. */
export function stepsOf(node: SyntaxNode, name: string, path: string): readonly Step[] {
  const read = Object.hasOwn(operations, name) ? operations[name] : undefined;
  const model = literalOf(
    argumentOf(
      node,
      0,
      name.endsWith("Model") || (name.startsWith("Alter") && name !== "AlterField")
        ? "name"
        : "model_name",
    ),
  );
  if (read === undefined) return [];
  const named = model ?? literalOf(keywordsOf(node).get("old_name")) ?? "";
  return read({ node, path, model: named, table: defaultTable(path, named) });
}

const operations: Readonly<Record<string, (given: Operation) => readonly Step[]>> = {
  CreateModel: created,
  DeleteModel: ({ table }) => [{ op: "dropTable", table, withTies: true }],
  RenameModel: renamed,
  AlterModelTable: ({ node, table }) => calledLast(table, argumentOf(node, 1, "table")),
  AddField: (given) => fieldSteps(given, "addColumn"),
  AlterField: (given) => fieldSteps(given, "alterColumn"),
  RemoveField: ({ node, table }) => {
    const field = literalOf(argumentOf(node, 1, "name"));
    if (field === undefined) return [];
    // Which of them it is, the migration that made it tells.
    return [
      ...[field, `${field}_id`].map((column): Step => ({ op: "dropColumn", table, column })),
      { op: "dropTable", table: `${table}_${field}` },
    ];
  },
  RenameField: ({ node, table }) => {
    const [from, to] = [
      literalOf(argumentOf(node, 1, "old_name")),
      literalOf(argumentOf(node, 2, "new_name")),
    ];
    if (from === undefined || to === undefined) return [];
    return [
      { op: "renameColumn", table, column: from, to },
      { op: "renameColumn", table, column: `${from}_id`, to: `${to}_id` },
      { op: "renameTable", table: `${table}_${from}`, to: `${table}_${to}` },
    ];
  },
  AddIndex: ({ node, table }) => indexed(argumentOf(node, 1, "index"), table),
  AddConstraint: ({ node, table }) => indexed(argumentOf(node, 1, "constraint"), table),
  RemoveIndex: ({ node, table }) => unindexed(node, table),
  RemoveConstraint: ({ node, table }) => unindexed(node, table),
  AlterUniqueTogether: ({ node, table }) =>
    togetherIn(argumentOf(node, 1, "unique_together"), true, same).map((index) => ({
      op: "addIndex",
      table,
      index,
    })),
  AlterIndexTogether: ({ node, table }) =>
    togetherIn(argumentOf(node, 1, "index_together"), false, same).map((index) => ({
      op: "addIndex",
      table,
      index,
    })),
};

const same = (field: string): string => field;

function created({ node, table, model, path }: Operation): readonly Step[] {
  const options = entriesOf(keywordsOf(node).get("options"));
  if (options.get("proxy")?.text === "True" || options.get("managed")?.text === "False") return [];
  const pairs = fieldPairs(argumentOf(node, 1, "fields"));
  const read = pairs.flatMap(({ field, call }) => readField(field, call) ?? []);
  const links = pairs.flatMap(({ field, call }) => readLink(field, call) ?? []);
  const names = new Map(read.map(({ column }) => [column.field ?? column.name, column.name]));
  const key = read.filter(({ isPrimaryKey }) => isPrimaryKey).map(({ column }) => column.name);
  return [
    {
      op: "createTable",
      table,
      columns: read.map(({ column }) => column),
      indexes: [...fieldIndexes(read), ...indexesIn(options, (field) => names.get(field) ?? field)],
      foreignKeys: read.flatMap(({ foreignKey }) => withSelf(foreignKey, model)),
      ...(key.length > 0 && { primaryKey: key }),
    },
    ...links.flatMap((link) => linkSteps(link, { table, model, node, path })),
    ...calledLast(table, options.get("db_table")),
  ];
}

/** A name of the table's own, or the usual one again, whatever it was called before. */
function calledLast(table: string, given: SyntaxNode | undefined): readonly Step[] {
  const to = literalOf(given);
  if (to === undefined && given?.text !== "None") return [];
  if (to !== undefined && to !== table) {
    return [{ op: "renameTable", table, to, when: "last", withTies: true }];
  }
  const kept = `${table} as usual`;
  return [
    { op: "renameTable", table, to: kept, when: "last", withTies: true },
    { op: "renameTable", table: kept, to: table, when: "end", withTies: true },
  ];
}

/** The table of a link is called by that of its model, and renamed with it. */
function linkSteps(link: ReadLink, { table, model, node }: Operation): readonly Step[] {
  const { name, ...parts } = linkTable(
    { field: link.field, to: link.to },
    table,
    model,
    rangeOf(node),
  );
  return [
    { op: "createTable", table: name, tiedTo: table, ...parts },
    ...(link.table === undefined
      ? []
      : [{ op: "renameTable", table: name, to: link.table, when: "last" } as const]),
  ];
}

function renamed({ node, path }: Operation): readonly Step[] {
  const [from, to] = [
    literalOf(argumentOf(node, 0, "old_name")),
    literalOf(argumentOf(node, 1, "new_name")),
  ];
  if (from === undefined || to === undefined) return [];
  const [before, after] = [defaultTable(path, from), defaultTable(path, to)];
  // A table with a name of its own keeps it: earlier migrations give it, to the model's earlier name.
  return [
    { op: "renameTable", table: before, to: after, withTies: true, key: keysOf(from, to) },
    { op: "renameTable", table: after, to: before, turn: "back", when: "last", withTies: true },
    { op: "renameTable", table: before, to: after, turn: "again", when: "end", withTies: true },
  ];
}

const keysOf = (from: string, to: string): { readonly from: string; readonly to: string } => ({
  from: from.toLowerCase(),
  to: to.toLowerCase(),
});

function fieldSteps(given: Operation, op: "addColumn" | "alterColumn"): readonly Step[] {
  const { node, table, model } = given;
  const [field, call] = [literalOf(argumentOf(node, 1, "name")), argumentOf(node, 2, "field")];
  if (field === undefined || call?.type !== "call") return [];
  const link = readLink(field, call);
  if (link !== undefined) return op === "addColumn" ? linkSteps(link, given) : [];
  const read = readField(field, call);
  if (read === undefined) return [];
  const column: ColumnFact = read.column;
  if (op === "alterColumn") {
    // A field that becomes a key, or stops being one, goes by another name from then on.
    const [from, to] = column.name === field ? [`${field}_id`, field] : [field, column.name];
    return [
      { op: "renameColumn", table, column: from, to },
      { op, table, column },
    ];
  }
  return [
    { op, table, column },
    ...fieldIndexes([read]).map((index): Step => ({ op: "addIndex", table, index })),
    ...withSelf(read.foreignKey, model).map((foreignKey): Step => ({
      op: "addForeignKey",
      table,
      foreignKey,
    })),
  ];
}

function indexed(call: SyntaxNode | undefined, table: string): readonly Step[] {
  const index = call?.type === "call" ? indexOf(call, same) : undefined;
  return index === undefined ? [] : [{ op: "addIndex", table, index }];
}

function unindexed(node: SyntaxNode, table: string): readonly Step[] {
  const index = literalOf(argumentOf(node, 1, "name"));
  return index === undefined ? [] : [{ op: "dropIndex", table, index }];
}

/** `[("id", models.AutoField(…)), …]`. */
function fieldPairs(
  list: SyntaxNode | undefined,
): readonly { readonly field: string; readonly call: SyntaxNode }[] {
  return (list === undefined ? [] : childrenOf(list)).flatMap((pair) => {
    const [name, call] = childrenOf(pair);
    const field = literalOf(name);
    return field === undefined || call?.type !== "call" || calleeOf(call).name === ""
      ? []
      : [{ field, call }];
  });
}

function entriesOf(record: SyntaxNode | undefined): ReadonlyMap<string, SyntaxNode> {
  const found = new Map<string, SyntaxNode>();
  for (const pair of record === undefined ? [] : childrenOf(record)) {
    const [key, value] = [literalOf(fieldOf(pair, "key")), fieldOf(pair, "value")];
    if (key !== undefined && value !== undefined) found.set(key, value);
  }
  return found;
}
