import fs from "node:fs";
import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { createGrammars } from "../core/backendMap/grammars/createGrammars.ts";
import type { MapWorkerOptions, ToMapWorker } from "../core/backendMap/upkeep/mapMessages.ts";
import { createMapKeeper } from "./mapKeeper.ts";
import { tellHost } from "./tellHost.ts";

// The thread beside the extension host in which the map is built: files are read, parsed and linked
// here, synchronously, and nobody has to wait for it.

const port = parentPort;
if (port === null) throw new Error("This file runs as a worker only.");
const options = workerData as MapWorkerOptions;

const grammars = createGrammars((file) => {
  const ways = options.grammarFolders.map((folder) => path.join(folder, file));
  return fs.promises.readFile(ways.find((way) => fs.existsSync(way)) ?? file);
});
const keep = createMapKeeper(options, grammars, tellHost);
port.on("message", (message: ToMapWorker) => {
  keep(message);
});
