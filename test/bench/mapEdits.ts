import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import v8 from "node:v8";
import vm from "node:vm";
import type { FromMapWorker, ToMapWorker } from "../../src/core/backendMap/upkeep/mapMessages.ts";
import { createMapKeeper } from "../../src/worker/mapKeeper.ts";
import { packagedGrammars } from "../support/packagedGrammars.ts";
import type { Figure } from "./figure.ts";
import { generateWorkspace } from "./generated/generateWorkspace.ts";

/** By then everything is loaded, and most of what V8 learns of the code is learnt. */
const warmUp = 300;
const edits = 1000;
/** A hundredth of what the map takes; 300 bytes an edit. */
const goal = 0.3;

/**
 * What 1,000 edits in a row leave behind of the map of a generated workspace, by turns in a body, of
 * a route, and of names that the file gives and asks for. After garbage collection, in this thread.
 * What an edit leaves does not depend on how many files there are.
 */
export async function measureMapEdits(): Promise<Figure> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "bench-edits-"));
  try {
    generateWorkspace(folder, 60);
    keepCode();
    const ask = startKeeper();
    const uri = pathToFileURL(folder).toString();
    const folders = [{ root: folder, uri, prefix: "", exclude: [] }];
    await ask({ kind: "scan", folders, open: [], unsaved: [] });
    const file = path.join(folder, "services/service0/src/routes/order.ts");
    const text = fs.readFileSync(file, "utf8");
    const editOften = async (times: number): Promise<void> => {
      for (let at = 0; at < times; at += 1) {
        await ask({ kind: "edit", unsaved: [{ file, text: edited(text, at) }] });
      }
    };
    await editOften(warmUp);
    const before = heapAfterCollection();
    await editOften(edits);
    const grown = (heapAfterCollection() - before) / 1e6;
    const name = `heap of the map after ${edits} more edits`;
    return { name, value: grown, unit: "MB", goal: `no growth (≤ ${goal} MB)`, met: grown <= goal };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** What V8 compiles and frees meanwhile would hide what edits leave. */
function keepCode(): void {
  for (const flag of ["--no-flush-bytecode", "--no-opt", "--no-maglev"]) {
    v8.setFlagsFromString(flag);
  }
}

function edited(text: string, at: number): string {
  if (at % 3 === 0) return text.replace("row === undefined", `row == ${at}`);
  if (at % 3 === 1) return text.replace('"/:id"', `"/:id/r${at}"`);
  const asks = `import { other${at} } from "../made${at}/other.js";\n`;
  const gives = `export function made${at}(app) {\n  app.get(other${at}("/made"), made${at});\n}\n`;
  return `${"\n".repeat(at % 50)}${asks}${gives}${text}`;
}

/** @returns what sends a message, and waits until it is worked off. */
function startKeeper(): (message: ToMapWorker) => Promise<void> {
  const waiting = new Map<number, () => void>();
  const post = (message: FromMapWorker): void => {
    if (message.kind === "answer") waiting.get(message.id)?.();
  };
  const options = { grammarFolders: [], version: "bench" };
  const keep = createMapKeeper(options, packagedGrammars, { post });
  let id = 0;
  return (message) => {
    id += 1;
    const own = id;
    keep(message);
    return new Promise((done) => {
      waiting.set(own, () => {
        waiting.delete(own);
        done();
      });
      keep({ kind: "settle", id: own });
    });
  };
}

function heapAfterCollection(): number {
  v8.setFlagsFromString("--expose-gc");
  const collect = vm.runInNewContext("gc") as () => void;
  for (let round = 0; round < 5; round += 1) collect();
  return process.memoryUsage().heapUsed;
}
