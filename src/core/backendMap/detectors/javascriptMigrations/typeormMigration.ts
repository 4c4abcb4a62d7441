import type { Range } from "../../../findings/finding.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ColumnFact, TableChange } from "../../facts/tableFacts.ts";
import { changesOf, type Step } from "./migrationSteps.ts";
import type { Change } from "./namedSteps.ts";
import { declared, entryOf, isTrue, textOf, textsIn } from "../javascriptStores/records.ts";
import { nameOfCall } from "../javascriptStores/surroundings.ts";
import { isTakenBack } from "./takenBack.ts";

/** What `queryRunner` does to tables in `up`; its SQL is read with all other SQL. */
export function typeormChanges(file: Reading): readonly TableChange[] {
  const steps = nodesOf(file.root, "call_expression").flatMap((node) => {
    const read = changes[nameOfCall(node)];
    const callee = fieldOf(node, "function")?.text ?? "";
    if (read === undefined || !/queryRunner|runner/i.test(callee) || isTakenBack(node)) return [];
    const args = argumentsOf(node);
    return read({ args, table: textOf(args[0]) ?? "", range: rangeOf(node) });
  });
  return changesOf(steps, file);
}

/** The options of `new TableColumn({…})`, or of the bare object. */
function optionsOf(given: SyntaxNode | undefined): SyntaxNode | undefined {
  const node = declared(given);
  return node?.type === "new_expression" ? argumentsOf(node)[0] : node;
}
const listed = (node: SyntaxNode | undefined): readonly SyntaxNode[] =>
  node?.type === "array" ? childrenOf(node) : node === undefined ? [] : [node];

function columnOf(node: SyntaxNode | undefined): ColumnFact | undefined {
  const options = optionsOf(node);
  const name = textOf(entryOf(options, "name"));
  if (name === undefined || node === undefined) return undefined;
  const type = textOf(entryOf(options, "type"));
  const hasDefault = ["default", "isGenerated", "generationStrategy"].some(
    (one) => entryOf(options, one) !== undefined,
  );
  return {
    name,
    ...(type !== undefined && { type }),
    nullable: isTrue(entryOf(options, "isNullable")),
    ...(hasDefault && { hasDefault }),
    range: rangeOf(node),
  };
}

const changes: Readonly<Partial<Record<string, (change: Change) => readonly Step[]>>> = {
  createTable,
  dropTable: ({ table, range }) => (table === "" ? [] : [{ op: "dropTable", table, range }]),
  renameTable: ({ args, table, range }) => [
    { op: "renameTable", table, to: textOf(args[1]) ?? "", range },
  ],
  addColumn: addColumns,
  addColumns,
  changeColumn: ({ args, table, range }) => {
    const column = columnOf(args[2]);
    const before = textOf(args[1]);
    if (column === undefined) return [];
    const renamed: readonly Step[] =
      before === undefined || before === column.name
        ? []
        : [{ op: "renameColumn", table, column: before, to: column.name, range }];
    return [...renamed, { op: "alterColumn", table, column, range }];
  },
  dropColumn: dropColumns,
  dropColumns,
  renameColumn: ({ args, table, range }) => {
    const [column, to] = [textOf(args[1]), textOf(args[2]) ?? columnOf(args[2])?.name];
    return column === undefined || to === undefined
      ? []
      : [{ op: "renameColumn", table, column, to, range }];
  },
  createIndex: ({ args, table, range }) => [
    { op: "addIndex", table, index: indexOf(args[1]), range },
  ],
  createIndices: ({ args, table, range }) =>
    listed(args[1]).map((one) => ({ op: "addIndex", table, index: indexOf(one), range })),
  createForeignKey: ({ args, table, range }) => foreignKeys(args[1], table, range),
  createForeignKeys: ({ args, table, range }) => foreignKeys(args[1], table, range),
};

function createTable({ args, range }: Change): readonly Step[] {
  const options = optionsOf(args[0]);
  const table = textOf(entryOf(options, "name"));
  if (table === undefined) return [];
  const given = listed(entryOf(options, "columns"));
  const flagged = (flag: string): readonly string[] =>
    given.flatMap((one) => {
      const name = textOf(entryOf(optionsOf(one), "name"));
      return name !== undefined && isTrue(entryOf(optionsOf(one), flag)) ? [name] : [];
    });
  const primaryKey = flagged("isPrimary");
  const indexes = listed(entryOf(options, "indices")).map(indexOf);
  return [
    {
      op: "createTable",
      table,
      range,
      columns: given.flatMap((one) => columnOf(one) ?? []),
      indexes: [
        ...flagged("isUnique").map((one) => ({ columns: [one], unique: true })),
        ...indexes,
      ],
      foreignKeys: [],
      ...(primaryKey.length > 0 && { primaryKey }),
    },
    ...foreignKeys(entryOf(options, "foreignKeys"), table, range),
  ];
}

function addColumns({ args, table, range }: Change): readonly Step[] {
  return listed(args[1]).flatMap((one): readonly Step[] => {
    const column = columnOf(one);
    return column === undefined ? [] : [{ op: "addColumn", table, column, range }];
  });
}

function dropColumns({ args, table, range }: Change): readonly Step[] {
  return textsIn(args[1]).map((column) => ({ op: "dropColumn", table, column, range }));
}

function indexOf(node: SyntaxNode | undefined): {
  name?: string;
  columns: readonly string[];
  unique: boolean;
} {
  const options = optionsOf(node);
  const name = textOf(entryOf(options, "name"));
  return {
    ...(name !== undefined && { name }),
    columns: textsIn(entryOf(options, "columnNames")),
    unique: isTrue(entryOf(options, "isUnique")),
  };
}

function foreignKeys(node: SyntaxNode | undefined, table: string, range: Range): readonly Step[] {
  return listed(node).flatMap((one): readonly Step[] => {
    const options = optionsOf(one);
    const to = textOf(entryOf(options, "referencedTableName"));
    const columns = textsIn(entryOf(options, "columnNames"));
    return to === undefined
      ? []
      : [{ op: "addForeignKey", table, foreignKey: { columns, table: to }, range }];
  });
}
