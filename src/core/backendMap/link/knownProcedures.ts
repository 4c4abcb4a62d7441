import type { EntryPoint, Procedure } from "../backendMap.ts";
import { urisThatDiffer } from "../upkeep/mapPieces.ts";
import { linkProcedures } from "./entries/linkProcedures.ts";
import type { PageChange } from "./knownPages.ts";
import { distinctEntries } from "./linkEntries.ts";
import type { Page } from "./linkPage.ts";

/** What contracts promise, and what of it nothing answers. */
export interface KnownProcedures {
  all(): readonly Procedure[];
  in(uri: string): readonly Procedure[];
  /** @returns URIs of files of which something else may be said now. */
  update(changes: readonly PageChange[], all: () => readonly Page[]): Iterable<string>;
}

export function createProcedures(): KnownProcedures {
  let known: readonly Procedure[] = [];
  let byUri: ReadonlyMap<string, readonly Procedure[]> = new Map();
  return {
    all: () => known,
    in: (uri) => byUri.get(uri) ?? [],
    update(changes, all) {
      if (!changes.some(({ before, after }) => speaks(before) || speaks(after))) return [];
      const before = byUri;
      const pages = all();
      const promised = pages.flatMap((one) => one.promised);
      const answered = pages.flatMap((one) => one.answered);
      known = linkProcedures(promised, entriesIn(pages), answered);
      byUri = Map.groupBy(known, ({ uri }) => uri);
      return urisThatDiffer(before, byUri);
    },
  };
}

/** Whether a page promises a procedure, or may answer one. */
const speaks = (page: Page | undefined): boolean =>
  page !== undefined && page.promised.length + page.entries.length + page.answered.length > 0;

/** Entry points that have no path. */
export function entriesIn(pages: readonly Page[]): readonly EntryPoint[] {
  return distinctEntries([
    ...pages.flatMap(({ entries }) => entries),
    ...pages.flatMap(({ answers }) => answers),
  ]);
}
