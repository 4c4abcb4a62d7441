import type { Range } from "../findings/finding.ts";
import type {
  BackendMap,
  EntryPoint,
  MapFunction,
  MapPlace,
  Neighbour,
  Query,
} from "./backendMap.ts";
import { contains } from "./facts/places.ts";
import { startOf } from "./facts/startOf.ts";

/** A function on the way of a request, with what stands in it. */
export interface Step {
  readonly function: MapFunction;
  readonly queries: readonly Query[];
  readonly neighbours: readonly Neighbour[];
}

/** What an entry point runs through, nearest first. */
export type Reach = (entry: EntryPoint) => readonly Step[];

/** A request of so many functions is as good as all of them. */
const mostSteps = 200;

/** Follows entry points through their functions; built once for a map. */
export function createReach(map: BackendMap): Reach {
  const functions = new Map(map.functions.map((one) => [startOf(one), one]));
  const queries = Map.groupBy(map.queries, ({ uri }) => uri);
  const neighbours = Map.groupBy(map.neighbours, ({ uri }) => uri);
  const steps = new Map<MapFunction, Step>();
  const stepOf = (one: MapFunction): Step => {
    const step = steps.get(one) ?? {
      function: one,
      queries: within(queries.get(one.uri) ?? [], one.range),
      neighbours: within(neighbours.get(one.uri) ?? [], one.range),
    };
    steps.set(one, step);
    return step;
  };
  return ({ handler, handlerName }) => {
    if (handler === undefined) return [];
    const first = functions.get(startOf(handler));
    if (first === undefined) return [stepOf({ ...handler, name: handlerName ?? "", calls: [] })];
    return reached(first, functions).map(stepOf);
  };
}

function reached(
  first: MapFunction,
  functions: ReadonlyMap<string, MapFunction>,
): readonly MapFunction[] {
  const seen = new Set([first]);
  for (const one of seen) {
    const calls = one.calls.slice(0, mostSteps - seen.size);
    for (const next of calls.flatMap((start) => functions.get(start) ?? [])) seen.add(next);
  }
  return [...seen];
}

function within<Place extends MapPlace>(places: readonly Place[], range: Range): readonly Place[] {
  return places.filter((one) => contains(range, one.range.start));
}
