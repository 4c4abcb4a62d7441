import { tryLock } from "./memoryFile.ts";

export interface FileSync {
  /** Joins with the file: the first call at once, those that follow soon after together. */
  soon(): void;
  /** Joins a last time if a change waits, before this returns. */
  stop(): void;
}

/** Milliseconds between two looks at the file. */
const pause = 500;
/** Milliseconds between two tries to get the lock, and how many there are. */
const wait = 20;
const mostTries = 60;
const mostLastTries = 10;

/**
 * Calls `join` after changes, with the file's lock held, so that windows come one after the other. A
 * window that cannot get the lock in time goes on without it.
 */
export function syncFile(
  file: string,
  join: () => void,
  onTrouble: (error: unknown) => void,
): FileSync {
  let timer: NodeJS.Timeout | undefined;
  let isWaiting = false;
  let tries = 0;

  const run = (): void => {
    isWaiting = false;
    tries += 1;
    // To join changes the stores, which calls `soon`: the timer has to be there by then.
    timer = setTimeout(next, pause);
    if (joinLocked(file, join, { isLast: tries >= mostTries, onTrouble })) {
      tries = 0;
      return;
    }
    isWaiting = true;
    clearTimeout(timer);
    timer = setTimeout(next, wait);
  };
  const next = (): void => {
    timer = undefined;
    if (isWaiting) run();
  };

  return {
    soon() {
      if (timer === undefined) run();
      else isWaiting = true;
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      if (!isWaiting) return;
      for (let left = mostLastTries; left >= 0; left -= 1) {
        if (joinLocked(file, join, { isLast: left === 0, onTrouble })) return;
        block(wait);
      }
    },
  };
}

interface Attempt {
  /** Then it is done without the lock. */
  readonly isLast: boolean;
  readonly onTrouble: (error: unknown) => void;
}

/** Whether it was done, or at least tried. */
function joinLocked(file: string, join: () => void, { isLast, onTrouble }: Attempt): boolean {
  try {
    const release = tryLock(file);
    if (release === undefined && !isLast) return false;
    try {
      join();
    } finally {
      release?.();
    }
  } catch (error) {
    onTrouble(error);
  }
  return true;
}

/** A window that closes cannot wait otherwise: nothing that it began would be finished. */
function block(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
