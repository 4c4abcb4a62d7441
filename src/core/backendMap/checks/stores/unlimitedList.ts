import type { BackendMap, EntryPoint, Query, QueryColumn } from "../../backendMap.ts";
import { createReach } from "../../reach.ts";
import type { Check, LocalFinding } from "../check.ts";

/**
 * Reports a list endpoint that reads all rows of a table that requests make grow.
 *
 * An alarm proves that the query which the endpoint reaches names no limit and picks its rows by no
 * condition but one that most rows meet, and that some entry point inserts into the table. It cannot prove that the table is large, nor
 * that the number of rows of one tenant is not small by nature.
 */
export const unlimitedList: Check = {
  id: "unlimited-list",
  category: "capacity",
  isHint: false,
  run: ({ map }) => {
    const reach = createReach(map);
    const queriesOf = (entry: EntryPoint): readonly Query[] =>
      reach(entry).flatMap(({ queries }) => queries);
    const growing = tablesThatGrow(map, queriesOf);
    const isUnlimited = (query: Query): boolean =>
      isWholeRead(query, growing) && !query.columns.some(isPicking);
    const found = map.entryPoints.filter(isList).flatMap((entry) => {
      const query = queriesOf(entry).find(isUnlimited);
      return query === undefined ? [] : [findingOn(entry, query)];
    });
    return distinct(found);
  },
};

/** Answers with several things: its path does not end in the name of one. */
function isList({ kind, method, path = "" }: EntryPoint): boolean {
  return kind === "http" && method === "GET" && !path.endsWith("}");
}

function tablesThatGrow(
  { entryPoints }: BackendMap,
  queriesOf: (entry: EntryPoint) => readonly Query[],
): ReadonlySet<string> {
  const byRequests = entryPoints.filter(({ method }) => method !== "GET" && method !== "DELETE");
  return new Set(byRequests.flatMap((entry) => queriesOf(entry).flatMap(({ writes }) => writes)));
}

function isWholeRead(query: Query, growing: ReadonlySet<string>): boolean {
  const isRead = query.reads.length > 0 && query.writes.length === 0;
  return isRead && query.limited === false && query.reads.every((name) => growing.has(name));
}

/** Conditions that most rows meet. */
const ofMost =
  /^(?:is|has)?_?(?:active|deleted|enabled|disabled|archived|visible|hidden|published|status|state|removed|trashed)(?:_?(?:at|on|date))?$/i;

/** Other conditions pick so many rows as belong together: a user's, a day's. */
function isPicking({ name, use }: QueryColumn): boolean {
  return use === "filter" && !ofMost.test(name);
}

function findingOn(entry: EntryPoint, query: Query): LocalFinding {
  const tables = query.reads.join(", ");
  const route = `${entry.method ?? ""} ${entry.path ?? ""}`;
  return {
    uri: query.uri,
    range: query.range,
    severity: "medium",
    title: `${route} reads every row of ${tables}`,
    explanation: `The query has no limit, and requests add rows to ${tables}: answer, memory and time grow with the table.`,
    trigger: `${route} once ${tables} holds a few hundred thousand rows`,
    evidence: [{ ...entry.declared, note: `the endpoint, ${route}` }],
  };
}

/** One query can serve several endpoints; it is one defect. */
function distinct(findings: readonly LocalFinding[]): readonly LocalFinding[] {
  const keyOf = ({ uri, range }: LocalFinding): string =>
    `${uri} ${range.start.line}:${range.start.character}`;
  return [...Map.groupBy(findings, keyOf).values()].flatMap((same) => same.slice(0, 1));
}
