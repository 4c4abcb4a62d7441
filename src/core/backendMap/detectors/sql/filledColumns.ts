import type { TableChange } from "../../facts/tableFacts.ts";
import { linesOf } from "../../sql/lines.ts";
import { readSqlFile } from "../../sql/query/readSql.ts";

const fills = /\bupdate\b|\bdelete\b/i;
const checked =
  /\balter\s+table\s+(?:(?:only|if\s+exists)\s+)*([\w."`]+)[^;]*?\bcheck\s*\(\s*\(?\s*["`]?(\w+)["`]?\s+is\s+not\s+null/gi;

/** The columns that a migration fills in rows that are there, or sees to that they are filled from now on. */
export function filledColumns(text: string, order: string): readonly TableChange[] {
  if (!fills.test(text) && !/is\s+not\s+null/i.test(text)) return [];
  const byQueries = readSqlFile(text).flatMap(({ writes, columns, range }) =>
    writes.map((table): TableChange => {
      const named = columns.filter((one) => one.table === undefined || one.table === table);
      return { op: "fill", table, columns: named.map(({ name }) => name), range, order };
    }),
  );
  const lines = linesOf(text);
  const byChecks = [...text.matchAll(checked)].map(
    ({ 0: all, 1: table = "", 2: column = "", index }): TableChange => ({
      op: "fill",
      table: table.replaceAll(/["`]/g, "").replace(/^public\./, ""),
      columns: [column],
      range: lines.rangeOf(index, index + all.length),
      order,
    }),
  );
  return [...byQueries, ...byChecks];
}
