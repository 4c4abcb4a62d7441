import type { BackendMap, MapPlace } from "../backendMap.ts";
import { emptyMap } from "../emptyMap.ts";
import { isEmpty } from "../upkeep/mapPieces.ts";
import type { MapPiece } from "../upkeep/mapPieces.ts";
import type { KnownFunctions } from "./knownFunctions.ts";
import type { KnownPages } from "./knownPages.ts";
import { entriesIn } from "./knownProcedures.ts";
import type { KnownProcedures } from "./knownProcedures.ts";
import type { Page } from "./linkPage.ts";
import { distinctRoutes } from "./routes/linkRoutes.ts";
import type { KnownTables } from "./stores/knownTables.ts";

/** All that linking found. */
export interface Linked {
  readonly pages: KnownPages;
  readonly tables: KnownTables;
  readonly functions: KnownFunctions;
  readonly procedures: KnownProcedures;
}

export function wholeMap({ pages, tables, functions, procedures }: Linked): BackendMap {
  return {
    ...emptyMap,
    ...tables.get(),
    ...factsOf(pages.all()),
    procedures: procedures.all(),
    functions: functions.all(),
  };
}

/** What the map says about one file; undefined for nothing. */
export function pieceAbout(
  uri: string,
  { pages, tables, functions, procedures }: Linked,
): MapPiece | undefined {
  const facts = factsOf(pages.about(uri));
  const own = <Place extends MapPlace>(places: readonly Place[]): readonly Place[] =>
    places.filter((one) => one.uri === uri);
  const piece: MapPiece = {
    uri,
    ...tables.in(uri),
    entryPoints: facts.entryPoints.filter(({ declared }) => declared.uri === uri),
    queries: own(facts.queries),
    neighbours: own(facts.neighbours),
    documents: facts.documents.filter((one) => one.uri === uri),
    operations: own(facts.operations),
    unresolved: own(facts.unresolved),
    procedures: procedures.in(uri),
    functions: functions.in(uri),
  };
  return isEmpty(piece) ? undefined : piece;
}

type Facts = Required<
  Omit<BackendMap, "passedOver" | "tables" | "views" | "dropped" | "functions" | "procedures">
>;

/** Routes before other entry points; the pages' own order otherwise. */
function factsOf(pages: readonly Page[]): Facts {
  const routes = distinctRoutes(pages.flatMap((one) => one.routes));
  return {
    entryPoints: [...routes, ...entriesIn(pages)],
    queries: pages.flatMap(({ queries }) => queries),
    neighbours: pages.flatMap(({ neighbours }) => neighbours),
    documents: pages.flatMap(({ documents }) => documents),
    operations: pages.flatMap(({ operations }) => operations),
    unresolved: pages.flatMap(({ unresolved }) => unresolved),
  };
}
