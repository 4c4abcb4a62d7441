import type { QueryFact } from "../../facts/queryFacts.ts";
import type { SqlQuery } from "./readSql.ts";

/** The tables and columns of a query, as facts of the file that it stands in. */
export function namedIn({
  reads,
  writes,
  columns,
}: SqlQuery): Pick<QueryFact, "reads" | "writes" | "columns"> {
  return {
    reads: reads.map((table) => ({ table })),
    writes: writes.map((table) => ({ table })),
    columns,
  };
}
