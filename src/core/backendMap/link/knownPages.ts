import type { FileFacts } from "../facts/facts.ts";
import { createKept } from "./kept/kept.ts";
import { createLists } from "./kept/lists.ts";
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
  /** A step for each file that is linked again. */
  update(changes: FileChanges): Generator<void, PagesUpdate>;
}

interface PagesUpdate {
  /** Of files about which something else may be said now. */
  readonly uris: readonly string[];
  readonly pages: readonly PageChange[];
}

/** Undefined where there was, or is, no such file. */
export interface PageChange {
  readonly before: Page | undefined;
  readonly after: Page | undefined;
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
  // Most edits make no file: to put all paths in order again would be a part of each.
  let paths: readonly string[] | undefined;
  return {
    all() {
      paths ??= [...files.keys()].sort();
      return paths.flatMap((path) => kept.last(path) ?? []);
    },
    about: (uri) => byUri.get(uri),
    *update(changes) {
      for (const { before, after } of changes.values()) {
        if (before === undefined || after === undefined) paths = undefined;
      }
      const pages = new Map<string, PageChange>();
      for (const path of [...new Set([...changes.keys(), ...kept.stale])].sort()) {
        const before = kept.last(path);
        kept.drop(path);
        pages.set(path, { before, after: files.has(path) ? kept.get(path) : undefined });
        yield;
      }
      const said = [...pages].map(([path, { before, after }]) => {
        return [path, { before: pairsOf(before), after: pairsOf(after) }] as const;
      });
      const replaced = byUri.replace(new Map(said));
      const uris = replaced.flatMap(({ key }) => (typeof key === "string" ? key : []));
      return { uris, pages: [...pages.values()] };
    },
  };
}

function pairsOf(page: Page | undefined): readonly (readonly [uri: string, page: Page])[] {
  return page === undefined ? [] : [...urisIn(page)].map((uri) => [uri, page] as const);
}
