import path from "node:path";
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { hearInTurns } from "../../src/host/backendMap/hearInTurns.ts";
import type { BackendMap } from "../../src/core/backendMap/backendMap.ts";
import { createMapStore } from "../../src/core/backendMap/mapStore.ts";
import type { MapStore } from "../../src/core/backendMap/mapStore.ts";
import type {
  FromMapWorker,
  MapUpdate,
  MapWorkerOptions,
  ToMapWorker,
} from "../../src/core/backendMap/upkeep/mapMessages.ts";

const require = createRequire(import.meta.url);
const source = path.resolve(import.meta.dirname, "../../src/worker/mapWorker.ts");

/** Where the grammars are before they are packaged. */
const grammarFolders: readonly string[] = [
  path.dirname(require.resolve("web-tree-sitter")),
  path.dirname(require.resolve("@vscode/tree-sitter-wasm/wasm/tree-sitter.wasm")),
];

/** The thread that builds the map, as the extension starts it. */
export interface MapThread extends AsyncDisposable {
  readonly worker: Worker;
  readonly store: MapStore;
  /** What it said that is no update. */
  readonly said: readonly FromMapWorker[];
  /** Calls with all that it says from now on; returns the way to stop. */
  listen(listener: (message: FromMapWorker) => void): () => void;
  post(message: ToMapWorker): void;
  /** The next whole map that is told. */
  next(): Promise<BackendMap>;
  /** The next update that ends a map, be it partial or whole. */
  nextUpdate(): Promise<MapUpdate>;
}

export function startMapThread(
  options: Partial<MapWorkerOptions> = {},
  entry: string = source,
): MapThread {
  const workerData: MapWorkerOptions = { grammarFolders, version: "1.0.0", ...options };
  const { store, feed } = createMapStore();
  const said: FromMapWorker[] = [];
  const listeners = new Set<(message: FromMapWorker) => void>();
  const heard = hearInTurns((told) => {
    const message = told as FromMapWorker;
    if (message.kind === "update") feed.update(message);
    else said.push(message);
    for (const listener of [...listeners]) listener(message);
  });
  const worker = new Worker(entry, {
    workerData: { ...workerData, told: heard.told },
    transferList: [heard.told],
    resourceLimits: { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 64 },
  });
  heard.listenTo(worker);
  const listen: MapThread["listen"] = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const nextUpdate = (isWanted: (update: MapUpdate) => boolean): Promise<MapUpdate> =>
    new Promise((resolve, reject) => {
      worker.once("error", reject);
      const stop = listen((message) => {
        if (message.kind !== "update" || !isWanted(message)) return;
        stop();
        worker.off("error", reject);
        resolve(message);
      });
    });
  return {
    worker,
    store,
    said,
    listen,
    post: (message) => {
      worker.postMessage(message);
    },
    next: async () => {
      await nextUpdate(({ extent }) => extent === "whole");
      return store.map();
    },
    nextUpdate: () => nextUpdate(({ extent }) => extent !== "more"),
    [Symbol.asyncDispose]: async () => {
      await worker.terminate();
    },
  };
}
