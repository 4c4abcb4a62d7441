import { readColumn, readType, type DefinedColumn } from "./columnDefinition.ts";
import { createCursor, type Cursor } from "./cursor.ts";
import type { Step } from "./readDdl.ts";
import type { Lines } from "./lines.ts";
import { readConstraint } from "./tableConstraint.ts";
import type { Token } from "./tokens.ts";

/** `ALTER TABLE …` with the cursor behind TABLE: one step or more for each of its actions. */
export function readAlterTable(cursor: Cursor, lines: Lines): readonly Step[] {
  cursor.take("IF", "EXISTS");
  cursor.take("ONLY");
  const table = cursor.tableName();
  if (table === undefined) return [];
  cursor.take("*");
  if (cursor.take("WITH")) cursor.next();
  const steps: Step[] = [];
  let verb = "";
  for (const tokens of cursor.rest()) {
    // T-SQL and Oracle say the verb once: `ADD a int, b int`, `DROP COLUMN a, b`.
    const own = verbs[tokens[0]?.key ?? ""] === undefined ? undefined : tokens[0]?.key;
    verb = own ?? verb;
    const action = { table, lines, tokens: own === undefined ? tokens : tokens.slice(1) };
    steps.push(...(verbs[verb]?.(action) ?? []));
  }
  return steps;
}

interface Action {
  readonly table: string;
  readonly lines: Lines;
  /** Behind the verb. */
  readonly tokens: readonly Token[];
}

const none = (): readonly Step[] => [];

const verbs: Readonly<Partial<Record<string, (action: Action) => readonly Step[]>>> = {
  ADD: add,
  DROP: drop,
  RENAME: rename,
  ALTER: alter,
  MODIFY: modify,
  CHANGE: change,
  SET: moveTo,
  OWNER: none,
  ENABLE: none,
  DISABLE: none,
  ATTACH: none,
  DETACH: none,
  VALIDATE: none,
  CLUSTER: none,
  REPLICA: none,
  ENGINE: none,
  COMMENT: none,
  CONVERT: none,
  DEFAULT: none,
  CHECK: none,
  NOCHECK: none,
  AUTO_INCREMENT: none,
  INHERIT: none,
  FORCE: none,
  NO: none,
  ALGORITHM: none,
  LOCK: none,
};

function add({ table, lines, tokens }: Action): readonly Step[] {
  const cursor = createCursor(tokens);
  const isColumn = cursor.take("COLUMN");
  cursor.take("IF", "NOT", "EXISTS");
  const parts = cursor.at("(") ? cursor.parts() : cursor.rest();
  return parts.flatMap((one) => {
    const constraint = isColumn ? undefined : readConstraint(one);
    if (constraint === undefined) return columnSteps(table, readColumn(one, lines));
    switch (constraint.kind) {
      case "primaryKey":
        return [{ table, op: "setPrimaryKey", columns: constraint.columns }];
      case "index":
        return [{ table, op: "addIndex", index: constraint.index }];
      case "foreignKey":
        return [{ table, op: "addForeignKey", foreignKey: constraint.foreignKey }];
      case "like":
      case "other":
        return [];
    }
  });
}

function columnSteps(table: string, defined: DefinedColumn | undefined): readonly Step[] {
  if (defined === undefined) return [];
  const { column, isPrimary, index, foreignKey } = defined;
  return [
    { table, op: "addColumn", column },
    ...(isPrimary ? [{ table, op: "setPrimaryKey", columns: [column.name] } as const] : []),
    ...(index === undefined ? [] : [{ table, op: "addIndex", index } as const]),
    ...(foreignKey === undefined ? [] : [{ table, op: "addForeignKey", foreignKey } as const]),
  ];
}

function drop({ table, tokens }: Action): readonly Step[] {
  const cursor = createCursor(tokens);
  const isIndex = cursor.take("INDEX") || cursor.take("CONSTRAINT");
  const isOther =
    !isIndex &&
    (cursor.at("PRIMARY", "KEY") || cursor.at("FOREIGN", "KEY") || cursor.at("PARTITION"));
  if (isOther) return [];
  const isKey = !isIndex && cursor.at("KEY") && cursor.peek(1) !== undefined;
  if (isKey) cursor.next();
  cursor.take("COLUMN");
  cursor.take("IF", "EXISTS");
  const name = cursor.name();
  if (name === undefined) return [];
  if (isIndex || isKey) return [{ table, op: "dropIndex", index: name }];
  return [{ table, op: "dropColumn", column: name }];
}

