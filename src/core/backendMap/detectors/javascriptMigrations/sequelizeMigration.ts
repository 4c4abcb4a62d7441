import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { TableChange } from "../../facts/tableFacts.ts";
import { changesOf, type Step } from "./migrationSteps.ts";
import { meantNames, type Meant } from "./meantNames.ts";
import { namedSteps, type Change } from "./namedSteps.ts";
import { nameOf, namesIn, spelledIn } from "./spelled.ts";
import { declared, entryOf, isTrue, textOf } from "../javascriptStores/records.ts";
import { attributesOf, columnOf, referencedBy } from "../javascriptModels/sequelizeAttributes.ts";
import { nameOfCall } from "../javascriptStores/surroundings.ts";
import { isTakenBack } from "./takenBack.ts";

/** What `queryInterface` does to tables in a migration's `up`. */
export function sequelizeChanges(file: Reading): readonly TableChange[] {
  const steps = nodesOf(file.root, "call_expression").flatMap((node) => {
    const read = changes[nameOfCall(node)];
    if (read === undefined || !isOfInterface(node) || isTakenBack(node)) return [];
    const args = argumentsOf(node);
    const scope = file.scopeOf(node);
    return tablesMeant(args[0], file).flatMap(({ name, call }) =>
      read({ args, table: name, range: rangeOf(call ?? node) }).map((one) => spelledIn(scope, one)),
    );
  });
  return changesOf(steps, file);
}

function isOfInterface(node: SyntaxNode): boolean {
  const callee = fieldOf(node, "function");
  const object = callee?.type === "member_expression" ? fieldOf(callee, "object") : undefined;
  return (
    object !== undefined && /queryInterface|^(?:context|query|qi)$/i.test(object.text.slice(-60))
  );
}

/** `"users"`, what the code calls it, `{ tableName: "users" }`. */
function tablesMeant(node: SyntaxNode | undefined, file: Reading): readonly Meant[] {
  const name = node?.type === "object" ? tableName(node) : undefined;
  return name === undefined ? meantNames(node, file) : [{ name }];
}

function tableName(node: SyntaxNode | undefined): string | undefined {
  const own = nameOf(node) ?? nameOf(entryOf(node, "tableName"));
  const schema = textOf(entryOf(node, "schema"));
  return schema === undefined || schema === "public" || own === undefined
    ? own
    : `${schema}.${own}`;
}

const changes: Readonly<Partial<Record<string, (change: Change) => readonly Step[]>>> = {
  ...namedSteps,
  createTable: ({ args, table, range }) => [
    { op: "createTable", table, range, ...attributesOf(declared(args[1])) },
  ],
  renameTable: ({ args, table, range }) => {
    const to = tableName(args[1]);
    return to === undefined ? [] : [{ op: "renameTable", table, to, range }];
  },
  addColumn,
  changeColumn: ({ args, table, range }) => {
    const column = defined(args);
    return column === undefined ? [] : [{ op: "alterColumn", table, column, range }];
  },
  addIndex,
  removeIndex: ({ args, table, range }) => {
    const index = textOf(args[1]);
    return index === undefined ? [] : [{ op: "dropIndex", table, index, range }];
  },
  addConstraint,
};

function defined(args: readonly SyntaxNode[]): ReturnType<typeof columnOf> | undefined {
  const [, name, value] = args;
  const key = nameOf(name);
  if (key === undefined || name === undefined || value === undefined) return undefined;
  const { start } = rangeOf(name);
  return {
    ...columnOf({ key, value, node: value }, key),
    range: { start, end: rangeOf(value).end },
  };
}

function addColumn({ args, table, range }: Change): readonly Step[] {
  const column = defined(args);
  const value = args[2];
  if (column === undefined || value === undefined) return [];
  const to = referencedBy(value);
  return [
    { op: "addColumn", table, column, range },
    ...(isTrue(entryOf(value, "unique"))
      ? [{ op: "addIndex", table, index: { columns: [column.name], unique: true }, range } as const]
      : []),
    ...(to === undefined
      ? []
      : [
          {
            op: "addForeignKey",
            table,
            foreignKey: { columns: [column.name], table: to },
            range,
          } as const,
        ]),
  ];
}

function addIndex({ args, table, range }: Change): readonly Step[] {
  const options = args[1]?.type === "object" ? args[1] : args[2];
  const listed = args[1]?.type === "object" ? entryOf(options, "fields") : args[1];
  const name = textOf(entryOf(options, "name", "indexName"));
  const unique =
    isTrue(entryOf(options, "unique")) ||
    /unique/i.test(textOf(entryOf(options, "type", "indicesType")) ?? "");
  const columns = namesIn(listed);
  const concurrently = isTrue(entryOf(options, "concurrently"));
  if (columns.length === 0) return [];
  const index = {
    columns,
    unique,
    ...(name !== undefined && { name }),
    ...(concurrently && { concurrently }),
  };
  return [{ op: "addIndex", table, index, range }];
}

function addConstraint({ args, table, range }: Change): readonly Step[] {
  const options = args.find(({ type }) => type === "object");
  const type = textOf(entryOf(options, "type"))?.toLowerCase();
  const columns = namesIn(entryOf(options, "fields") ?? args[1]);
  const to = options === undefined ? undefined : referencedBy(options);
  if (type === "unique") {
    return [{ op: "addIndex", table, index: { columns, unique: true }, range }];
  }
  if (type === "primary key") return [{ op: "setPrimaryKey", table, columns, range }];
  if (type !== "foreign key" || to === undefined) return [];
  return [{ op: "addForeignKey", table, foreignKey: { columns, table: to }, range }];
}
