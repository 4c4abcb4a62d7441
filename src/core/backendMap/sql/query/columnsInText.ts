import type { QueryColumn } from "../../backendMap.ts";
import { readSql } from "./readSql.ts";

type Use = QueryColumn["use"];

/** A name that no column or table has, to stand for the table's own. */
const own = "own_table_of_the_text";

/** The columns that a piece of SQL names; what says no table of its own is `table`'s. */
export function columnsInText(text: string, use: Use, table: string): readonly QueryColumn[] {
  if (/^\w+$/.test(text)) return [{ name: text, table, use }];
  const said = columnsBeside([own], text, use);
  const owners = [...new Set([...text.matchAll(/\b([a-z_]\w*)\.\w/gi)].map(([, one = ""]) => one))];
  // Beside others, what says no table may be any one's: these tell only of what says one.
  const stated = owners.length === 0 ? [] : columnsBeside([own, ...owners], text, use);
  return said.map((one, at) => {
    if (one.table === own) return { ...one, table };
    const of = stated.length === said.length ? stated[at]?.table : undefined;
    return of === undefined || of === own ? one : { ...one, table: of };
  });
}

function columnsBeside(tables: readonly string[], text: string, use: Use): readonly QueryColumn[] {
  const from = tables.join(", ");
  const sql = {
    filter: `SELECT 1 FROM ${from} WHERE ${text}`,
    sort: `SELECT 1 FROM ${from} ORDER BY ${text}`,
    read: `SELECT ${text} FROM ${from}`,
    write: `UPDATE ${tables[0] ?? own} SET ${text}`,
    join: undefined,
  }[use];
  const found = sql === undefined ? undefined : readSql(sql);
  return (found?.columns ?? []).filter((one) => one.use === use);
}
