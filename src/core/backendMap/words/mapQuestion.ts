import type { BackendMap } from "../backendMap.ts";
import type { PathOf } from "../picture/factWords.ts";

/** The lists of the map that can be asked for. */
export const mapLists = [
  "entryPoints",
  "tables",
  "queries",
  "neighbours",
  "documents",
  "unresolved",
] as const satisfies readonly (keyof BackendMap)[];
type MapList = (typeof mapLists)[number];

/** What of the map somebody asks for; what is left out does not narrow. */
export interface MapQuestion {
  readonly kind?: MapList;
  /** A file or a folder, as the prompt names it. */
  readonly file?: string;
  /** How the paths of routes begin, or the name of what has none. */
  readonly route?: string;
  readonly table?: string;
}

const longestWord = 1000;

/** Reads what another program asks; a string says, to that program, what is wrong with it. */
export function readMapQuestion(input: unknown): MapQuestion | string {
  if (typeof input !== "object" || Array.isArray(input)) return "The input must be an object.";
  const { kind, file, route, table }: Readonly<Record<string, unknown>> = { ...input };
  const given = Object.entries({ kind, file, route, table }).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  const wrong = given.find(([, value]) => typeof value !== "string" || value.length > longestWord);
  if (wrong !== undefined) return `“${wrong[0]}” must be a short text.`;
  if (kind !== undefined && kind !== null && !(mapLists as readonly unknown[]).includes(kind)) {
    return `“kind” must be one of: ${mapLists.join(", ")}.`;
  }
  return Object.fromEntries(given);
}

/** What of the map is asked for. A table brings the queries that use it and the tables beside it. */
export function chooseFacts(map: BackendMap, question: MapQuestion, pathOf: PathOf): Chosen {
  const { kind, table } = question;
  const file = normalPath(question.file ?? "");
  const route = question.route?.toLowerCase();
  const isIn = (uri: string): boolean => {
    const path = pathOf(uri);
    return file === "" || path === file || path.startsWith(`${file}/`);
  };
  const isTable = (name: string): boolean =>
    table === undefined || name.toLowerCase() === table.toLowerCase();
  const hasRoute = (text: string): boolean =>
    route === undefined || text.toLowerCase().startsWith(route);
  const [noTable, noRoute] = [table === undefined, route === undefined];
  const all: Chosen = {
    entryPoints: map.entryPoints.filter(
      ({ path, name, declared, handler }) =>
        noTable &&
        hasRoute(path ?? name ?? "") &&
        [declared, handler].some((at) => at && isIn(at.uri)),
    ),
    tables: map.tables.filter(
      ({ name, uri, foreignKeys }) =>
        noRoute && isIn(uri) && (isTable(name) || foreignKeys.some((key) => isTable(key.table))),
    ),
    queries: map.queries.filter(
      ({ uri, reads, writes }) => noRoute && isIn(uri) && [...reads, ...writes].some(isTable),
    ),
    neighbours: map.neighbours.filter(({ uri }) => noTable && noRoute && isIn(uri)),
    documents: map.documents.filter(({ uri }) => noTable && noRoute && isIn(uri)),
    unresolved: map.unresolved.filter(({ uri }) => noTable && noRoute && isIn(uri)),
  };
  return kind === undefined ? all : { ...nothing, [kind]: all[kind] };
}

export type Chosen = Pick<BackendMap, MapList>;

const nothing: Chosen = {
  entryPoints: [],
  tables: [],
  queries: [],
  neighbours: [],
  documents: [],
  unresolved: [],
};

function normalPath(path: string): string {
  return path
    .trim()
    .replaceAll("\\", "/")
    .replace(/^(?:\.\/)+/, "")
    .replace(/^\.$|\/+$/g, "");
}
