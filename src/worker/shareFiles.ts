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
const batch = 50;

export function shareFiles(files: readonly Found[], sharing: Sharing): SharedFiles {
  const { startSecond, isOwn, take, onEnd } = sharing;
  const firstShared = files.findLastIndex(isOwn) + 1;
  const second = files.length < leastShared ? undefined : startSecond?.();
  let [from, to] = [0, files.length];
  let given: readonly Found[] = [];
  let isHeard = true;
  const give = (): void => {
    const start = Math.max(from, firstShared, to - batch);
    given = files.slice(start, to);
    to = Math.min(to, start);
    if (given.length > 0) second?.postMessage(given);
  };
  second?.on("message", (read: ReadFiles) => {
    if (!isHeard) return;
    take(read);
    give();
  });
  second?.on("error", onEnd);
  if (second !== undefined) give();
  return {
    next() {
      if (from < to) {
        from += 1;
        return files[from - 1];
      }
      // Nobody waits for what the other one has, or was lost with: it is read here.
      isHeard = false;
      const [first, ...others] = given;
      given = others;
      return first;
    },
    [Symbol.dispose]() {
      isHeard = false;
      void second?.terminate();
    },
  };
}
