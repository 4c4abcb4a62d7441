import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import {
  argumentsOf,
  statementsOf,
  wordOf,
  wordsIn,
  type RubyArguments,
} from "../../languages/ruby/literals.ts";
import type { ColumnFact, TableChange } from "../../facts/tableFacts.ts";
import { singular } from "../../languages/ruby/inflect.ts";
import {
  columnOf,
  indexOf,
  partsIn,
  partsOf,
  referenceOf,
  timestamps,
  type TableParts,
} from "./schemaColumns.ts";

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
  const method = fieldOf(node, "method")?.text ?? "";
  const read = steps[method];
  const args = argumentsOf(node);
  const first = wordOf(args.plain[0]);
  if (read === undefined || first === undefined) return [];
  const words = wordsOf(args.plain.slice(1));
  const table = method === "create_join_table" ? joinTable(first, words, args) : first;
  const rest = { table, order, range: rangeOf(node) };
  return read({ node, table, args, words }).map((step): TableChange => ({ ...step, ...rest }));
}

const wordsOf = (all: readonly SyntaxNode[]): readonly string[] =>
  all.flatMap((one) => wordOf(one) ?? []);

/** The one between "parts" and "assemblies" is "assemblies_parts". */
function joinTable(
  first: string,
  [second = ""]: readonly string[],
  { named }: RubyArguments,
): string {
  return wordOf(named.get("table_name")) ?? [first, second].toSorted().join("_");
}

const added = (column: ColumnFact): Step => ({ op: "addColumn", column });

const steps: Readonly<Record<string, (call: SchemaCall) => readonly Step[]>> = {
  create_table: createTable,
  create_join_table: createJoinTable,
  change_table: changeTable,
  create_view: () => [{ op: "createView" }],
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
  remove_reference: removeReference,
  remove_belongs_to: removeReference,
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

/** The steps that the block of a `change_table` has by other names; the rest of it adds. */
const namesInBlock: Readonly<Record<string, string>> = {
  remove: "remove_columns",
  rename: "rename_column",
  change: "change_column",
  remove_references: "remove_reference",
  remove_belongs_to: "remove_reference",
  remove_timestamps: "remove_timestamps",
  remove_index: "remove_index",
};

function changeTable({ node, table }: SchemaCall): readonly Step[] {
  const calls = statementsOf(fieldOf(node, "block")).filter(({ type }) => type === "call");
  return calls.flatMap((one) => {
    const read = steps[namesInBlock[fieldOf(one, "method")?.text ?? ""] ?? ""];
    if (read === undefined) return addedParts(partsOf(one));
    const args = argumentsOf(one);
    return read({ node: one, table, args, words: wordsOf(args.plain) });
  });
}

function addReference({ node, args, words: [name = ""] }: SchemaCall): readonly Step[] {
  return addedParts(referenceOf(name, node, args));
}

function removeReference({ node, args, words }: SchemaCall): readonly Step[] {
  return words
    .flatMap((name) => referenceOf(name, node, args).columns)
    .map(({ name }) => ({ op: "dropColumn", column: name }));
}

const addedParts = ({ columns, indexes, foreignKeys }: TableParts): readonly Step[] => [
  ...columns.map(added),
  ...indexes.map((index): Step => ({ op: "addIndex", index })),
  ...foreignKeys.map((foreignKey): Step => ({ op: "addForeignKey", foreignKey })),
];

/** It has the keys of both, and what its block says. */
function createJoinTable({ node, args, words: [second = ""] }: SchemaCall): readonly Step[] {
  const { columns, indexes, foreignKeys } = partsIn(fieldOf(node, "block"));
  const keys = [...wordsOf(args.plain.slice(0, 1)), second].map((one) => ({
    ...columnOf(`${singular(one)}_id`, "bigint", node, args),
    nullable: false,
  }));
  return [{ op: "createTable", columns: [...keys, ...columns], indexes, foreignKeys }];
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
