import { isLeftOut } from "../core/backendMap/reading/leftOut.ts";
import type { Cache } from "./factCache.ts";
import { linkKnown, troubleIn, unreadable } from "./keeping.ts";
import type { Keeping } from "./keeping.ts";
import { inReadingOrder } from "./readingOrder.ts";
import { readKnown } from "./readKnown.ts";
import type { Before } from "./readKnown.ts";
import { shareFiles } from "./shareFiles.ts";
import { stampOf } from "./readSource.ts";
import type { Found } from "./walkFolders.ts";

export interface Scan {
  /** Ways to files that are read first. */
  readonly open: readonly string[];
  /** What an earlier session kept. */
  readonly cache: Cache | undefined;
  /** Whether no later scan is wanted. */
  readonly isCurrent: () => boolean;
}

/** Milliseconds until the first part of a map is told; each further one comes after thrice the time. */
const firstPart = 500;

/**
 * Looks at all files; reads those that changed. Of a map that nobody knows yet, parts are told on
 * the way.
 *
 * @returns how many files were read; undefined when a later scan took over.
 */
export async function scanFolders(scan: Scan, keeping: Keeping): Promise<number | undefined> {
  const began = performance.now();
  const { same, different, isAll } = sortOut(scan, keeping);
  if (scan.cache !== undefined) publishCached(scan.cache, same, isAll, keeping);
  const damaged = await revive(same, scan, keeping);
  const first = [...scan.open, ...keeping.reader.unsaved.keys()];
  const toRead = inReadingOrder([...different, ...damaged], first);
  // Files that are no part of the map are read for questions alone, when the map is there.
  const { linked = [], asked = [] } = Object.groupBy(toRead, ({ path }) =>
    isLeftOut(path) ? "asked" : "linked",
  );
  await readAll(linked, scan, keeping, began);
  if (!scan.isCurrent()) return undefined;
  await linkKnown(keeping, "whole");
  await readAll(asked, scan, { ...keeping, progress: nobodyHears }, Infinity);
  return scan.isCurrent() ? toRead.length : undefined;
}

const nobodyHears = (): void => undefined;

interface Sorted {
  /** The disk says that these are as they were. */
  readonly same: readonly Found[];
  readonly different: readonly Found[];
  /** Whether the map of the earlier session is the map of now. */
  readonly isAll: boolean;
}

function sortOut({ cache }: Scan, { tree, known, reader }: Keeping): Sorted {
  const walked = tree.roots().map((root) => tree.at(root));
  const found = walked.flatMap((one) => one.found);
  known.withheld.clear();
  for (const path of walked.flatMap(({ withheld }) => withheld)) known.withheld.add(path);
  const paths = new Set(found.map(({ path }) => path));
  for (const { path } of known.all()) if (!paths.has(path)) known.drop(path);

  const isSame = ({ path, file }: Found): boolean => {
    const stamp = (cache?.files.get(path) ?? known.get(path))?.stamp;
    return stamp !== undefined && !reader.unsaved.has(file) && stamp === stampOf(file);
  };
  const groups = Map.groupBy(found, isSame);
  const same = groups.get(true) ?? [];
  const isAll = same.length === found.length && cache?.files.size === found.length;
  return { same, different: groups.get(false) ?? [], isAll };
}

/** At once, before a single fact is read: what the earlier session said of files that are the same. */
function publishCached(
  cache: Cache,
  same: readonly Found[],
  isAll: boolean,
  { publisher }: Keeping,
): void {
  const pieces = isAll
    ? cache.pieces
    : new Map(
        same.flatMap(({ uri }) => {
          const piece = cache.pieces.get(uri);
          return piece === undefined ? [] : [[uri, piece] as const];
        }),
      );
  publisher.publishKept(pieces, {
    passedOver: cache.passedOver,
    extent: isAll ? "whole" : "partial",
  });
}

/** @returns those whose facts are damaged. */
async function revive(
  same: readonly Found[],
  { cache, isCurrent }: Scan,
  { known, pause }: Keeping,
): Promise<readonly Found[]> {
  const damaged: Found[] = [];
  for (const found of same) {
    const cached = cache?.files.get(found.path);
    if (cached === undefined) continue;
    if (!isCurrent()) break;
    const { stamp, hash, passedOver } = cached;
    const facts = cached.facts();
    if (facts === undefined) damaged.push(found);
    else known.put({ ...found, stamp, hash, facts, ...(passedOver && { passedOver }) });
    await pause();
  }
  return damaged;
}

async function readAll(
  files: readonly Found[],
  { cache, isCurrent }: Scan,
  keeping: Keeping,
  began: number,
): Promise<void> {
  const { known, reader, publisher, pause, progress } = keeping;
  const isFirst = publisher.published().size === 0;
  let nextPart = began + firstPart;
  let read = 0;
  using shared = shareFiles(files, {
    // What was kept of an earlier session is here alone.
    startSecond: cache === undefined ? keeping.startSecond : undefined,
    isOwn: ({ file }) => reader.unsaved.has(file),
    take(others) {
      for (const one of others.files) known.put(one);
      for (const code of others.troubles) keeping.log(unreadable, { code });
      read += others.files.length;
    },
    onEnd: (error) => {
      keeping.log("The second thread that reads ended", { code: troubleIn(error) });
    },
  });
  for (let found = shared.next(); found !== undefined; found = shared.next()) {
    if (!isCurrent()) return;
    known.put(await readKnown(found, beforeOf(found.path, cache, keeping), reader));
    read += 1;
    await pause();
    if (read % 100 === 0) progress(read, files.length);
    if (!isFirst || performance.now() < nextPart) continue;
    // To link a good part costs as much as it takes to read on to the whole of it.
    const isGoodPart = publisher.published().size > 0 && 5 * read > files.length;
    if (isGoodPart) continue;
    await linkKnown(keeping, "partial");
    nextPart = began + 3 * (performance.now() - began);
  }
}

function beforeOf(path: string, cache: Cache | undefined, { known }: Keeping): Before | undefined {
  const file = known.get(path);
  return file === undefined ? cache?.files.get(path) : { ...file, facts: () => file.facts };
}
