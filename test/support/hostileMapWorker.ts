import fs from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import type {
  MapWorkerOptions,
  ToMapWorker,
} from "../../src/core/backendMap/upkeep/mapMessages.ts";
import type { Grammars } from "../../src/core/backendMap/grammars/createGrammars.ts";
import { createMapKeeper } from "../../src/worker/mapKeeper.ts";
import { tellHost } from "../../src/worker/tellHost.ts";
import { packagedGrammars } from "./packagedGrammars.ts";

// The map's thread, but for two texts: with "never ends" it reads without end; one that begins with
// "// ends the thread of" and a way to a file ends the thread, once that file is removed.

const grammars: Grammars = {
  ...packagedGrammars,
  parse(languageId, text, use) {
    while (text.includes("never ends"));
    const [, file] = /^\/\/ ends the thread of (.+)$/m.exec(text) ?? [];
    if (file !== undefined) {
      fs.rmSync(file);
      process.exit(1);
    }
    return packagedGrammars.parse(languageId, text, use);
  },
};
const keep = createMapKeeper(workerData as MapWorkerOptions, grammars, { post: tellHost });
parentPort?.on("message", (message: ToMapWorker) => {
  keep(message);
});
