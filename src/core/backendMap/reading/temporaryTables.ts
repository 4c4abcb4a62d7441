import type { QueryFact, TableRef } from "../facts/queryFacts.ts";

const hasTemporary = /\bTEMP(?:ORARY)?\s+TABLE\b/i;
const temporary =
  /\bCREATE\s+(?:(?:GLOBAL|LOCAL)\s+)?TEMP(?:ORARY)?\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?["'`]?(\w+)/gi;

/** The queries of a file without the tables that it makes for itself alone: those go with their connection. */
export function withoutTemporary(
  queries: readonly QueryFact[],
  text: string,
): readonly QueryFact[] {
  if (!hasTemporary.test(text)) return queries;
  const names = new Set([...text.matchAll(temporary)].map(([, name = ""]) => name.toLowerCase()));
  const isKept = (ref: TableRef): boolean =>
    !("table" in ref && names.has(ref.table.toLowerCase()));
  return queries.flatMap((query) => {
    const [reads, writes] = [query.reads.filter(isKept), query.writes.filter(isKept)];
    const isAll = reads.length + writes.length === query.reads.length + query.writes.length;
    if (isAll) return [query];
    // Columns that say no table may be the temporary one's.
    const columns = query.columns.filter(
      (one) => one.table !== undefined && !names.has(one.table.toLowerCase()),
    );
    return reads.length + writes.length === 0 ? [] : [{ ...query, reads, writes, columns }];
  });
}
