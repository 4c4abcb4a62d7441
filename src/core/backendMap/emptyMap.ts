import type { BackendMap } from "./backendMap.ts";

/** What is known of a workspace in which there is nothing. */
export const emptyMap: BackendMap = {
  entryPoints: [],
  tables: [],
  queries: [],
  neighbours: [],
  documents: [],
  unresolved: [],
  functions: [],
};
