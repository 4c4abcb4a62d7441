import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { createGrammars } from "../core/backendMap/grammars/createGrammars.ts";
import { writeCurrentFile } from "../core/backendMap/upkeep/currentFile.ts";
import type { MapWorkerOptions, ToMapWorker } from "../core/backendMap/upkeep/mapMessages.ts";
import { createMapKeeper } from "./mapKeeper.ts";
import { readForAnother } from "./readForAnother.ts";
import { tellHost } from "./tellHost.ts";

// The thread beside the extension host in which the map is built: files are read, parsed and linked
// here, synchronously, and nobody has to wait for it. Of a large workspace it has a part read in a
// second thread, which runs from this file too.

const port = parentPort;
if (port === null) throw new Error("This file runs as a worker only.");
const options = workerData as MapWorkerOptions & { readonly isSecond?: true };

const cores = os.availableParallelism();
/** With more cores than these nobody misses the one of a second thread. */
const fewCores = 4;
/** On Linux alone a thread has a priority of its own; elsewhere it would be the editor's. */
const canMakeWay = process.platform === "linux" && cores > 1;
const usualReaders = cores > fewCores || canMakeWay ? 2 : 1;
/** By so much the second thread is less urgent than others, where cores are few: niceness. */
const lessUrgent = 5;

const grammars = createGrammars((file) => {
  const ways = options.grammarFolders.map((folder) => path.join(folder, file));
  return fs.promises.readFile(ways.find((way) => fs.existsSync(way)) ?? file);
});
if (options.isSecond === true) {
  if (canMakeWay && cores <= fewCores) makeWay();
  readForAnother(port, {
    grammars,
    unsaved: new Map(),
    // Whoever gave the files reads them when they do not come back, and is watched.
    current: writeCurrentFile(undefined),
    endless: new Set(options.endless),
  });
} else {
  const startSecond = (options.readers ?? usualReaders) > 1 ? startReader : undefined;
  const keep = createMapKeeper(options, grammars, { post: tellHost, startSecond });
  port.on("message", (message: ToMapWorker) => {
    keep(message);
  });
}

function makeWay(): void {
  os.setPriority(Math.min(os.getPriority() + lessUrgent, os.constants.priority.PRIORITY_LOW));
}

function startReader(): Worker {
  const { grammarFolders, version, endless } = options;
  return new Worker(new URL(import.meta.url), {
    workerData: { grammarFolders, version, isSecond: true, ...(endless && { endless }) },
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 },
    execArgv: [],
  });
}
