import type { UnsavedText } from "../../core/backendMap/upkeep/mapMessages.ts";
import type { MapThread } from "./mapThread.ts";

/** Changes in their order, told together: typing and checkouts come in bursts. */
export interface Batches {
  file(place: string): void;
  /** @param read gives what counts of the file when it is told. */
  text(file: string, read: () => UnsavedText): void;
  /** What decides which files count has changed. */
  everything(): void;
  /** Without waiting for others to join. */
  readonly tell: () => void;
  stop(): void;
}

/** Milliseconds after the first change in which others join it. */
const pause = 200;
/** From so many on within a second, to look at everything costs less. */
const mostInSecond = 500;

export function createBatches(thread: Pick<MapThread, "post" | "scan">): Batches {
  const texts = new Map<string, () => UnsavedText>();
  const files = new Set<string>();
  const isFlood = createCount(mostInSecond, 1000);
  let isEverything = false;
  let timer: NodeJS.Timeout | undefined;

  const tell = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (isEverything) thread.scan();
    else post({ texts, files }, thread);
    texts.clear();
    files.clear();
    isEverything = false;
  };
  const soon = (): void => {
    timer ??= setTimeout(tell, pause);
  };
  return {
    file(place) {
      isEverything ||= isFlood();
      files.add(place);
      soon();
    },
    text(file, read) {
      texts.set(file, read);
      soon();
    },
    everything() {
      isEverything = true;
      soon();
    },
    tell,
    stop() {
      clearTimeout(timer);
    },
  };
}

interface Gathered {
  readonly texts: ReadonlyMap<string, () => UnsavedText>;
  readonly files: ReadonlySet<string>;
}

function post({ texts, files }: Gathered, thread: Pick<MapThread, "post">): void {
  const changed = [...files].filter((file) => !texts.has(file));
  const unsaved = [...texts.values()].map((read) => read());
  if (unsaved.length > 0) thread.post({ kind: "edit", unsaved });
  if (changed.length > 0) thread.post({ kind: "change", files: changed });
}

/** Counts calls; whether there were more than `most` of them within a time. */
function createCount(most: number, milliseconds: number): () => boolean {
  const recent: number[] = [];
  return () => {
    const now = performance.now();
    recent.push(now);
    while ((recent[0] ?? now) < now - milliseconds) recent.shift();
    return recent.length > most;
  };
}
