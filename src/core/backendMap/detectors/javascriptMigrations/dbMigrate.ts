import type { Range } from "../../../findings/finding.ts";
import { given } from "../../facts/given.ts";
import type { ColumnFact } from "../../facts/tableFacts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Stack } from "../../reading/stack.ts";
import {
  declared,
  entriesOf,
  entryOf,
  isTrue,
  textOf,
  textsIn,
} from "../javascriptStores/records.ts";
import { javascriptIds, nameOfCall } from "../javascriptStores/surroundings.ts";
import { columnSteps } from "./columnSteps.ts";
import { changesOf, type Step } from "./migrationSteps.ts";
import { namedSteps, type Change } from "./namedSteps.ts";
import { spelledIn } from "./spelled.ts";
import { isTakenBack } from "./takenBack.ts";

/** db-migrate: what `db`, which a migration's `up` is given, does to tables. */
export const dbMigrate: Stack = {
  name: "db-migrate",
  languages: javascriptIds,
  markers: /\bexports\.up\b|\bexports\.setup\b|\bdb-migrate\b/,
  detect: (file) => ({
    tableChanges: changesOf(
      nodesOf(file.root, "call_expression").flatMap((node) =>
        isOfDb(node) && !isTakenBack(node)
          ? stepsOf(node).map((one) => spelledIn(file.scopeOf(node), one))
          : [],
      ),
      file,
    ),
  }),
};

function isOfDb(node: SyntaxNode): boolean {
  const callee = fieldOf(node, "function");
  const object = callee?.type === "member_expression" ? fieldOf(callee, "object") : undefined;
  return object?.text === "db" || boundMethod(node) !== undefined;
}

/** Of `db.createTable.bind(db, "users", {…})`, which `async` calls later, "createTable". */
function boundMethod(node: SyntaxNode): string | undefined {
  return /^db\.(\w+)\.bind$/.exec(fieldOf(node, "function")?.text ?? "")?.[1];
}

function stepsOf(node: SyntaxNode): readonly Step[] {
  const bound = boundMethod(node);
  const args = argumentsOf(node).slice(bound === undefined ? 0 : 1);
  const table = textOf(declared(args[0]));
  const change = changes[bound ?? nameOfCall(node)];
  if (change === undefined || table === undefined) return [];
  return change({ args, table, range: rangeOf(node) });
}

const changes: Readonly<Partial<Record<string, (change: Change) => readonly Step[]>>> = {
  ...namedSteps,
  createTable,
  renameTable: ({ args, table, range }) => {
    const to = textOf(args[1]);
    return to === undefined ? [] : [{ op: "renameTable", table, to, range }];
  },
  addColumn: specified("addColumn"),
  changeColumn: specified("alterColumn"),
  addIndex: ({ args, table, range }) => {
    const columns = textsIn(args[2]);
    if (columns.length === 0) return [];
    const index = { columns, unique: isTrue(args[3]), ...given({ name: textOf(args[1]) }) };
    return [{ op: "addIndex", table, index, range }];
  },
  removeIndex: ({ args, table, range }) => {
    const index = textOf(args[1]);
    return [
      { op: "dropIndex", table: index === undefined ? "" : table, index: index ?? table, range },
    ];
  },
  addForeignKey: ({ args, table, range }) => {
    const to = textOf(args[1]);
    if (to === undefined) return [];
    const columns = entriesOf(args[3]).map(({ key }) => key);
    return [{ op: "addForeignKey", table, foreignKey: { columns, table: to }, range }];
  },
};

/** The columns stand in the second argument, or in its `columns`. */
function createTable({ args, table, range }: Change): readonly Step[] {
  const second = declared(args[1]);
  const nested = entryOf(second, "columns");
  const columns = entriesOf(nested?.type === "object" ? nested : second);
  return [
    { op: "createTable", table, range, columns: [], indexes: [], foreignKeys: [] },
    ...columns.flatMap(({ key, value, node }) =>
      columnIn({ op: "addColumn", table, name: key, spec: declared(value), range: rangeOf(node) }),
    ),
  ];
}

function specified(op: "addColumn" | "alterColumn"): (change: Change) => readonly Step[] {
  return ({ args, table, range }) => {
    const name = textOf(args[1]);
    return name === undefined ? [] : columnIn({ op, table, name, spec: declared(args[2]), range });
  };
}

interface Specified {
  readonly op: "addColumn" | "alterColumn";
  readonly table: string;
  readonly name: string;
  /** `{ type: "string", notNull: true }`, or the type alone. */
  readonly spec: SyntaxNode | undefined;
  readonly range: Range;
}

function columnIn({ op, table, name, spec, range }: Specified): readonly Step[] {
  const has = (key: string): boolean => isTrue(entryOf(spec, key));
  const isPrimary = has("primaryKey");
  const fillsItself = has("autoIncrement") || entryOf(spec, "defaultValue") !== undefined;
  const references = textOf(entryOf(entryOf(spec, "foreignKey"), "table"));
  const column: ColumnFact = {
    name,
    nullable: !isPrimary && !has("notNull"),
    range,
    ...given({
      type: textOf(spec) ?? textOf(entryOf(spec, "type")),
      hasDefault: fillsItself ? true : undefined,
    }),
  };
  const index = has("unique") ? ("unique" as const) : undefined;
  return columnSteps({ op, table, column, isPrimary, ...given({ index, references }) });
}
