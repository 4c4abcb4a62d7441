import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, wordOf, wordsIn, type RubyArguments } from "../../languages/ruby/literals.ts";
import type { ColumnFact, TableChange } from "../../facts/storeFacts.ts";
import { singular } from "../../languages/ruby/inflect.ts";
import { columnOf, indexOf, partsIn, referenceOf, timestamps } from "./schemaColumns.ts";

interface SchemaCall {
  readonly node: SyntaxNode;
  readonly table: string;
  readonly args: RubyArguments;
  /** The words of its arguments after the table. */
  readonly words: readonly string[];
}

type Step = TableChange extends infer Change
  ? Change extends TableChange
    ? Omit<Change, "table" | "order" | "range">
    : never
  : never;

/** What a call of a migration or a schema does to its table. */
export function changesOf(node: SyntaxNode, order: string): readonly TableChange[] {
  const read = steps[fieldOf(node, "method")?.text ?? ""];
  const args = argumentsOf(node);
  const table = wordOf(args.plain[0]);
  if (read === undefined || table === undefined) return [];
  const words = args.plain.slice(1).flatMap((one) => wordOf(one) ?? []);
  const rest = { table, order, range: rangeOf(node) };
  return read({ node, table, args, words }).map((step): TableChange => ({ ...step, ...rest }));
}

const added = (column: ColumnFact): Step => ({ op: "addColumn", column });

const steps: Readonly<Record<string, (call: SchemaCall) => readonly Step[]>> = {
  create_table: createTable,
  create_join_table: ({ node, table, args, words }) => [
    {
      op: "createTable",
      columns: [table, words[0] ?? ""].map((one) =>
        columnOf(`${singular(one)}_id`, "bigint", node, args),
      ),
      indexes: [],
      foreignKeys: [],
    },
  ],
  change_table: ({ node }) => {
    const { columns, indexes, foreignKeys } = partsIn(fieldOf(node, "block"));
    return [
      ...columns.map(added),
      ...indexes.map((index): Step => ({ op: "addIndex", index })),
      ...foreignKeys.map((foreignKey): Step => ({ op: "addForeignKey", foreignKey })),
    ];
  },
  drop_table: () => [{ op: "dropTable" }],
  rename_table: ({ words }) => [{ op: "renameTable", to: words[0] ?? "" }],
  add_column: ({ node, args, words: [name = "", type = ""] }) => [
    added(columnOf(name, type, node, args)),
  ],
  add_timestamps: ({ node, args }) => timestamps(node, args).map(added),
  add_reference: addReference,
  add_belongs_to: addReference,
  remove_column: ({ words: [column = ""] }) => [{ op: "dropColumn", column }],
  remove_columns: ({ words }) => words.map((column) => ({ op: "dropColumn", column })),
  remove_reference: ({ words: [name = ""] }) => [{ op: "dropColumn", column: `${name}_id` }],
  remove_timestamps: () =>
    ["created_at", "updated_at"].map((column) => ({ op: "dropColumn", column })),
  rename_column: ({ words: [column = "", to = ""] }) => [{ op: "renameColumn", column, to }],
  change_column: ({ node, args, words: [name = "", type = ""] }) => [
    { op: "alterColumn", column: columnOf(name, type, node, args) },
  ],
  change_column_null: ({ node, args, words: [name = ""] }) => [
    {
      op: "alterColumn",
      column: { name, nullable: args.plain[2]?.text !== "false", range: rangeOf(node) },
    },
  ],
  add_index: ({ args }) => [{ op: "addIndex", index: indexOf(wordsIn(args.plain[1]), args) }],
  remove_index: ({ args }) => {
    const name = wordOf(args.named.get("name"));
    return name === undefined ? [] : [{ op: "dropIndex", index: name }];
  },
  add_foreign_key: ({ args, words: [to = ""] }) => {
    const column = wordOf(args.named.get("column")) ?? `${singular(to)}_id`;
    return [{ op: "addForeignKey", foreignKey: { columns: [column], table: to } }];
  },
};

function addReference({ node, args, words: [name = ""] }: SchemaCall): readonly Step[] {
  const { columns, indexes, foreignKeys } = referenceOf(name, node, args);
  return [
    ...columns.map(added),
    ...indexes.map((index): Step => ({ op: "addIndex", index })),
    ...foreignKeys.map((foreignKey): Step => ({ op: "addForeignKey", foreignKey })),
  ];
}

/** A table has an `id` unless it says otherwise. */
function createTable({ node, args }: SchemaCall): readonly Step[] {
  const { columns, indexes, foreignKeys } = partsIn(fieldOf(node, "block"));
  const [id, own] = [args.named.get("id"), args.named.get("primary_key")];
  const hasNone = id?.text === "false" || (own !== undefined && wordOf(own) === undefined);
  const name = wordOf(own) ?? "id";
  const key = columnOf(name, wordOf(id) ?? "bigint", node, argumentsOf(node));
  const keys = hasNone ? wordsIn(own) : [name];
  return [
    {
      op: "createTable",
      columns: hasNone ? columns : [{ ...key, nullable: false, hasDefault: true }, ...columns],
      indexes,
      foreignKeys,
      ...(keys.length > 0 && { primaryKey: keys }),
      ...(args.named.has("if_not_exists") && { ifNotExists: true }),
    },
  ];
}
