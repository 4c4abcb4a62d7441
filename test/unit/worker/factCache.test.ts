import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { BackendMap } from "../../../src/core/backendMap/backendMap.ts";
import { startMapThread } from "../../support/mapThread.ts";
import { until } from "../../support/until.ts";

const app = (route: string): string =>
  `const app = require("express")();\napp.get("${route}", (req, res) => res.end());\n`;

describe("What the thread of the map keeps for the next session", function () {
  this.timeout(60_000);
  let base: string;
  let root: string;
  let cacheFolder: string;
  let cache: string;

  beforeEach(() => {
    base = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "kept-")));
    root = path.join(base, "workspace");
    cacheFolder = path.join(base, "storage");
    cache = path.join(cacheFolder, "backendMap.cache");
    fs.mkdirSync(root);
    fs.writeFileSync(path.join(root, "a.js"), app("/a"));
    fs.writeFileSync(path.join(root, "b.js"), app("/b"));
  });
  afterEach(() => {
    fs.rmSync(base, { recursive: true, force: true });
  });

  /** One session: the map, and what was said about the file. */
  async function session(version = "1.0.0") {
    await using thread = startMapThread({ cacheFolder, version });
    const updates: string[] = [];
    thread.listen((message) => {
      if (message.kind === "update") updates.push(message.extent);
    });
    const whole = thread.next();
    const folder = { root, uri: pathToFileURL(root).toString(), prefix: "", exclude: [] };
    thread.post({ kind: "scan", folders: [folder], open: [], unsaved: [] });
    const map: BackendMap = await whole;
    const said = thread.said.flatMap((one) => (one.kind === "log" ? [one.what] : []));
    if (said.length > 0) {
      await until(() => fs.readFileSync(cache, "utf8").includes(`"version":"${version}"`));
    }
    const read = thread.said.filter(({ kind }) => kind === "progress").length;
    // What is told after the first whole map may arrive in the same moment.
    const first = updates.slice(0, updates.indexOf("whole") + 1);
    return {
      routes: map.entryPoints.map((one) => one.path).toSorted(),
      said,
      updates: first,
      read,
    };
  }

  it("gives the map back at once when nothing changed, also after a touch", async () => {
    await session();

    const second = await session();
    assert.deepEqual(second, { routes: ["/a", "/b"], said: [], updates: ["whole"], read: 0 });
    fs.utimesSync(path.join(root, "a.js"), new Date(), new Date(0));
    assert.deepEqual((await session()).routes, ["/a", "/b"]);
  });

  it("is used for the files that are the same, and for no other", async () => {
    await session();
    fs.writeFileSync(path.join(root, "a.js"), app("/changed"));
    fs.writeFileSync(path.join(root, "c.js"), app("/c"));
    fs.rmSync(path.join(root, "b.js"));

    const { routes, updates } = await session();

    assert.deepEqual(routes, ["/c", "/changed"]);
    assert.deepEqual(updates, ["partial", "whole"]);
  });

  for (const [what, damage] of [
    ["cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ["empty", () => Buffer.alloc(0)],
    ["another thing", () => Buffer.from("PNG\n\0\0\0")],
    ["changed in one place of its facts", (bytes: Buffer) => flipped(bytes, bytes.length - 20)],
    ["changed in one place of its index", (bytes: Buffer) => flipped(bytes, 400)],
  ] as const) {
    it(`is no obstacle when it is ${what}`, async () => {
      await session();
      fs.writeFileSync(cache, damage(fs.readFileSync(cache)));

      assert.deepEqual((await session()).routes, ["/a", "/b"]);
    });
  }

  it("is made anew for another version", async () => {
    await session();

    const { said } = await session("1.0.1");

    assert.deepEqual(said, ["No kept map is used: it is another version's"]);
    assert.deepEqual((await session("1.0.1")).said, []);
  });

  it("can be deleted", async () => {
    await session();
    fs.rmSync(cacheFolder, { recursive: true });

    assert.deepEqual((await session()).routes, ["/a", "/b"]);
  });

  it("holds no secret, and nobody else may read it", async () => {
    const [key, password] = [`sk-ant-api03-${"Ab1".repeat(30)}`, "hunter2-Correct-Horse"];
    fs.writeFileSync(
      path.join(root, "config.js"),
      `const apiKey = "${key}";\nconst config = { password: "${password}", url: "postgres://u:${password}@db/x" };\nconnect("${key}", config);\nmodule.exports = { prefix: "/kept", config, apiKey };\n`,
    );
    await using thread = startMapThread({ cacheFolder });
    const whole = thread.next();
    const folder = { root, uri: pathToFileURL(root).toString(), prefix: "", exclude: [] };
    thread.post({ kind: "scan", folders: [folder], open: [], unsaved: [] });
    await whole;
    await until(() => fs.existsSync(cache));

    const { readCache } = await import("../../../src/worker/factCache.ts");
    const kept = readCache(cacheFolder, "1.0.0");
    assert.ok(typeof kept === "object");
    const text = JSON.stringify([...kept.files.values()].map((one) => one.facts()));
    assert.match(text, /\/kept/);
    assert.doesNotMatch(text, /hunter2|sk-ant-api03-Ab1/);
    if (process.platform !== "win32") assert.equal(fs.statSync(cache).mode & 0o077, 0);
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}
