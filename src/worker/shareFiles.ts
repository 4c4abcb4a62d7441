import type { Worker } from "node:worker_threads";
import type { ReadFiles } from "./readForAnother.ts";
import type { Found } from "./walkFolders.ts";

/** Files that are read in two threads: in this one from the first on, in another from the last. */
export interface SharedFiles extends Disposable {
  /** What this thread reads next; undefined when all are read. */
  next(): Found | undefined;
}

export interface Sharing {
  /** Absent where this thread reads alone. */
  readonly startSecond: (() => Worker) | undefined;
  /** Files that only this thread can read. */
  readonly isOwn: (found: Found) => boolean;
  /** Hears what the other one read. */
  readonly take: (read: ReadFiles) => void;
  /** Hears that the other one ended; all that is left is read here. */
  readonly onEnd: (error: unknown) => void;
}

/** Fewer are read before another thread is there. */
const leastShared = 500;
/** So many are given at once: at the end both are busy but for a moment. */
const batch = 25;
/** While what it read is on the way, the other one reads on. */
const mostGiven = 2;

export function shareFiles(files: readonly Found[], sharing: Sharing): SharedFiles {
  const { startSecond, isOwn, take, onEnd } = sharing;
  const second = files.length < leastShared ? undefined : startSecond?.();
  const list = createList(files, files.findLastIndex(isOwn) + 1);
  let isHeard = true;
  const give = (): void => {
    for (let some = list.last(); some.length > 0; some = list.last()) second?.postMessage(some);
  };
  second?.on("message", (read: string) => {
    if (!isHeard) return;
    list.cameBack();
    take(JSON.parse(read) as ReadFiles);
    give();
  });
  second?.on("error", onEnd);
  if (second !== undefined) give();
  return {
    next() {
      const own = list.first();
      if (own !== undefined) return own;
      // Nobody waits for what the other one has, or was lost with: it is read here.
      isHeard = false;
      return list.lost();
    },
    [Symbol.dispose]() {
      isHeard = false;
      void second?.terminate();
    },
  };
}

/** Files that are taken from both ends. */
interface List {
  first(): Found | undefined;
  /** The last ones; none while so many are given away that the other one is busy. */
  last(): readonly Found[];
  /** What was given away before all others. */
  cameBack(): void;
  /** One that was given away and did not come back. */
  lost(): Found | undefined;
}

function createList(files: readonly Found[], firstShared: number): List {
  let [from, to] = [0, files.length];
  const given: Found[][] = [];
  return {
    first() {
      if (from === to) return undefined;
      from += 1;
      return files[from - 1];
    },
    last() {
      const start = Math.max(from, firstShared, to - batch);
      if (given.length === mostGiven || start >= to) return [];
      const some = files.slice(start, to);
      to = start;
      given.push(some);
      return some;
    },
    cameBack: () => void given.shift(),
    lost() {
      while (given[0]?.length === 0) given.shift();
      return given[0]?.shift();
    },
  };
}
