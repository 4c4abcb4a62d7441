import type { BackendMap, MapFunction, Query } from "../../backendMap/backendMap.ts";
import { contains } from "../../backendMap/facts/places.ts";
import { startOf } from "../../backendMap/facts/startOf.ts";
import type { CodeLink } from "../neighbourhood/links.ts";
import { isTestPath } from "../terms/codeFiles.ts";

const mostCallees = 8;
const mostCallers = 4;
const mostBelow = 2;

/**
 * What some functions call, what of that leads to a query, and what calls them, as the map has followed
 * it; in the order of the code. Tests have a place of their own.
 */
export function callLinks(functions: readonly MapFunction[], map: BackendMap): readonly CodeLink[] {
  const own = new Set(functions.map(startOf));
  const called = new Set(functions.flatMap(({ calls }) => calls).filter((one) => !own.has(one)));
  const byStart = new Map(map.functions.map((one) => [startOf(one), one]));
  const callees = [...called].flatMap((start) => byStart.get(start) ?? []);
  const callers = map.functions.filter(
    (one) =>
      !own.has(startOf(one)) && !isTestPath(one.uri) && one.calls.some((start) => own.has(start)),
  );
  const further = new Set(callees.flatMap(({ calls }) => calls));
  const below = [...further]
    .filter((start) => !own.has(start) && !called.has(start))
    .flatMap((start) => byStart.get(start) ?? [])
    .filter((one) => map.queries.some((query) => isIn(query, one)));
  return [
    ...callees.slice(0, mostCallees).map(linkTo("callee")),
    ...below.slice(0, mostBelow).map(linkTo("below")),
    ...callers.slice(0, mostCallers).map(linkTo("caller")),
  ];
}

const linkTo =
  (relation: CodeLink["relation"]) =>
  ({ uri, range }: MapFunction): CodeLink => ({ relation, uri, line: range.start.line });

function isIn({ uri, range }: Query, around: MapFunction): boolean {
  return uri === around.uri && contains(around.range, range.start);
}
