import type { Query, QueryColumn, Table } from "../../backendMap.ts";
import { createReach } from "../../reach.ts";
import type { Check, LocalFinding } from "../check.ts";
import { ofMost } from "./conditionsOfMost.ts";
import { keyOf } from "./sqlNames.ts";

/**
 * Hints at a filter or join on a column that no index begins with, in a query that a GET endpoint
 * reaches. Whether the table is large enough to matter needs judgement.
 */
export const unindexedFilter: Check = {
  id: "unindexed-filter",
  category: "query",
  isHint: true,
  run: ({ map }) => {
    const reach = createReach(map);
    const tables = new Map(map.tables.map((table) => [table.name, table]));
    const queries = new Set(
      map.entryPoints
        .filter(({ method }) => method === "GET")
        .flatMap((entry) => reach(entry).flatMap((step) => step.queries)),
    );
    return [...queries].flatMap((query) => {
      // What rows are picked by counts before what they are joined by.
      const bare = query.columns
        .toSorted((a, b) => Number(b.use === "filter") - Number(a.use === "filter"))
        .find((column) => lacksIndex(column, tables, query));
      return bare?.table === undefined ? [] : [findingOn(query, bare, tables.get(bare.table))];
    });
  },
};

/** One indexed filter beside it may narrow the rows enough; what most rows have in common no index narrows. */
function lacksIndex(
  column: QueryColumn,
  tables: ReadonlyMap<string, Table>,
  { columns }: Query,
): boolean {
  if (!isPicking(column) || isFlag(column)) return false;
  const table = tables.get(column.table ?? "");
  const isKnown = table?.origin !== "model" && table?.incomplete === undefined;
  if (table === undefined || !isKnown) return false;
  const first = firstIndexed(table);
  const beside = columns.filter((one) => isPicking(one) && one.table === column.table);
  return !beside.some(({ name }) => first.has(keyOf(name)));
}

/** Of few values, and most rows have one of them: a state may be that of few rows. */
const isFlag = ({ name }: QueryColumn): boolean =>
  ofMost.test(name) && !/stat(?:e|us)$/i.test(name);

const isPicking = ({ use }: QueryColumn): boolean => use === "filter" || use === "join";

function firstIndexed({ indexes, primaryKey = [] }: Table): ReadonlySet<string> {
  const first = [...indexes.map(({ columns }) => columns[0]), primaryKey[0]];
  return new Set(first.flatMap((name) => (name === undefined ? [] : keyOf(name))));
}

function findingOn(
  { uri, range }: Query,
  column: QueryColumn,
  table: Table | undefined,
): LocalFinding {
  const name = `${column.table ?? ""}.${column.name}`;
  return {
    uri,
    range,
    severity: "low",
    title: `No index begins with ${name}`,
    explanation: `The query picks rows by ${name}, and no index of the table begins with it.`,
    trigger: `The endpoint once ${column.table ?? "the table"} is large`,
    evidence:
      table === undefined ? [] : [{ uri: table.uri, range: table.range, note: "the table" }],
  };
}
