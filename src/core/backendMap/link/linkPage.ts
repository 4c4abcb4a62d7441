import type {
  EntryPoint,
  MapDocument,
  MapPlace,
  Neighbour,
  Operation,
  Procedure,
  Query,
  Unresolved,
} from "../backendMap.ts";
import type { FileFacts } from "../facts/facts.ts";
import { isLeftOut } from "../reading/leftOut.ts";
import type { Answered } from "./entries/linkAnswerers.ts";
import { functionIn } from "./linkCalls.ts";
import type { FunctionIn } from "./linkCalls.ts";
import { linkDocuments } from "./linkDocuments.ts";
import { linkAnswerers, linkEntries } from "./linkEntries.ts";
import type { SeenLinking } from "./knownLinkings.ts";
import { linkNeighbours } from "./linkNeighbours.ts";
import { linkRoutes } from "./routes/linkRoutes.ts";
import { linkQueries } from "./stores/linkQueries.ts";
import type { TableNames } from "./stores/tableNames.ts";

/** What one file says, once its names were followed to others. */
export interface Page extends Entries {
  readonly queries: readonly Query[];
  readonly neighbours: readonly Neighbour[];
  readonly documents: readonly MapDocument[];
  readonly operations: readonly Operation[];
  readonly unresolved: readonly Unresolved[];
}

interface Entries {
  readonly routes: readonly EntryPoint[];
  /** Entry points that have no path. */
  readonly entries: readonly EntryPoint[];
  /** Those that answer what a contract promises. */
  readonly answers: readonly EntryPoint[];
  readonly answered: readonly Answered[];
  /** What it promises, whether or not something answers it. */
  readonly promised: readonly Procedure[];
  /** Of its routes, its entries and its answers. */
  readonly handlers: readonly (readonly FunctionIn[])[];
}

const noEntries: Entries = {
  routes: [],
  entries: [],
  answers: [],
  answered: [],
  promised: [],
  handlers: [[], [], []],
};

export interface PageLinking extends SeenLinking {
  /** Of tables. */
  readonly names: TableNames;
  /** By a URI. */
  readonly fileAt: (uri: string) => FileFacts | undefined;
}

export function linkPage(file: FileFacts, linking: PageLinking): Page {
  return {
    ...(isLeftOut(file.path) ? noEntries : entriesOf(file, linking)),
    queries: linkQueries(file, linking),
    neighbours: linkNeighbours(file, linking),
    ...linkDocuments(file, linking.uriOf),
    unresolved: [],
  };
}

function entriesOf(file: FileFacts, linking: PageLinking): Entries {
  const routes = linkRoutes(file, linking);
  const entries = linkEntries(file, linking);
  const answered = linkAnswerers(file, linking);
  const answers = answered.flatMap((one) => one.entries);
  const uri = linking.uriOf(file.path);
  return {
    routes,
    entries,
    answers,
    answered,
    promised: file.procedures.map((one) => ({ ...one, uri })),
    handlers: [routes, entries, answers].map((all) =>
      all.flatMap(({ handler }) => handlerIn(handler, linking) ?? []),
    ),
  };
}

function handlerIn(handler: MapPlace | undefined, linking: PageLinking): FunctionIn | undefined {
  if (handler === undefined) return undefined;
  const { line, character } = handler.range.start;
  const file = linking.fileAt(handler.uri);
  const index = file?.definitions.findIndex(({ range: { start } }) => {
    return start.line === line && start.character === character;
  });
  return file === undefined || index === undefined || index < 0
    ? undefined
    : functionIn({ file, index }, linking);
}

/** The files that a page says something about. */
export function urisIn({ routes, entries, answers, ...page }: Page): ReadonlySet<string> {
  const { queries, neighbours, documents, operations, unresolved } = page;
  const places = [queries, neighbours, documents, operations, unresolved];
  return new Set([
    ...[...routes, ...entries, ...answers].map(({ declared }) => declared.uri),
    ...places.flatMap((all) => all.map(({ uri }) => uri)),
  ]);
}
