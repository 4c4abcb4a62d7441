import type { Position, Range } from "../findings/finding.ts";
import type {
  BackendMap,
  EntryPoint,
  MapFunction,
  MapPlace,
  Neighbour,
  Query,
} from "./backendMap.ts";

/** A function on the way of a request, with what stands in it. */
export interface Step {
  readonly function: MapFunction;
  /** Its number in the map; the handler's own, where calls were not followed, is -1. */
  readonly index: number;
  readonly queries: readonly Query[];
  readonly neighbours: readonly Neighbour[];
}

/** What an entry point runs through, nearest first. */
export type Reach = (entry: EntryPoint) => readonly Step[];

/** A request of so many functions is as good as all of them. */
const mostSteps = 200;

/** Follows entry points through their functions; built once for a map. */
export function createReach(map: BackendMap): Reach {
  const functions = map.functions ?? [];
  const starts = new Map(functions.map((one, index) => [keyOf(one), index]));
  const queries = Map.groupBy(map.queries, ({ uri }) => uri);
  const neighbours = Map.groupBy(map.neighbours, ({ uri }) => uri);
  const stepOf = (one: MapFunction, index: number): Step => ({
    function: one,
    index,
    queries: within(queries.get(one.uri) ?? [], one.range),
    neighbours: within(neighbours.get(one.uri) ?? [], one.range),
  });
  return ({ handler, handlerName }) => {
    if (handler === undefined) return [];
    const first = starts.get(keyOf(handler));
    if (first === undefined) {
      return [stepOf({ ...handler, name: handlerName ?? "", calls: [] }, -1)];
    }
    return reached(first, functions).flatMap((index) => {
      const one = functions[index];
      return one === undefined ? [] : [stepOf(one, index)];
    });
  };
}

function reached(first: number, functions: readonly MapFunction[]): readonly number[] {
  const seen = new Set([first]);
  for (const at of seen) {
    const calls = functions[at]?.calls ?? [];
    for (const next of calls.slice(0, mostSteps - seen.size)) seen.add(next);
  }
  return [...seen];
}

const keyOf = ({ uri, range }: MapPlace): string =>
  `${range.start.line}:${range.start.character} ${uri}`;

function within<Place extends MapPlace>(places: readonly Place[], range: Range): readonly Place[] {
  return places.filter((one) => contains(range, one.range.start));
}

/** Whether a position stands in a range, its ends included. */
export function contains({ start, end }: Range, { line, character }: Position): boolean {
  const isAfterStart = line > start.line || (line === start.line && character >= start.character);
  const isBeforeEnd = line < end.line || (line === end.line && character <= end.character);
  return isAfterStart && isBeforeEnd;
}
