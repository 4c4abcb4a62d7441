import type { SomeFacts } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentAt, nameIn } from "../../languages/csharp/values.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { TableChange } from "../../facts/tableFacts.ts";
import { readDdl } from "../../sql/ddl/readDdl.ts";
import { csharpClasses } from "../classes/csharpClasses.ts";
import {
  columnFrom,
  columnsIn,
  foreignKeysIn,
  namesAt,
  primaryKeyIn,
  textAt,
} from "./efColumns.ts";

/** Entity Framework's migrations: what `Up` does, in the order of their time stamps. */
export const efMigrations: Stack = {
  name: "ef-migrations",
  languages: ["csharp"],
  markers: /MigrationBuilder\b/,
  detect,
};

function detect(file: Reading): SomeFacts {
  const order = file.path.replace(/^.*\//, "");
  const ups = csharpClasses(file)
    .flatMap(({ methods }) => methods)
    .filter(({ name }) => name === "Up");
  const calls = ups.flatMap(({ node }) => nodesOf(node, "invocation_expression"));
  const tableChanges = calls.flatMap((node) =>
    stepsOf(node, file).map((step) => ({ ...step, order, range: rangeOf(node) })),
  );
  return { tableChanges };
}

/** A step without its place. */
type Step = TableChange extends infer One
  ? One extends TableChange
    ? Omit<One, "range" | "order" | "unit">
    : never
  : never;

type Read = (node: SyntaxNode, file: Reading) => readonly Step[];

function stepsOf(node: SyntaxNode, file: Reading): readonly Step[] {
  const callee = fieldOf(node, "function");
  const builder = callee && fieldOf(callee, "expression");
  if (callee === undefined || !/^migrationBuilder$/i.test(builder?.text ?? "")) return [];
  return steps.get(nameIn(fieldOf(callee, "name")))?.(node, file) ?? [];
}

const createTable: Read = (node, file) => {
  const primaryKey = primaryKeyIn(node);
  return [
    {
      op: "createTable",
      table: textAt(node, "name", 0, file),
      columns: columnsIn(node, file),
      indexes: [],
      foreignKeys: foreignKeysIn(node, file),
      ...(primaryKey.length > 0 && { primaryKey }),
    },
  ];
};

const renameTable: Read = (node, file) => {
  const [table, to] = [textAt(node, "name", 0, file), textAt(node, "newName", 2, file)];
  // Without a new name it only moves to another schema.
  return to === "" ? [] : [{ op: "renameTable", table, to }];
};

const createIndex: Read = (node, file) => [
  {
    op: "addIndex",
    table: textAt(node, "table", 1, file),
    index: {
      name: textAt(node, "name", 0, file),
      columns: namesAt(node, ["column", "columns"], 2, file),
      unique: textAt(node, "unique", 4, file) === "true",
    },
  },
];

const addForeignKey: Read = (node, file) => [
  {
    op: "addForeignKey",
    table: textAt(node, "table", 1, file),
    foreignKey: {
      columns: namesAt(node, ["column", "columns"], 2, file),
      table: textAt(node, "principalTable", 3, file),
    },
  },
];

/** `Sql("CREATE TABLE …")`: what the migration says in the database's own words. */
const sql: Read = (node, file) => {
  const range = rangeOf(node);
  const given = argumentAt(node, "sql", 0);
  const text = given === undefined ? undefined : file.valueOf(given);
  if (text?.kind !== "text") return [];
  return readDdl(text.text).map((change): Step => {
    if (change.op === "createTable") {
      return { ...change, columns: change.columns.map((one) => ({ ...one, range })) };
    }
    const isOfColumn = change.op === "addColumn" || change.op === "alterColumn";
    return isOfColumn ? { ...change, column: { ...change.column, range } } : change;
  });
};

const steps: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["CreateTable", createTable],
  ["DropTable", (node, file) => [{ op: "dropTable", table: textAt(node, "name", 0, file) }]],
  ["RenameTable", renameTable],
  [
    "AddColumn",
    (node, file) => [
      {
        op: "addColumn",
        table: textAt(node, "table", 1, file),
        column: columnFrom(node, "", file),
      },
    ],
  ],
  [
    "AlterColumn",
    (node, file) => [
      {
        op: "alterColumn",
        table: textAt(node, "table", 1, file),
        column: columnFrom(node, "", file),
      },
    ],
  ],
  [
    "DropColumn",
    (node, file) => [
      {
        op: "dropColumn",
        table: textAt(node, "table", 1, file),
        column: textAt(node, "name", 0, file),
      },
    ],
  ],
  [
    "RenameColumn",
    (node, file) => [
      {
        op: "renameColumn",
        table: textAt(node, "table", 1, file),
        column: textAt(node, "name", 0, file),
        to: textAt(node, "newName", 2, file),
      },
    ],
  ],
  ["CreateIndex", createIndex],
  [
    "DropIndex",
    (node, file) => [
      {
        op: "dropIndex",
        table: textAt(node, "table", 1, file),
        index: textAt(node, "name", 0, file),
      },
    ],
  ],
  ["AddForeignKey", addForeignKey],
  ["Sql", sql],
]);