function rename({ table, tokens }: Action): readonly Step[] {
  const cursor = createCursor(tokens);
  if (["INDEX", "KEY", "CONSTRAINT"].some((one) => cursor.at(one))) return [];
  if (cursor.take("TO") || cursor.take("AS")) {
    const to = cursor.tableName();
    return to === undefined ? [] : [{ table, op: "renameTable", to: inSchemaOf(table, to) }];
  }
  if (cursor.at("COLUMN") && !cursor.at("COLUMN", "TO")) cursor.next();
  const column = cursor.name();
  const to = cursor.take("TO") ? cursor.name() : undefined;
  if (column === undefined) return [];
  // MySQL: `RENAME other`.
  if (to === undefined) return [{ table, op: "renameTable", to: inSchemaOf(table, column) }];
  return [{ table, op: "renameColumn", column, to }];
}

/** A new name stands in the schema of the old one. */
function inSchemaOf(table: string, to: string): string {
  const dot = table.indexOf(".");
  return dot < 0 || to.includes(".") ? to : `${table.slice(0, dot)}.${to}`;
}

function alter({ table, lines, tokens }: Action): readonly Step[] {
  const cursor = createCursor(tokens);
  if (["CONSTRAINT", "INDEX"].some((one) => cursor.at(one))) return [];
  if (cursor.at("COLUMN") && cursor.peek(2) !== undefined) cursor.next();
  const start = cursor.peek();
  const name = cursor.name();
  if (name === undefined || start === undefined) return [];
  const range = lines.rangeOf(start.start, tokens.at(-1)?.end ?? start.end);
  const altered = (column: object): readonly Step[] => [
    { table, op: "alterColumn", column: { name, range, ...column } },
  ];
  if (cursor.take("SET", "NOT", "NULL")) return altered({ nullable: false });
  if (cursor.take("DROP", "NOT", "NULL")) return altered({ nullable: true });
  if (cursor.take("SET", "DEFAULT")) return altered({ hasDefault: true });
  if (cursor.take("DROP", "DEFAULT")) return altered({ hasDefault: false });
  if (cursor.take("SET", "DATA", "TYPE") || cursor.take("TYPE")) {
    return altered({ type: readType(cursor) });
  }
  if (["SET", "DROP", "ADD", "RESTART"].some((one) => cursor.at(one))) return [];
  return columnAltered(table, tokens.slice(tokens.indexOf(start)), lines);
}

function modify({ table, lines, tokens }: Action): readonly Step[] {
  const own = tokens[0]?.key === "COLUMN" && tokens.length > 2 ? tokens.slice(1) : tokens;
  return columnAltered(table, own, lines);
}

function columnAltered(table: string, tokens: readonly Token[], lines: Lines): readonly Step[] {
  const column = readColumn(tokens, lines)?.column;
  return column === undefined ? [] : [{ table, op: "alterColumn", column }];
}

/** MySQL: `CHANGE old new type`. */
function change({ table, lines, tokens }: Action): readonly Step[] {
  const cursor = createCursor(tokens);
  if (cursor.at("COLUMN") && tokens.length > 3) cursor.next();
  const column = cursor.name();
  const own = cursor.peek();
  if (column === undefined || own === undefined) return [];
  const altered = columnAltered(table, tokens.slice(tokens.indexOf(own)), lines);
  const [step] = altered;
  const to = step?.op === "alterColumn" ? step.column.name : column;
  return to === column ? altered : [{ table, op: "renameColumn", column, to }, ...altered];
}

/** `SET SCHEMA archive`. */
function moveTo({ table, tokens }: Action): readonly Step[] {
  const cursor = createCursor(tokens);
  const schema = cursor.take("SCHEMA") ? cursor.name() : undefined;
  if (schema === undefined) return [];
  const bare = table.slice(table.indexOf(".") + 1);
  return [{ table, op: "renameTable", to: schema === "public" ? bare : `${schema}.${bare}` }];
}
