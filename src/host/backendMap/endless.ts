import { newCurrentFile, readCurrentFile } from "../../core/backendMap/upkeep/currentFile.ts";
import type { MapWorkerOptions } from "../../core/backendMap/upkeep/mapMessages.ts";
import type { Log } from "../log.ts";

export interface EndlessPorts {
  readonly options: MapWorkerOptions;
  readonly log: Pick<Log, "warn">;
  /** Milliseconds that a file may take; the thread is ended then, and reads on without it. */
  readonly longestFile?: number;
}

/** Files with which a thread comes to no end. */
export interface Endless {
  /** What a thread is started with, that it can be watched and reads no such file. */
  options(): MapWorkerOptions;
  /** Whether the thread that just ended was ended for a file; asked once. */
  hasEnded(): boolean;
  dispose(): void;
}

/** More such files than this are no accident, and each costs a start. */
const mostFiles = 5;
const usualLongest = 10_000;

/** @param end ends the thread. */
export function createEndless(
  { options, log, longestFile = usualLongest }: EndlessPorts,
  end: () => void,
): Endless {
  const files: string[] = [];
  let shared = newCurrentFile();
  let [last, isEnding] = [-1, false];
  const look = (): void => {
    const { count, path } = readCurrentFile(shared);
    const isSame = count === last;
    last = count;
    if (!isSame || path === undefined || isEnding || files.length >= mostFiles) return;
    files.push(path);
    isEnding = true;
    log.warn("A file took too long to read for the map; it is left out", { count: files.length });
    end();
  };
  const timer = setInterval(look, longestFile);
  timer.unref();
  return {
    options() {
      shared = newCurrentFile();
      last = -1;
      return { ...options, current: shared, endless: [...files] };
    },
    hasEnded() {
      const was = isEnding;
      isEnding = false;
      return was;
    },
    dispose() {
      clearInterval(timer);
    },
  };
}
