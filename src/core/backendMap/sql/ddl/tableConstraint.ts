import type { ForeignKeyFact, IndexFact } from "../../facts/tableFacts.ts";
import { createCursor, nameOf, type Cursor } from "../cursor.ts";
import type { Token } from "../tokens.ts";

export type TableConstraint =
  | { readonly kind: "primaryKey"; readonly columns: readonly string[] }
  | { readonly kind: "index"; readonly index: IndexFact }
  | { readonly kind: "foreignKey"; readonly foreignKey: ForeignKeyFact }
  /** The columns of another table: `LIKE users`. */
  | { readonly kind: "like"; readonly table: string }
  /** Nothing that the map keeps: a check, an exclusion. */
  | { readonly kind: "other" };

const longestExpression = 120;

/** Words that begin a type in parentheses, so that `key varchar(20)` is a column and no index. */
const sized =
  /^(?:n?var)?(?:char|character|binary|bit|int|integer|bigint|decimal|numeric|float|double|text|enum|set|datetime|timestamp|n?varchar2?|number)$/i;

/** What stands among the columns of a table and is none of them; undefined for a column. */
export function readConstraint(tokens: readonly Token[]): TableConstraint | undefined {
  const cursor = createCursor(tokens);
  const name = cursor.take("CONSTRAINT") ? constraintName(cursor) : undefined;
  if (cursor.take("PRIMARY", "KEY")) return { kind: "primaryKey", columns: columnsOf(cursor) };
  if (cursor.take("FOREIGN", "KEY")) return foreignKey(cursor);
  if (cursor.atAny(...indexWords) && !isColumnNamed(cursor)) {
    const unique = cursor.at("UNIQUE");
    cursor.skip(...indexWords, "CLUSTERED", "NONCLUSTERED");
    return index(cursor, unique, name);
  }
  if (cursor.take("LIKE")) return { kind: "like", table: cursor.tableName() ?? "" };
  return name !== undefined || isOther(cursor) ? { kind: "other" } : undefined;
}

const indexWords = ["UNIQUE", "KEY", "INDEX", "FULLTEXT", "SPATIAL"];

const isOther = (cursor: Cursor): boolean =>
  cursor.at("CHECK", "(") ||
  cursor.at("EXCLUDE", "USING") ||
  cursor.at("EXCLUDE", "(") ||
  cursor.at("PERIOD", "FOR");

function constraintName(cursor: Cursor): string {
  const isUnnamed = ["PRIMARY", "FOREIGN", "UNIQUE", "CHECK"].some((one) => cursor.at(one));
  return isUnnamed ? "" : (cursor.tableName() ?? "");
}

/** A column may well be called `key`, `index` or `unique`. */
function isColumnNamed(cursor: Cursor): boolean {
  const [next, after] = [cursor.peek(1), cursor.peek(2)];
  if (next === undefined || next.key === "(" || next.kind === "quoted") return false;
  if (["KEY", "INDEX", "USING", "CLUSTERED", "NONCLUSTERED", "NULLS"].includes(next.key)) {
    return false;
  }
  return after?.key !== "(" && after?.key !== "USING" ? true : sized.test(next.text);
}

function index(cursor: Cursor, unique: boolean, named: string | undefined): TableConstraint {
  cursor.skip("NULLS", "NOT", "DISTINCT");
  const own = cursor.at("(") || cursor.at("USING") ? undefined : cursor.tableName();
  const name = own ?? (named === "" ? undefined : named);
  const columns = columnsOf(cursor);
  if (columns.length === 0) return { kind: "other" };
  return { kind: "index", index: { ...(name !== undefined && { name }), columns, unique } };
}

function foreignKey(cursor: Cursor): TableConstraint {
  const columns = columnsOf(cursor);
  while (cursor.peek() !== undefined && !cursor.take("REFERENCES")) cursor.next();
  const table = cursor.tableName();
  if (table === undefined) return { kind: "other" };
  return { kind: "foreignKey", foreignKey: { columns, table } };
}

/** The next list in parentheses: plain columns by name, expressions as they are written. */
export function columnsOf(cursor: Cursor): readonly string[] {
  while (cursor.peek() !== undefined && !cursor.at("(")) cursor.next();
  return cursor.parts().map(indexed);
}

function indexed(tokens: readonly Token[]): string {
  const name = nameOf(tokens[0]);
  const [second, third, fourth] = [tokens[1]?.key ?? "", tokens[2]?.kind, tokens[3]?.key];
  const isPrefix = second === "(" && third === "number" && fourth === ")";
  const isPlain = isPrefix || !["(", ".", "::", "-"].includes(second);
  return name !== undefined && isPlain ? name : wordsOf(tokens).slice(0, longestExpression);
}

/** As it is written, one space for each gap. */
function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ kind, text, start }, at) => {
      const gap = start > (tokens[at - 1]?.end ?? start) ? " " : "";
      return gap + (kind === "string" ? `'${text}'` : text);
    })
    .join("");
}
