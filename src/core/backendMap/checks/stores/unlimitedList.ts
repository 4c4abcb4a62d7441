import type { BackendMap, EntryPoint, Query, QueryColumn } from "../../backendMap.ts";
import { startOf } from "../../facts/startOf.ts";
import { createReach } from "../../reach.ts";
import type { Check, LocalFinding } from "../check.ts";
import { ofMost } from "./conditionsOfMost.ts";
import { multiplying } from "./growingTables.ts";

/**
 * Reports a list endpoint that reads all rows of a table that requests make grow.
 *
 * An alarm proves that the query which the endpoint reaches names no limit and picks its rows by no
 * condition but one that most rows meet, that some entry point inserts into the table, and that its
 * rows multiply by use. It cannot prove that the table is large, nor that the number of rows of one
 * tenant is not small by nature; what counts all rows on purpose, a report or an export, is left out.
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
    const isSole = onlyReading(map);
    const lists = map.entryPoints.filter((entry) => isList(entry) && isSole(entry));
    const found = lists.flatMap((entry) => {
      const query = queriesOf(entry).find(isUnlimited);
      return query === undefined ? [] : [findingOn(entry, query)];
    });
    return distinct(found);
  },
};

/** Paths of what is about all rows by its purpose. */
const ofAll =
  /(?:^|[/_-])(?:stat|stats|statistics?|report|reports|export|exports|backup|dump|download|sitemap|summary|metrics|chart|charts|matrix)(?:[/._-]|$)/i;

/** Answers with several things: its path does not end in the name of one. */
function isList({ kind, method, path = "" }: EntryPoint): boolean {
  return kind === "http" && method === "GET" && !path.endsWith("}") && !ofAll.test(path);
}

/** Whether a handler answers nothing but GET: of one that does, a query may belong to another method. */
function onlyReading({ entryPoints }: BackendMap): (entry: EntryPoint) => boolean {
  const others = entryPoints.filter(({ method }) => method !== "GET" && method !== "HEAD");
  const changing = new Set(others.flatMap(({ handler }) => (handler ? [startOf(handler)] : [])));
  return ({ handler }) => handler === undefined || !changing.has(startOf(handler));
}

function tablesThatGrow(
  map: BackendMap,
  queriesOf: (entry: EntryPoint) => readonly Query[],
): ReadonlySet<string> {
  const byRequests = map.entryPoints.filter(
    ({ method }) => method !== "GET" && method !== "DELETE",
  );
  const written = byRequests.flatMap((entry) => queriesOf(entry).flatMap(({ writes }) => writes));
  return new Set([...new Set(written)].filter(multiplying(map)));
}

function isWholeRead(query: Query, growing: ReadonlySet<string>): boolean {
  const isRead = query.reads.length > 0 && query.writes.length === 0 && query.isCached !== true;
  return isRead && query.limited === false && query.reads.every((name) => growing.has(name));
}

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
