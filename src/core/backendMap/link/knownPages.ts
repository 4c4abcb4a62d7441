import type { FileFacts } from "../facts/facts.ts";
import { createKept } from "./kept/kept.ts";
import { createLists } from "./kept/lists.ts";
import type { Change } from "./kept/lists.ts";
import type { Reader } from "./kept/sources.ts";
import type { FileChanges } from "./kept/workspace.ts";
import { urisIn } from "./linkPage.ts";
import type { Page } from "./linkPage.ts";

/** What all files say, kept from edit to edit. */
export interface KnownPages {
  /** In the order of the files' paths. */
  all(): readonly Page[];
  /** Those that say something about a file. */
  about(uri: string): readonly Page[];
  /**
   * A step for each file that is linked again.
   *
   * @returns URIs of files about which something else may be said now.
   */
  update(changes: FileChanges): Generator<void, Iterable<string>>;
}

export function createPages(
  files: ReadonlyMap<string, FileFacts>,
  link: (file: FileFacts, reader: Reader) => Page | undefined,
): KnownPages {
  const byUri = createLists<Page>();
  const kept = createKept((path: string, reader) => {
    const file = files.get(path);
    return file && link(file, reader);
  });
  return {
    all: () => [...files.keys()].sort().flatMap((path) => kept.last(path) ?? []),
    about: (uri) => byUri.get(uri),
    *update(changes) {
      const pages = new Map<string, Change<Page>>();
      for (const path of [...new Set([...changes.keys(), ...kept.stale])].sort()) {
        const before = pairsOf(kept.last(path));
        kept.drop(path);
        const after = pairsOf(files.has(path) ? kept.get(path) : undefined);
        pages.set(path, { before, after });
        yield;
      }
      return byUri.replace(pages).flatMap(({ key }) => (typeof key === "string" ? key : []));
    },
  };
}

function pairsOf(page: Page | undefined): readonly (readonly [uri: string, page: Page])[] {
  return page === undefined ? [] : [...urisIn(page)].map((uri) => [uri, page] as const);
}
