import type { MapFunction } from "../backendMap.ts";
import type { FileFacts } from "../facts/facts.ts";
import { isSame, urisThatDiffer } from "../upkeep/mapPieces.ts";
import { createKept } from "./kept/kept.ts";
import type { Kept } from "./kept/kept.ts";
import type { Reader } from "./kept/sources.ts";
import type { FileChange, FileChanges } from "./kept/workspace.ts";
import type { PageChange } from "./knownPages.ts";
import { callsFrom, linkCalls, nameOf } from "./linkCalls.ts";
import type { CallIn, FunctionIn } from "./linkCalls.ts";
import type { Linking } from "./linking.ts";
import type { Page } from "./linkPage.ts";
import { definitionIn } from "./names/following.ts";

/** The functions that entry points reach, kept from edit to edit. */
export interface KnownFunctions {
  /** In the order in which they are reached. */
  all(): readonly MapFunction[];
  in(uri: string): readonly MapFunction[];
  /**
   * A step for each function that is looked at.
   *
   * @returns URIs of files of which other functions are reached now.
   */
  update(changes: FunctionChanges): Generator<void, Iterable<string>>;
}

interface FunctionChanges {
  readonly files: FileChanges;
  readonly pages: readonly PageChange[];
  /** All handlers, in order. */
  readonly handlers: () => Iterable<FunctionIn>;
}

type LinkingFor = (
  reader: Reader,
  home: FileFacts,
) => Pick<Linking, "index" | "evaluate" | "uriOf">;

/** The calls of a file's functions, as far as these are reached. */
interface Calls {
  readonly file: FileFacts;
  readonly kept: Kept<FunctionIn["index"], readonly CallIn[]>;
}

export function createFunctions(linkingFor: LinkingFor): KnownFunctions {
  const calls = createCalls(linkingFor);
  let known: readonly MapFunction[] = [];
  let byUri: ReadonlyMap<string, readonly MapFunction[]> = new Map();
  return {
    ...{ all: () => known, in: (uri: string) => byUri.get(uri) ?? [] },
    *update({ files, pages, handlers }) {
      let areElse = false;
      for (const own of calls.touchedBy(files)) {
        areElse = calls.isElse(own, files.get(own.file.path)) || areElse;
        yield;
      }
      if (!areElse && !pages.some(handsElse)) return [];
      const before = byUri;
      known = yield* linkCalls(handlers(), ({ file, index }) => calls.in(file).kept.get(index));
      byUri = Map.groupBy(known, ({ uri }) => uri);
      return urisThatDiffer(before, byUri);
    },
  };
}

interface KnownCalls {
  in(file: FileFacts): Calls;
  /** Those that may be others since files changed. */
  touchedBy(changes: FileChanges): readonly Calls[];
  /** Whether the functions of a file are others now, or call others. */
  isElse(own: Calls, change: FileChange | undefined): boolean;
}

function createCalls(linkingFor: LinkingFor): KnownCalls {
  const calls = new Map<string, Calls>();
  const callsIn = (file: FileFacts): Calls => {
    const kept = createKept((index: number, reader) =>
      callsFrom({ file, index }, linkingFor(reader, file)),
    );
    const own = calls.get(file.path) ?? { file, kept };
    calls.set(file.path, own);
    return own;
  };
  const isElse = (own: Calls, change: FileChange | undefined): boolean => {
    const before = wordsOf(own);
    for (const index of change ? [] : own.kept.stale) own.kept.get(index);
    if (change === undefined) return !isSame(before, wordsOf(own));
    const reached = [...own.kept.keys()];
    own.kept.clear();
    calls.delete(own.file.path);
    const now = change.after && callsIn(change.after);
    for (const index of reached) if (now && index in now.file.definitions) now.kept.get(index);
    return now === undefined || !isSame(before, wordsOf(now));
  };
  return {
    in: callsIn,
    isElse,
    touchedBy: (changes) =>
      [...calls.values()].filter(({ file, kept }) => kept.stale.size > 0 || changes.has(file.path)),
  };
}

/** All that the map says of functions, and whom they call. */
function wordsOf({ file, kept }: Calls): unknown {
  const functions = [...kept.keys()].map((index) => {
    const calls = kept
      .last(index)
      ?.map(({ range, callees, isRepeated }) => [range, callees.map(placesOf), isRepeated]);
    return [index, nameOf({ file, index }), definitionIn({ file, index }).range, calls];
  });
  return [file.loops, file.transactions, functions];
}

const placesOf = ({ start, around }: FunctionIn): unknown => [start, around];

/** Whether a page names other handlers now. */
function handsElse({ before, after }: PageChange): boolean {
  const places = (page: Page | undefined): unknown =>
    page?.handlers.map((all) => all.map(placesOf));
  return !isSame(places(before), places(after));
}
