import type { EntryPoint, Procedure } from "../backendMap.ts";
import { isSame } from "../upkeep/mapPieces.ts";
import { linkProcedures } from "./entries/linkProcedures.ts";
import { distinctEntries } from "./linkEntries.ts";
import type { Page } from "./linkPage.ts";

/** What contracts promise, and what of it nothing answers. */
export interface KnownProcedures {
  all(): readonly Procedure[];
  in(uri: string): readonly Procedure[];
  /** @returns URIs of files of which something else may be said now. */
  update(pages: readonly Page[]): Iterable<string>;
}

export function createProcedures(): KnownProcedures {
  let known: readonly Procedure[] = [];
  let byUri: ReadonlyMap<string, readonly Procedure[]> = new Map();
  return {
    all: () => known,
    in: (uri) => byUri.get(uri) ?? [],
    update(pages) {
      const before = byUri;
      const promised = pages.flatMap((one) => one.promised);
      if (promised.length === 0 && before.size === 0) return [];
      const answered = pages.flatMap((one) => one.answered);
      known = linkProcedures(promised, entriesIn(pages), answered);
      byUri = Map.groupBy(known, ({ uri }) => uri);
      const uris = new Set([...before.keys(), ...byUri.keys()]);
      return [...uris].filter((uri) => !isSame(before.get(uri), byUri.get(uri)));
    },
  };
}

/** Entry points that have no path. */
export function entriesIn(pages: readonly Page[]): readonly EntryPoint[] {
  return distinctEntries([
    ...pages.flatMap(({ entries }) => entries),
    ...pages.flatMap(({ answers }) => answers),
  ]);
}
