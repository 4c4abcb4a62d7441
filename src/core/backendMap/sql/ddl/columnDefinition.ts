import type { ColumnFact, ForeignKeyFact, IndexFact } from "../../facts/tableFacts.ts";
import { createCursor, type Cursor } from "../cursor.ts";
import type { Lines } from "../lines.ts";
import type { Token } from "../tokens.ts";

/** A column with the constraints that stand behind it. */
export interface DefinedColumn {
  readonly column: ColumnFact;
  readonly isPrimary: boolean;
  readonly index?: IndexFact;
  readonly foreignKey?: ForeignKeyFact;
}

/** Words that a type ends before. */
const afterType = new Set(
  (
    "NOT NULL DEFAULT PRIMARY UNIQUE REFERENCES CHECK CONSTRAINT COLLATE GENERATED AUTO_INCREMENT " +
    "AUTOINCREMENT IDENTITY COMMENT ON AS KEY ENCODE STORAGE VISIBLE INVISIBLE FIRST AFTER USING " +
    "CHARSET VIRTUAL STORED PERSISTED ROWGUIDCOL SPARSE MASKED FOREIGN ENABLE DISABLE OPTIONS CODEC"
  ).split(" "),
);
const longestType = 80;
const fillsItself = /^(?:big|small)?serial\d?$|^rowversion$|^timestamp_ltz$/i;

/** `name type constraints…`; undefined for what does not begin with a name. */
export function readColumn(tokens: readonly Token[], lines: Lines): DefinedColumn | undefined {
  const cursor = createCursor(tokens);
  const name = cursor.name();
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (name === undefined || first === undefined || last === undefined) return undefined;
  const type = readType(cursor);
  const said = withSerial(readConstraints(cursor), type);
  const range = lines.rangeOf(first.start, last.end);
  return {
    column: {
      name,
      ...(type !== undefined && { type }),
      nullable: said.nullable ?? !said.isPrimary,
      ...(said.hasDefault && { hasDefault: true }),
      range,
    },
    isPrimary: said.isPrimary,
    ...(said.isUnique && { index: { columns: [name], unique: true } }),
    ...(said.references !== undefined && {
      foreignKey: { columns: [name], table: said.references },
    }),
  };
}

/** PostgreSQL's serial types are numbers that fill themselves and are never null. */
function withSerial(said: Said, type: string | undefined): Said {
  if (type === undefined || !fillsItself.test(type)) return said;
  return { ...said, hasDefault: true, nullable: said.nullable ?? false };
}

/** As it is written, one space between its words: "varchar(255)", "timestamp with time zone". */
export function readType(cursor: Cursor): string | undefined {
  const words: string[] = [];
  let [depth, end] = [0, -1];
  for (let token = cursor.peek(); token !== undefined; token = cursor.peek()) {
    if (depth === 0 && endsType(cursor, words.length)) break;
    depth += Number(token.key === "(") - Number(token.key === ")");
    const isApart = end >= 0 && end < token.start && depth === 0;
    words.push(`${isApart ? " " : ""}${token.kind === "string" ? `'${token.text}'` : token.text}`);
    end = token.end;
    cursor.next();
  }
  const type = words.join("").trim();
  return type === "" ? undefined : type.slice(0, longestType);
}

function endsType(cursor: Cursor, read: number): boolean {
  const key = cursor.peek()?.key ?? "";
  if (key === "CHARACTER" && read > 0) return cursor.at("CHARACTER", "SET");
  return afterType.has(key) || key === "=" || key === ",";
}

interface Said {
  nullable?: boolean;
  hasDefault: boolean;
  isPrimary: boolean;
  isUnique: boolean;
  references?: string;
}

function readConstraints(cursor: Cursor): Said {
  const said: Said = { hasDefault: false, isPrimary: false, isUnique: false };
  while (cursor.peek() !== undefined) readConstraint(cursor, said);
  return said;
}

function readConstraint(cursor: Cursor, said: Said): void {
  if (cursor.at("(")) cursor.parts();
  else if (cursor.take("NOT", "NULL")) said.nullable = false;
  else if (cursor.take("NULL")) said.nullable = true;
  else if (cursor.take("PRIMARY", "KEY")) said.isPrimary = true;
  else if (cursor.take("UNIQUE")) said.isUnique = true;
  else if (cursor.take("ON")) passAction(cursor);
  else if (cursor.take("REFERENCES")) readReference(cursor, said);
  else if (cursor.take("DEFAULT")) readDefault(cursor, said);
  else if (fills(cursor.next())) said.hasDefault = true;
}

function readReference(cursor: Cursor, said: Said): void {
  const table = cursor.tableName();
  if (table !== undefined) said.references = table;
}

/** `DEFAULT NULL` says nothing of NOT NULL. */
function readDefault(cursor: Cursor, said: Said): void {
  said.hasDefault = true;
  if (cursor.at("(")) cursor.parts();
  else cursor.next();
}

function passAction(cursor: Cursor): void {
  cursor.skip("UPDATE", "DELETE", "CONFLICT", "SET");
  cursor.next();
}

const fills = (token: Token | undefined): boolean =>
  ["AUTO_INCREMENT", "AUTOINCREMENT", "IDENTITY", "GENERATED", "AS"].includes(token?.key ?? "");
