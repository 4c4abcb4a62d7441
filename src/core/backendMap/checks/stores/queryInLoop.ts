import type { Range } from "../../../findings/finding.ts";
import type { BackendMap, EntryPoint, MapFunction, Query } from "../../backendMap.ts";
import { contains } from "../../facts/places.ts";
import { startOf } from "../../facts/startOf.ts";
import type { Check, Knowledge, LocalFinding } from "../check.ts";
import { servingFunctions, servingIn } from "../servingCode.ts";
import { mergedByLoop } from "./mergedByLoop.ts";
import { workInLoops } from "./workInLoops.ts";

/**
 * Reports reads that a request makes once for each of several things: a query in the body of a loop,
 * or a call in one of a function that queries.
 *
 * An alarm proves that the code of a request holds the loop and the query, that the loop goes over
 * several things and does not end with the query, and that no loop of the function is seen to write,
 * to call another service or to send a message. It cannot prove that the loop runs often, nor that the
 * things are not few by nature; writes are left out, since many of them have to go one by one.
 */
export const queryInLoop: Check = {
  id: "query-in-loop",
  category: "query",
  isHint: false,
  run: (knowledge) => inLoops(knowledge).flatMap(({ works, ...one }) => (works ? [] : [one])),
};

/**
 * Hints at such reads where the loops do something for each of the things, take the first few rows of
 * each, ask for many of a kind at a time, or a cache first: whether what they read could be asked for at once needs judgement.
 */
export const queryInWork: Check = {
  id: "query-in-work",
  category: "query",
  isHint: true,
  run: (knowledge) => inLoops(knowledge).flatMap(({ works, ...one }) => (works ? [one] : [])),
};

interface Found extends LocalFinding {
  /** Whether the function's loops do more than to ask, or ask for what no plain query has of all, or a cache. */
  readonly works: boolean;
}

const known = new WeakMap<Knowledge, readonly Found[]>();

/** Looked for once for both checks. */
function inLoops(knowledge: Knowledge): readonly Found[] {
  const found = known.get(knowledge) ?? findInLoops(knowledge);
  known.set(knowledge, found);
  return found;
}

function findInLoops(knowledge: Knowledge): readonly Found[] {
  const { map } = knowledge;
  const worksIn = workInLoops(knowledge);
  const found = [...inBodies(map), ...byCalls(map)].map(([around, finding, query]) => ({
    ...finding,
    works: isOfMore(query) || worksIn(around),
  }));
  return mergedByLoop(found, knowledge);
}

const isOfMore = ({ takesFew, isForMany, isCached }: Query): boolean =>
  [takesFew, isForMany, isCached].includes(true);

type Placed = readonly [around: MapFunction, finding: LocalFinding, query: Query];

/** What a message or a clock makes run nobody waits for. */
const isRequest = ({ kind }: EntryPoint): boolean => kind !== "schedule" && kind !== "message";

function inBodies(map: BackendMap): readonly Placed[] {
  const servingAt = servingFunctions(map, isRequest);
  return map.queries.filter(isRead).flatMap((query): readonly Placed[] => {
    const around = query.inLoop ? servingAt(query) : undefined;
    if (around === undefined) return [];
    const place = { uri: query.uri, range: query.range };
    return [[around, findingOn(place, `${around.name || "This code"} reads`, query, []), query]];
  });
}

function byCalls(map: BackendMap): readonly Placed[] {
  const serving = servingIn(map, isRequest);
  const starting = new Map(serving.map((one) => [startOf(one), one]));
  const queries = Map.groupBy(map.queries.filter(isRead), ({ uri }) => uri);
  return serving.flatMap((around) => {
    const told = new Set<Query>();
    return callsInLoops(around).flatMap(({ to, range }): readonly Placed[] => {
      // Several calls that end in one query are one defect, and so are the queries of one call.
      for (const start of to) {
        const callee = starting.get(start);
        const query = callee && directQuery(callee, queries.get(callee.uri) ?? []);
        if (callee === undefined || query === undefined || told.has(query)) continue;
        told.add(query);
        const evidence = [
          { uri: query.uri, range: query.range, note: `the query that ${callee.name} makes` },
        ];
        const what = `${around.name || "This code"} calls ${callee.name}, which reads`;
        return [[around, findingOn({ uri: around.uri, range }, what, query, evidence), query]];
      }
      return [];
    });
  });
}

/** A call that may lead to more functions than these is not known to run one of them. */
const mostCallees = 8;

interface LoopCalls {
  readonly to: readonly string[];
  readonly range: Range;
}

function callsInLoops({ uri, loopCalls = [] }: MapFunction): readonly LoopCalls[] {
  const byPlace = Map.groupBy(loopCalls, ({ range }) => startOf({ uri, range }));
  return [...byPlace.values()].flatMap((calls) => {
    const [first] = calls;
    const to = [...new Set(calls.map((one) => one.to))];
    return first === undefined || to.length > mostCallees ? [] : [{ to, range: first.range }];
  });
}

function directQuery(callee: MapFunction, queries: readonly Query[]): Query | undefined {
  const own = queries.filter(
    ({ range, isHandedOut }) => isHandedOut !== true && contains(callee.range, range.start),
  );
  return own.find(({ isCached }) => isCached !== true) ?? own[0];
}

/** Of a table that has a name: of another it cannot be said what could be asked for at once. */
const isRead = ({ reads, writes }: Query): boolean =>
  reads.some((name) => name !== "") && writes.length === 0;

function findingOn(
  place: Pick<LocalFinding, "uri" | "range">,
  what: string,
  query: Query,
  evidence: LocalFinding["evidence"],
): LocalFinding {
  const tables = query.reads.filter((name) => name !== "").join(", ");
  return {
    ...place,
    severity: "medium",
    title: `One query on ${tables} for each turn of a loop`,
    explanation: `${what} ${tables} inside of a loop: n things cost n round trips, one after the other or all at once. One query for all of them (a join, IN, ANY) costs one.`,
    trigger: `A request for which the loop runs a hundred times makes a hundred queries on ${tables}`,
    evidence,
  };
}
