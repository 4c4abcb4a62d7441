import type { FileFacts } from "../../facts/facts.ts";
import { definitionsNamed, filesIn, folderOf, givenNamed, namesIn } from "../names/factIndex.ts";
import type { FactIndex, Language, Lookup } from "../names/language.ts";
import { createLists } from "./lists.ts";
import type { Change, Key, Lists } from "./lists.ts";
import { createResolutions } from "./resolutions.ts";
import type { Resolutions } from "./resolutions.ts";
import { createShared } from "./shared.ts";
import type { Shared } from "./shared.ts";
import { changed, note } from "./sources.ts";
import type { Reader, Source } from "./sources.ts";

/** The facts of a file before and after a change; undefined where there was, or is, no such file. */
export interface FileChange {
  readonly before: FileFacts | undefined;
  readonly after: FileFacts | undefined;
}
/** By path, in the order of the paths. */
export type FileChanges = ReadonlyMap<string, FileChange>;

/** The facts of all files, with who looked at what of them. */
export interface Workspace {
  readonly files: ReadonlyMap<string, FileFacts>;
  readonly languageOf: (file: FileFacts) => Language | undefined;
  /** What a reader looks up in it makes that stale when it changes. */
  indexFor(reader: Reader): FactIndex;
  update(changes: FileChanges): void;
}

export function createWorkspace(languages: readonly Language[]): Workspace {
  const byId = new Map(languages.flatMap((one) => one.ids.map((id) => [id, one] as const)));
  const languageOf = (file: FileFacts): Language | undefined => byId.get(file.languageId);
  const files = new Map<string, FileFacts>();
  const places = createPlaces();
  const lookups = createLookups(files);
  const indexFor = (reader: Reader): FactIndex =>
    watchedIndex(reader, { files, places, lookups, shared, resolutions, languageOf });
  const shared = createShared(indexFor);
  const resolutions = createResolutions(indexFor);
  return {
    files,
    languageOf,
    indexFor,
    update(changes) {
      for (const [path, { before, after }] of changes) {
        if (after === undefined) files.delete(path);
        else files.set(path, after);
        changed(places.file(path));
        if (before === undefined || after === undefined) changed(places.listing(folderOf(path)));
      }
      lookups.update(changes);
      resolutions.drop([...changes.values()].flatMap(({ before }) => before ?? []));
      do {
        resolutions.refresh();
        shared.refresh();
      } while (resolutions.stale.size > 0);
    },
  };
}

interface Watched {
  readonly files: ReadonlyMap<string, FileFacts>;
  readonly places: Places;
  readonly lookups: Lookups;
  readonly shared: Shared<FactIndex>;
  readonly resolutions: Resolutions;
  readonly languageOf: Workspace["languageOf"];
}

function watchedIndex(
  reader: Reader,
  { files, places, lookups, shared, resolutions, languageOf }: Watched,
): FactIndex {
  const find = <Item>(lookup: Lookup<Item>, key: Key): readonly Item[] =>
    lookups.of(lookup).read(key, reader);
  const get = (path: string): FileFacts | undefined => {
    const file = files.get(path);
    note(reader, file === undefined ? places.listing(folderOf(path)) : places.file(path));
    return file;
  };
  return {
    files: { get, has: (path) => get(path) !== undefined },
    find,
    shared: (compute) => shared.read(compute, reader),
    resolve: (module, name, from) => resolutions.resolve({ module, name, from }, reader),
    folder: (path) => find(filesIn, path),
    languageOf,
    names: namesIn,
    named: (name, language) =>
      find(definitionsNamed, name).filter(({ file }) => languageOf(file) === language),
    given: (name, language) =>
      find(givenNamed, name).filter(({ file }) => languageOf(file) === language),
  };
}

interface Lookups {
  of<Item>(lookup: Lookup<Item>): Lists<Item>;
  update(changes: FileChanges): void;
}

/** What files say under keys, put together for the first who asks. */
function createLookups(files: ReadonlyMap<string, FileFacts>): Lookups {
  const known = new Map<Lookup<unknown>, Lists<unknown>>();
  const listsOf = (lookup: Lookup<unknown>): Lists<unknown> => {
    const lists = known.get(lookup) ?? createLists();
    if (known.has(lookup)) return lists;
    known.set(lookup, lists);
    const paths = [...files.keys()].sort();
    const asNew = paths.map(
      (path) => [path, { before: undefined, after: files.get(path) }] as const,
    );
    lists.replace(saidBy(lookup, new Map(asNew)));
    return lists;
  };
  return {
    // They hold what this very lookup says.
    of: <Item>(lookup: Lookup<Item>) => listsOf(lookup) as Lists<Item>,
    update(changes) {
      for (const [lookup, lists] of known) {
        lists.replace(saidBy(lookup, changes)).forEach(changed);
      }
    },
  };
}

/** What files said and say about a question. */
export function saidBy<Item>(
  lookup: Lookup<Item>,
  changes: FileChanges,
): ReadonlyMap<string, Change<Item>> {
  return new Map(
    [...changes].map(([path, { before, after }]) => [
      path,
      { before: before ? lookup(before) : [], after: after ? lookup(after) : [] },
    ]),
  );
}

interface Places {
  file(path: string): Source;
  /** That a folder lacks a file. */
  listing(folder: string): Source;
}

/** Each kept for those who look at it: code asks for many that there never were. */
function createPlaces(): Places {
  const files = new Map<string, Source>();
  const folders = new Map<string, Source>();
  const sourceIn = (sources: Map<string, Source>, name: string): Source => {
    const source = sources.get(name) ?? { onUnread: () => void sources.delete(name) };
    sources.set(name, source);
    return source;
  };
  return {
    file: (path) => sourceIn(files, path),
    listing: (folder) => sourceIn(folders, folder),
  };
}
