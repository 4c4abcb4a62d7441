import type { EntryPoint } from "../../backendMap.ts";

/** "orders" of "/api/orders/{id}", where all routes begin with "/api". */
export function resourceOf({ path = "" }: EntryPoint, shared: number): string {
  const below = path.split("/").slice(shared);
  return below.find((part) => !part.startsWith("{")) ?? "";
}

/** How many parts all paths begin with. */
export function sharedParts(paths: readonly string[]): number {
  const [first = [], ...others] = paths.map((path) => path.split("/"));
  const at = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return at < 0 ? first.length : at;
}
