import type { TableChange } from "../../facts/tableFacts.ts";
import { childrenOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import { readColumn, says, textsOf, type ReadColumn } from "./columns.ts";
import { constantTexts } from "./constantTexts.ts";
import { readConstraint } from "./constraints.ts";
import { callsIn } from "./listedCalls.ts";
import { assembled } from "./sqlalchemyModels.ts";

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** A change that does not know yet where it stands. */
export type Step = Without<TableChange, "range" | "order">;

interface Given {
  readonly node: SyntaxNode;
  /** Arguments after the table, which a batch already names. */
  readonly args: readonly SyntaxNode[];
  readonly table: string;
}

/** What one call of `op`, or of a batch on one table, does. */
export function operationOf(
  node: SyntaxNode,
  name: string,
  batch: string | undefined,
): readonly Step[] {
  const read = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (read === undefined) return [];
  const all = argumentsOf(node);
  const at = tableFirst.has(name) ? 0 : 1;
  const named = keywordsOf(node).get("table_name") ?? keywordsOf(node).get("source_table");
  const tables = batch === undefined ? constantTexts(named ?? all[at]) : [batch];
  const isPositional = batch === undefined && named === undefined;
  const args = isPositional ? all.filter((_, index) => index !== at) : all;
  return tables.flatMap((table) => read({ node, args, table }));
}

const tableFirst = new Set([
  "create_table",
  "drop_table",
  "rename_table",
  "add_column",
  "drop_column",
  "alter_column",
]);

const operations: Readonly<Record<string, (given: Given) => readonly Step[]>> = {
  create_table: ({ args, table }) => {
    const calls = args.flatMap(callsIn);
    const columns = calls.filter((one) => calleeOf(one).name === "Column");
    const read = columns.flatMap((one) =>
      constantTexts(argumentsOf(one)[0] ?? keywordsOf(one).get("name")).map((name) =>
        readColumn(one, { name, isNullable: true }),
      ),
    );
    const constraints = calls.map(readConstraint);
    return [{ op: "createTable", table, ...assembled(read, constraints) }];
  },
  drop_table: ({ table }) => [{ op: "dropTable", table }],
  rename_table: ({ args, table }) => {
    const to = literalOf(args[0]);
    return to === undefined ? [] : [{ op: "renameTable", table, to }];
  },
  add_column: ({ args, table }) => {
    const call = args.find(({ type }) => type === "call");
    if (call === undefined) return [];
    const names = constantTexts(argumentsOf(call)[0] ?? keywordsOf(call).get("name"));
    if (names.length === 0) return [{ op: "opaque", table, why: "a column's name is computed" }];
    return names.flatMap((name) =>
      addedColumn(readColumn(call, { name, isNullable: true }), table),
    );
  },
  drop_column: ({ node, args, table }) =>
    constantTexts(args[0] ?? keywordsOf(node).get("column_name")).map((column) => ({
      op: "dropColumn",
      table,
      column,
    })),
  alter_column: altered,
  create_index: ({ node, args, table }) =>
    indexed(node, args, table, says(node, "unique") === true),
  create_unique_constraint: ({ node, args, table }) => indexed(node, args, table, true),
  drop_index: ({ args, table }) => {
    const index = nameIn(args[0]);
    return index === undefined ? [] : [{ op: "dropIndex", table, index }];
  },
  drop_constraint: ({ args, table }) => {
    const index = nameIn(args[0]);
    return index === undefined ? [] : [{ op: "dropIndex", table, index }];
  },
  create_foreign_key: ({ node, args, table }) => {
    const to = literalOf(keywordsOf(node).get("referent_table") ?? args[1]);
    const local = keywordsOf(node).get("local_cols") ?? args[2];
    if (to === undefined || local === undefined) return [];
    const foreignKey = { columns: textsOf(childrenOf(local)), table: to };
    return [{ op: "addForeignKey", table, foreignKey }];
  },
  create_primary_key: ({ args, table }) => {
    const columns = args.find(({ type }) => type === "list");
    return columns === undefined
      ? []
      : [{ op: "setPrimaryKey", table, columns: textsOf(childrenOf(columns)) }];
  },
};

const addedColumn = (
  { column, foreignKeys, indexes }: ReadColumn,
  table: string,
): readonly Step[] => [
  { op: "addColumn", table, column },
  ...indexes.map((index) => ({ op: "addIndex", table, index }) as const),
  ...foreignKeys.map((foreignKey) => ({ op: "addForeignKey", table, foreignKey }) as const),
];

function altered({ node, args, table }: Given): readonly Step[] {
  const name = literalOf(args[0] ?? keywordsOf(node).get("column_name"));
  if (name === undefined) return [];
  const { column } = readColumn(node, { name });
  const to = literalOf(keywordsOf(node).get("new_column_name"));
  const changed: Step = { op: "alterColumn", table, column: { ...bare(column), name } };
  const isChanged = column.type !== undefined || column.nullable !== undefined;
  return [
    ...(isChanged ? [changed] : []),
    ...(to === undefined ? [] : [{ op: "renameColumn", table, column: name, to } as const]),
  ];
}

/** Where only the type is changed, the rest stays. */
function bare({ type, nullable, range, name }: Extract<Step, { op: "alterColumn" }>["column"]) {
  return {
    name,
    range,
    ...(type !== undefined && { type }),
    ...(nullable !== undefined && { nullable }),
  };
}

function indexed(
  node: SyntaxNode,
  args: readonly SyntaxNode[],
  table: string,
  unique: boolean,
): readonly Step[] {
  const list = keywordsOf(node).get("columns") ?? args.find(({ type }) => type === "list");
  if (list === undefined) return [];
  const name = nameIn(args[0]);
  const columns = textsOf(childrenOf(list));
  if (columns.length === 0) return [];
  return [{ op: "addIndex", table, index: { ...(name && { name }), columns, unique } }];
}

/** "ix_a", `op.f("ix_a")`, `batch_op.f("ix_a")`. */
function nameIn(node: SyntaxNode | undefined): string | undefined {
  return literalOf(node?.type === "call" ? argumentsOf(node)[0] : node);
}
