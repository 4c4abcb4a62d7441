import type { TableChange } from "../../facts/tableFacts.ts";
import { readAlterTable } from "./alterTable.ts";
import { readCreateTable } from "./createTable.ts";
import { createCursor, type Cursor } from "../cursor.ts";
import { createIndex, dropIndex } from "./indexes.ts";
import { linesOf, type Lines } from "../lines.ts";
import { statementsOf } from "../statements.ts";
import type { Step } from "./step.ts";
import type { Token } from "../tokens.ts";

/** A block inside of a block is not looked into. */
const deepestBlock = 2;

/**
 * What a text of SQL does to tables, in its order; what is no DDL, or damaged, is passed over.
 * Names are without quotes, in lower case where they had none, and without a default schema.
 *
 * @param order in which order of migrations the text stands; kept with each change.
 * @returns changes with their ranges in the text.
 */
export function readDdl(text: string, order = ""): readonly TableChange[] {
  const lines = linesOf(text);
  return changesIn(text, 0, lines).map((one) => ({ ...one, order }));
}

type PlacedStep = Step & Pick<TableChange, "range">;

function changesIn(text: string, depth: number, lines: Lines): readonly PlacedStep[] {
  return statementsOf(text).flatMap((whole): readonly PlacedStep[] => {
    const tokens = fromVerb(whole);
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first === undefined || last === undefined) return [];
    if (first.key === "DO") return blockOf(tokens, depth, lines);
    const read = statements[first.key];
    if (read === undefined) return [];
    const cursor = createCursor(tokens);
    cursor.next();
    const range = lines.rangeOf(first.start, last.end);
    return read(cursor, lines).map((step) => ({ ...step, range }));
  });
}

/** `DO $$ BEGIN ALTER TABLE …; END $$`. */
function blockOf(tokens: readonly Token[], depth: number, lines: Lines): readonly PlacedStep[] {
  const body = tokens.find(({ kind }) => kind === "string");
  if (body === undefined || depth >= deepestBlock) return [];
  const offset = body.start + (body.end - body.start - body.text.length) / 2;
  return changesIn(body.text, depth + 1, {
    rangeOf: (start, end) => lines.rangeOf(start + offset, end + offset),
  });
}

const verbs = new Set(["CREATE", "ALTER", "DROP", "RENAME", "EXEC", "EXECUTE", "DO"]);

/** What stands in front of a statement in a block: `BEGIN`, `IF … THEN`. */
function fromVerb(tokens: readonly Token[]): readonly Token[] {
  if (!["BEGIN", "IF", "ELSE", "DECLARE"].includes(tokens[0]?.key ?? "")) return tokens;
  const at = tokens.findIndex(({ key }, index) => {
    return verbs.has(key) && key !== "DO" && tokens[index + 1]?.kind === "word";
  });
  return at < 0 ? tokens : tokens.slice(at);
}

type Read = (cursor: Cursor, lines: Lines) => readonly Step[];

const statements: Readonly<Partial<Record<string, Read>>> = {
  DO: () => [],
  CREATE: create,
  ALTER: (cursor, lines) => {
    cursor.skip("FOREIGN", "IGNORE");
    if (cursor.take("TABLE")) return readAlterTable(cursor, lines);
    return cursor.take("VIEW") || cursor.take("MATERIALIZED", "VIEW") ? renamedView(cursor) : [];
  },
  DROP: drop,
  RENAME: renameTables,
  EXEC: spRename,
  EXECUTE: spRename,
};

function create(cursor: Cursor, lines: Lines): readonly Step[] {
  let ahead = 0;
  while (beforeKind.has(cursor.peek(ahead)?.key ?? "")) ahead++;
  const kind = cursor.peek(ahead)?.key;
  if (kind === "VIEW") return createView(cursor);
  return kind === "INDEX" ? createIndex(cursor) : readCreateTable(cursor, lines);
}

const beforeKind = new Set(
  (
    "OR REPLACE MATERIALIZED RECURSIVE TEMP TEMPORARY ALGORITHM = UNDEFINED MERGE TEMPTABLE UNIQUE " +
    "CLUSTERED NONCLUSTERED FULLTEXT SPATIAL FORCE"
  ).split(" "),
);

function createView(cursor: Cursor): readonly Step[] {
  while (!cursor.take("VIEW")) cursor.next();
  cursor.take("IF", "NOT", "EXISTS");
  const table = cursor.tableName();
  return table === undefined ? [] : [{ table, op: "createView" }];
}

function renamedView(cursor: Cursor): readonly Step[] {
  cursor.take("IF", "EXISTS");
  const table = cursor.tableName();
  const to = cursor.take("RENAME", "TO") ? cursor.tableName() : undefined;
  return table === undefined || to === undefined ? [] : [{ table, op: "renameTable", to }];
}

function drop(cursor: Cursor): readonly Step[] {
  cursor.skip("FOREIGN", "TEMPORARY", "MATERIALIZED");
  if (cursor.take("INDEX")) return dropIndex(cursor);
  if (!cursor.take("TABLE") && !cursor.take("VIEW")) return [];
  cursor.take("IF", "EXISTS");
  return cursor.rest().flatMap((tokens) => {
    const table = createCursor(tokens).tableName();
    return table === undefined ? [] : [{ table, op: "dropTable" } as const];
  });
}

/** MySQL: `RENAME TABLE a TO b, c TO d`. */
function renameTables(cursor: Cursor): readonly Step[] {
  if (!cursor.take("TABLE") && !cursor.take("TABLES")) return [];
  return cursor.rest().flatMap((tokens) => {
    const own = createCursor(tokens);
    const table = own.tableName();
    const to = own.take("TO") ? own.tableName() : undefined;
    return table === undefined || to === undefined
      ? []
      : [{ table, op: "renameTable", to } as const];
  });
}

/** T-SQL: `EXEC sp_rename 'orders.total', 'amount', 'COLUMN'`. */
function spRename(cursor: Cursor): readonly Step[] {
  const called = cursor.tableName()?.toLowerCase() ?? "";
  if (!/(?:^|[.])sp_rename$/.test(called)) return [];
  const texts = cursor.rest().map((one) => one.findLast(({ kind }) => kind === "string")?.text);
  const [from, to, kind] = texts;
  if (from === undefined || to === undefined) return [];
  const parts = from.split(".").map((one) => one.replace(/^\[|\]$/g, ""));
  const [last = "", owner = ""] = parts.reverse();
  if (kind === undefined) return [{ table: last, op: "renameTable", to }];
  if (kind.toUpperCase() !== "COLUMN") return [];
  return [{ table: owner, op: "renameColumn", column: last, to }];
}
