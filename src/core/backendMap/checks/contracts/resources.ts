import { sharedStart } from "../../../sharedStart.ts";
import type { EntryPoint } from "../../backendMap.ts";

/** "orders" of "/api/orders/{id}", where all routes begin with "/api". */
export function resourceOf({ path = "" }: EntryPoint, shared: number): string {
  const below = path.split("/").slice(shared);
  return below.find((part) => !part.startsWith("{")) ?? "";
}

/** How many parts all paths begin with. */
export const sharedParts = (paths: readonly string[]): number =>
  sharedStart(paths.map((path) => path.split("/")));
