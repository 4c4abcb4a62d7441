import type { Query } from "../backendMap.ts";

/** Whether a query asks for a row by its id: it needs no limit. */
export function isOfOne({ columns }: Pick<Query, "columns">): boolean {
  return columns.some(({ use, name }) => use === "filter" && name === "id");
}
