import type { Position } from "../../findings/finding.ts";
import type { BackendMap, EntryPoint, MapFunction, MapPlace } from "../backendMap.ts";
import { comparePositions, contains } from "../facts/places.ts";
import { startOf } from "../facts/startOf.ts";

/** Finds the function that serves requests at a place; undefined for code that no entry point reaches. */
export type ServingFunction = (place: MapPlace) => MapFunction | undefined;

/** What somebody other than a clock makes run. */
const isAsked = ({ kind }: EntryPoint): boolean => kind !== "schedule";

/** Looks places up in what the entry points that are meant run through, the innermost function first. */
export function servingFunctions(map: BackendMap, isMeant = isAsked): ServingFunction {
  const byUri = new Map(
    [...Map.groupBy(servingIn(map, isMeant), ({ uri }) => uri)].map(([uri, all]) => [
      uri,
      all.toSorted((one, other) => comparePositions(one.range.start, other.range.start)),
    ]),
  );
  return ({ uri, range }) => {
    const inFile = byUri.get(uri) ?? [];
    // Of the functions that hold a place the innermost is the one that begins last.
    for (let at = beginningBefore(inFile, range.start); at >= 0; at -= 1) {
      const one = inFile[at];
      if (one !== undefined && contains(one.range, range.start)) return one;
    }
    return undefined;
  };
}

/** The functions that the entry points which are meant run through. */
export function servingIn(
  { functions, entryPoints }: BackendMap,
  isMeant: (entry: EntryPoint) => boolean,
): readonly MapFunction[] {
  const starting = new Map(functions.map((one) => [startOf(one), one]));
  const asked = entryPoints.filter(isMeant);
  const reached = new Set(
    asked.flatMap(({ handler }) => (handler && starting.get(startOf(handler))) ?? []),
  );
  for (const one of reached) {
    for (const next of one.calls) {
      const callee = starting.get(next);
      if (callee !== undefined) reached.add(callee);
    }
  }
  return [...reached];
}

/** The index of the last function that begins at or before a place. */
function beginningBefore(sorted: readonly MapFunction[], place: Position): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const start = sorted[middle]?.range.start;
    if (start !== undefined && comparePositions(start, place) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
