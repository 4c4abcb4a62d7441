import type { BackendMap, MapPlace, Query } from "../../backendMap/backendMap.ts";
import { createReach } from "../../backendMap/reach.ts";
import { operationOf } from "./contractParts.ts";
import type { ShownSources } from "./shownSources.ts";
import { siblingsOf } from "./siblings.ts";
import type { Touched } from "./touched.ts";

/**
 * The map without all that the code under review has nothing to do with, and without facts of files
 * that may not be shown: as the files stay here, so do they.
 */
export async function relevantMap(
  map: BackendMap,
  touched: Touched,
  sources: ShownSources,
): Promise<BackendMap> {
  const entries = [...siblingsOf(touched.handled, map), ...touched.reaching];
  const reach = createReach(map);
  const queries = new Set([
    ...touched.queries,
    ...touched.below,
    ...entries.flatMap((entry) => reach(entry)).flatMap((step) => step.queries),
    ...queriesOn(new Set(touched.tables.map(({ table }) => table.name)), map),
  ]);
  const operations = entries.flatMap((entry) => operationOf(entry, map) ?? []);
  const tables = touched.tables.map(({ table }) => table);
  const documents = map.documents.filter(({ kind }) => kind === "guidance" || kind === "decision");
  const dropped = (map.dropped ?? []).filter((one) =>
    tables.some(({ name }) => name === one.table),
  );
  const places = [
    entries.map(({ declared }) => declared),
    [...queries],
    operations,
    tables,
    dropped,
  ];
  const shown = await shownAmong([...places.flat(), ...documents], sources);
  const of = <T extends Pick<MapPlace, "uri">>(some: Iterable<T>): readonly T[] =>
    [...some].filter(({ uri }) => shown.has(uri));
  return {
    ...map,
    entryPoints: entries.filter(({ declared }) => shown.has(declared.uri)),
    queries: of(queries),
    operations: of(operations),
    tables: of(tables),
    documents: of(documents),
    dropped: of(dropped),
  };
}

function queriesOn(tables: ReadonlySet<string>, map: BackendMap): readonly Query[] {
  return map.queries.filter(({ reads, writes }) =>
    [...reads, ...writes].some((one) => tables.has(one)),
  );
}

async function shownAmong(
  places: readonly Pick<MapPlace, "uri">[],
  sources: ShownSources,
): Promise<ReadonlySet<string>> {
  const uris = new Set(places.map(({ uri }) => uri));
  const checked = await Promise.all(
    [...uris].map(async (uri) => ((await sources.mayShow(uri)) ? [uri] : [])),
  );
  return new Set(checked.flat());
}
