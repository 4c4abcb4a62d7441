import { readColumn, readType, type DefinedColumn } from "./columnDefinition.ts";
import type { ColumnFact } from "../../facts/tableFacts.ts";
import { createCursor, type Cursor } from "../cursor.ts";
import type { Step } from "./step.ts";
import type { Lines } from "../lines.ts";
import { readConstraint } from "./tableConstraint.ts";
import type { Token } from "../tokens.ts";

/** `ALTER TABLE …` with the cursor behind TABLE: one step or more for each of its actions. */
export function readAlterTable(cursor: Cursor, lines: Lines): readonly Step[] {
  cursor.take("IF", "EXISTS");
  cursor.take("ONLY");
  const table = cursor.tableName();
  if (table === undefined) return [];
  cursor.take("*");
  if (cursor.take("WITH")) cursor.next();
  let verb = "";
  return cursor.rest().flatMap((tokens) => {
    // T-SQL and Oracle say the verb once: `ADD a int, b int`, `DROP COLUMN a, b`.
    const own = verbOf(tokens);
    verb = own ?? verb;
    const action = { table, lines, tokens: own === undefined ? tokens : tokens.slice(1) };
    return verbs[verb]?.(action) ?? [];
  });
}

function verbOf([first]: readonly Token[]): string | undefined {
  return first !== undefined && first.key in verbs ? first.key : undefined;
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
  if (isOtherDrop(cursor)) return [];
  const isIndex =
    cursor.take("INDEX") ||
    cursor.take("CONSTRAINT") ||
    (cursor.peek(1) !== undefined && cursor.take("KEY"));
  cursor.take("COLUMN");
  cursor.take("IF", "EXISTS");
  const name = cursor.name();
  if (name === undefined) return [];
  return isIndex
    ? [{ table, op: "dropIndex", index: name }]
    : [{ table, op: "dropColumn", column: name }];
}

const isOtherDrop = (cursor: Cursor): boolean =>
  cursor.at("PRIMARY", "KEY") || cursor.at("FOREIGN", "KEY") || cursor.at("PARTITION");

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
  if (cursor.atAny("CONSTRAINT", "INDEX")) return [];
  if (cursor.at("COLUMN") && cursor.peek(2) !== undefined) cursor.next();
  const [start, last] = [cursor.peek(), tokens.at(-1)];
  const name = cursor.name();
  if (name === undefined || start === undefined || last === undefined) return [];
  const said = alteration(cursor);
  if (said !== undefined) {
    const range = lines.rangeOf(start.start, last.end);
    return [{ table, op: "alterColumn", column: { name, range, ...said } }];
  }
  if (cursor.atAny("SET", "DROP", "ADD", "RESTART")) return [];
  return columnAltered(table, tokens.slice(tokens.indexOf(start)), lines);
}

const alterations: readonly (readonly [readonly string[], Alteration])[] = [
  [["SET", "NOT", "NULL"], { nullable: false }],
  [["DROP", "NOT", "NULL"], { nullable: true }],
  [["SET", "DEFAULT"], { hasDefault: true }],
  [["DROP", "DEFAULT"], { hasDefault: false }],
];
type Alteration = Partial<Pick<ColumnFact, "type" | "nullable" | "hasDefault">>;

function alteration(cursor: Cursor): Alteration | undefined {
  if (cursor.take("SET", "DATA", "TYPE") || cursor.take("TYPE")) {
    const type = readType(cursor);
    return type === undefined ? {} : { type };
  }
  return alterations.find(([words]) => cursor.take(...words))?.[1];
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
