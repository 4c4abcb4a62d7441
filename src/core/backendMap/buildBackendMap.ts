import type { BackendMap } from "./backendMap.ts";
import { languages, stacks } from "./detectors/stacks.ts";
import { emptyMap } from "./emptyMap.ts";
import type { FileFacts } from "./facts/facts.ts";
import { isLeftOut } from "./reading/leftOut.ts";
import { findCallSites } from "./link/names/callSites.ts";
import { createCallContexts, type CallContext } from "./link/names/callContexts.ts";
import type { Linking } from "./link/linking.ts";
import { createFactIndex } from "./link/names/factIndex.ts";
import { linkCalls } from "./link/linkCalls.ts";
import { linkDocuments } from "./link/linkDocuments.ts";
import { linkNeighbours } from "./link/linkNeighbours.ts";
import { linkQueries } from "./link/stores/linkQueries.ts";
import { linkEntries } from "./link/linkEntries.ts";
import type { ExpandMount } from "./link/routes/expandMount.ts";
import { createRequestText } from "./link/stores/requestTexts.ts";
import { linkRoutes } from "./link/routes/linkRoutes.ts";
import { linkTables } from "./link/stores/linkTables.ts";
import { createRouters } from "./link/routes/prefixes.ts";

const expandMount: ExpandMount = (mount, file, index) =>
  stacks.find(({ name }) => name === mount.stack)?.expandMount?.(mount, file, index);

/**
 * Puts the facts of all files together.
 *
 * @param files by their path.
 * @param uriOf a file's path as a URI.
 */
export function buildBackendMap(
  files: ReadonlyMap<string, FileFacts>,
  uriOf: (path: string) => string,
): BackendMap {
  const kept = new Map([...files].filter(([path]) => !isLeftOut(path)));
  const index = createFactIndex(kept, languages);
  const callSites = findCallSites(index);
  const contexts = createCallContexts(index, callSites);
  const { evaluate } = contexts.general;
  const calling = { index, evaluate, callSites };
  const routersIn = createRouters(index, contexts, { ...calling, expandMount });
  const expand = (name: string) => stacks.find((one) => one.name === name)?.expand;
  const seenBy = (context: CallContext): Linking => {
    return { index, ...context, routers: routersIn(context), expand, uriOf };
  };
  const routes = linkRoutes(seenBy(contexts.general), calling, (file, scope) =>
    contexts.of(file, scope).map(seenBy),
  );
  const { entries, procedures } = linkEntries({ index, evaluate, uriOf });
  const entryPoints = [...routes, ...entries];
  const functions = linkCalls(entryPoints, { index, evaluate, uriOf });
  const { tables, views, dropped, ...linked } = linkTables({ index, evaluate, uriOf });
  const requestText = createRequestText(index, evaluate);
  const known = { tables, views, dropped, requestText, ...linked };
  const queries = linkQueries(files.values(), known, uriOf);
  const neighbours = linkNeighbours(files.values(), evaluate, uriOf);
  return {
    ...emptyMap,
    entryPoints,
    procedures,
    functions,
    tables,
    views,
    dropped,
    queries,
    neighbours,
    ...linkDocuments(files.values(), uriOf),
  };
}
