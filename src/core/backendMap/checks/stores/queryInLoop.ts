import type { BackendMap, MapFunction, Query } from "../../backendMap.ts";
import { contains } from "../../facts/places.ts";
import { startOf } from "../../facts/startOf.ts";
import type { Check, LocalFinding } from "../check.ts";
import { servingFunctions, servingIn } from "../servingCode.ts";

/**
 * Reports reads that a request makes once for each of several things: a query in the body of a loop,
 * or a call in one of a function that queries.
 *
 * An alarm proves that the code of an entry point holds the loop and the query, and that the loop goes
 * over several things and does not end with the query. It cannot prove that the loop runs often, nor
 * that the things are not few by nature; writes are left out, since many of them have to go one by one.
 */
export const queryInLoop: Check = {
  id: "query-in-loop",
  category: "query",
  isHint: false,
  run: ({ map }) => [...inBodies(map), ...byCalls(map)],
};

function inBodies(map: BackendMap): readonly LocalFinding[] {
  const servingAt = servingFunctions(map);
  return map.queries.filter(isRead).flatMap((query) => {
    const around = query.inLoop ? servingAt(query) : undefined;
    if (around === undefined) return [];
    const place = { uri: query.uri, range: query.range };
    return [findingOn(place, `${around.name || "This code"} reads`, query, [])];
  });
}

function byCalls(map: BackendMap): readonly LocalFinding[] {
  const serving = servingIn(map);
  const starting = new Map(serving.map((one) => [startOf(one), one]));
  const queries = Map.groupBy(map.queries.filter(isRead), ({ uri }) => uri);
  return serving.flatMap(({ uri, name, loopCalls = [] }) => {
    const told = new Set<Query>();
    return loopCalls.flatMap(({ to, range }) => {
      const callee = starting.get(to);
      const query = callee && directQuery(callee, queries.get(callee.uri) ?? []);
      // Several calls that end in one query are one defect.
      if (callee === undefined || query === undefined || told.has(query)) return [];
      told.add(query);
      const evidence = [
        { uri: query.uri, range: query.range, note: `the query that ${callee.name} makes` },
      ];
      const what = `${name || "This code"} calls ${callee.name}, which reads`;
      return [findingOn({ uri, range }, what, query, evidence)];
    });
  });
}

function directQuery(callee: MapFunction, queries: readonly Query[]): Query | undefined {
  return queries.find((query) => contains(callee.range, query.range.start));
}

const isRead = ({ reads, writes }: Query): boolean => reads.length > 0 && writes.length === 0;

function findingOn(
  place: Pick<LocalFinding, "uri" | "range">,
  what: string,
  query: Query,
  evidence: LocalFinding["evidence"],
): LocalFinding {
  const tables = query.reads.join(", ");
  return {
    ...place,
    severity: "medium",
    title: `One query on ${tables} for each turn of a loop`,
    explanation: `${what} ${tables} inside of a loop: n things cost n round trips, one after the other or all at once. One query for all of them (a join, IN, ANY) costs one.`,
    trigger: `A request for which the loop runs a hundred times makes a hundred queries on ${tables}`,
    evidence,
  };
}
