import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { BackendMap } from "../../../src/core/backendMap/backendMap.ts";
import { createMapStore } from "../../../src/core/backendMap/mapStore.ts";
import { startMapThread } from "../../../src/host/backendMap/mapThread.ts";

const worker = path.resolve(import.meta.dirname, "../../support/hostileMapWorker.ts");
const router = 'import express from "express";\nexpress().get("/orders", () => 1);\n';

describe("The thread of the map, watched", function () {
  this.timeout(120_000);
  let root: string;
  let warnings: string[];

  beforeEach(() => {
    root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "map-thread-")));
    warnings = [];
    fs.writeFileSync(path.join(root, "app.ts"), router);
  });
  afterEach(() => {
    fs.rmSync(root, { recursive: true, force: true });
  });

  const mapOf = async (): Promise<BackendMap> => {
    const { store, feed } = createMapStore();
    const thread = startMapThread({
      entry: worker,
      options: { grammarFolders: [], version: "1.0.0" },
      scan: () => {
        const folder = { root, uri: pathToFileURL(root).toString(), prefix: "", exclude: [] };
        return { kind: "scan", folders: [folder], open: [], unsaved: [] };
      },
      feed,
      log: {
        info: () => undefined,
        warn: (what) => warnings.push(what),
        bug: (_, error) => warnings.push(String(error)),
      },
      longestFile: 4000,
    });
    feed.answerBy(thread);
    try {
      return await store.whole(new AbortController().signal);
    } finally {
      thread.dispose();
    }
  };
  const pathsOf = ({ entryPoints }: BackendMap): readonly (string | undefined)[] =>
    entryPoints.map((one) => one.path);
  const again = "The thread of the map ended; it is started again";

  it("leaves a file out that it comes to no end with, and counts it", async () => {
    fs.writeFileSync(path.join(root, "hostile.ts"), 'import "express"; // never ends\n');

    const map = await mapOf();

    assert.deepEqual(pathsOf(map), ["/orders"]);
    assert.deepEqual(map.passedOver, [{ reason: "unparsed", files: 1 }]);
    assert.deepEqual(warnings, ["A file took too long to read for the map; it is left out", again]);
  });

  it("is started again when it ends by itself", async () => {
    const file = path.join(root, "hostile.ts");
    fs.writeFileSync(file, `// ends the thread of ${file}\n`);

    assert.deepEqual(pathsOf(await mapOf()), ["/orders"]);
    assert.deepEqual(warnings, [again]);
  });

  it("is given up when it ends by itself twice", async () => {
    for (const name of ["hostile.ts", "worse.ts"]) {
      const file = path.join(root, name);
      fs.writeFileSync(file, `// ends the thread of ${file}\n`);
    }

    await assert.rejects(mapOf(), /could not be built: its thread ended twice/);
    assert.deepEqual(warnings, [again]);
  });
});
