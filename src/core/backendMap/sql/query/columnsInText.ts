import type { QueryColumn } from "../../backendMap.ts";
import { readSql } from "./readSql.ts";

type Use = QueryColumn["use"];

/** A name that no column or table has, to stand for the table's own. */
const own = "own_table_of_the_text";

/** The columns that a piece of SQL names; what says no table of its own is `table`'s. */
export function columnsInText(text: string, use: Use, table: string): readonly QueryColumn[] {
  if (/^\w+$/.test(text)) return [{ name: text, table, use }];
  const sql = {
    filter: `SELECT 1 FROM ${own} WHERE ${text}`,
    sort: `SELECT 1 FROM ${own} ORDER BY ${text}`,
    read: `SELECT ${text} FROM ${own}`,
    write: `UPDATE ${own} SET ${text}`,
    join: undefined,
  }[use];
  const found = sql === undefined ? undefined : readSql(sql);
  return (found?.columns ?? [])
    .filter((one) => one.use === use)
    .map((one) => (one.table === own ? { ...one, table } : one));
}
