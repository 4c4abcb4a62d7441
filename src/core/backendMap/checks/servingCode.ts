import type { BackendMap, MapFunction, MapPlace } from "../backendMap.ts";
import { contains } from "../places.ts";

/** Finds the function that serves requests at a place; undefined for code that no entry point reaches. */
export type ServingFunction = (place: MapPlace) => MapFunction | undefined;

/** Looks places up in what entry points run through, the innermost function first. */
export function servingFunctions({ functions }: BackendMap): ServingFunction {
  const byUri = Map.groupBy(functions, ({ uri }) => uri);
  return ({ uri, range }) =>
    (byUri.get(uri) ?? [])
      .filter((one) => contains(one.range, range.start))
      .toSorted((a, b) => b.range.start.line - a.range.start.line)[0];
}
