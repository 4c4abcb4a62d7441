import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { BackendMap } from "../../../src/core/backendMap/backendMap.ts";
import type { MapFolder, UnsavedText } from "../../../src/core/backendMap/upkeep/mapMessages.ts";
import { startMapThread } from "../../support/mapThread.ts";
import type { MapThread } from "../../support/mapThread.ts";

const router = (...paths: readonly string[]): string =>
  [
    'import express from "express";',
    "export const app = express();",
    ...paths.map((one) => `app.get("${one}", function answer(req, res) { res.end(); });`),
    "app.listen(3000);",
    "",
  ].join("\n");

describe("The thread that keeps the map", function () {
  this.timeout(60_000);
  let root: string;
  let thread: MapThread;

  beforeEach(() => {
    root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "map-")));
    thread = startMapThread();
  });
  afterEach(async () => {
    await thread[Symbol.asyncDispose]();
    fs.rmSync(root, { recursive: true, force: true });
  });

  const at = (name: string): string => path.join(root, name);
  const write = (name: string, content: string | Uint8Array): void => {
    fs.mkdirSync(path.dirname(at(name)), { recursive: true });
    fs.writeFileSync(at(name), content);
  };
  const folder = (given: Partial<MapFolder> = {}): MapFolder => ({
    root,
    uri: pathToFileURL(root).toString(),
    prefix: "",
    exclude: [],
    ...given,
  });
  const scan = (
    folders: readonly MapFolder[] = [folder()],
    unsaved: readonly UnsavedText[] = [],
    on = thread,
  ): Promise<BackendMap> => {
    const whole = on.next();
    on.post({ kind: "scan", folders, open: [], unsaved });
    return whole;
  };
  const change = (...names: readonly string[]): Promise<BackendMap> => {
    const whole = thread.next();
    thread.post({ kind: "change", files: names.map(at) });
    return whole;
  };
  const edit = (name: string, text?: string): Promise<BackendMap> => {
    const whole = thread.next();
    const unsaved = { file: at(name), ...(text !== undefined && { text }) };
    thread.post({ kind: "edit", unsaved: [unsaved] });
    return whole;
  };
  const routesOf = ({ entryPoints }: BackendMap): readonly (string | undefined)[] =>
    entryPoints.map((one) => one.path).toSorted();
  const counted = ({ passedOver = [] }: BackendMap): Readonly<Record<string, number>> =>
    Object.fromEntries(passedOver.map(({ reason, files }) => [reason, files]));

  it("follows edits, files that come, and files and folders that go", async () => {
    write("a.ts", router("/a"));
    write("api/b.ts", router("/b"));
    write("api/deep/c.ts", router("/c"));

    assert.deepEqual(routesOf(await scan()), ["/a", "/b", "/c"]);
    write("a.ts", router("/a2"));
    assert.deepEqual(routesOf(await change("a.ts")), ["/a2", "/b", "/c"]);
    write("new/d.ts", router("/d"));
    assert.deepEqual(routesOf(await change("new")), ["/a2", "/b", "/c", "/d"]);
    fs.rmSync(at("api"), { recursive: true });
    assert.deepEqual(routesOf(await change("api")), ["/a2", "/d"]);
    fs.rmSync(at("a.ts"));
    assert.deepEqual(routesOf(await change("a.ts")), ["/d"]);
  });

  it("takes an unsaved text for the file's until it is given up", async () => {
    write("a.ts", router("/saved"));

    const first = await scan([folder()], [{ file: at("a.ts"), text: router("/typed") }]);
    assert.deepEqual(routesOf(first), ["/typed"]);
    assert.deepEqual(routesOf(await edit("a.ts", router("/more"))), ["/more"]);
    assert.deepEqual(routesOf(await edit("a.ts")), ["/saved"]);
  });

  it("finds what an edit changes in other files", async () => {
    write(
      "app.ts",
      'import express from "express";\nimport { users } from "./users";\nimport { prefix } from "./config";\nconst app = express();\napp.use(prefix, users);\napp.listen(1);\n',
    );
    write(
      "users.ts",
      'import { Router } from "express";\nexport const users = Router();\nusers.get("/:id", (req, res) => res.end());\n',
    );
    write("config.ts", 'export const prefix = "/v1";\n');

    assert.deepEqual(routesOf(await scan()), ["/v1/{id}"]);
    assert.deepEqual(routesOf(await edit("config.ts", 'export const prefix = "/v2";\n')), [
      "/v2/{id}",
    ]);
  });

  it("obeys every kind of rule, and counts what they keep out", async () => {
    write(".gitignore", "generated/\n");
    write("inner/.gitignore", "local.ts\n");
    write("inner/.aiexclude", "private.ts\n");
    for (const name of [
      "generated/a.ts",
      "inner/local.ts",
      "inner/private.ts",
      "excluded/b.ts",
      "node_modules/x/index.js",
      ".ssh/c.ts",
      "inner/kept.ts",
    ]) {
      write(name, router(`/${path.basename(name, ".ts")}`));
    }

    const map = await scan([folder({ exclude: ["excluded/*.ts"] })]);

    assert.deepEqual(routesOf(map), ["/kept"]);
    assert.deepEqual(counted(map), { rule: 3 });
    write("inner/private.ts", router("/changed"));
    write("inner/kept.ts", router("/kept2"));
    const later = await change("inner/private.ts", "generated/a.ts", "inner/kept.ts");
    assert.deepEqual(routesOf(later), ["/kept2"]);
  });

  it("reads a package of Python that is called like what a build puts out", async () => {
    const app =
      'from flask import Flask\napp = Flask(__name__)\n\n@app.get("/made")\ndef made():\n    return ""\n';
    write("server/build/__init__.py", "");
    write("server/build/api.py", app);
    write("build/lib/server/api.py", app.replace("made", "copied"));

    assert.deepEqual(routesOf(await scan()), ["/made"]);
  });

  it("obeys the repository around the folder", async () => {
    fs.mkdirSync(at(".git"));
    write(".gitignore", "/part/hidden.ts\n");
    write("part/hidden.ts", router("/hidden"));
    write("part/seen.ts", router("/seen"));

    const part = folder({ root: at("part"), uri: pathToFileURL(at("part")).toString() });

    assert.deepEqual(routesOf(await scan([part])), ["/seen"]);
  });

  it("names files of several folders apart, one in the other too", async () => {
    write("one/app.ts", router("/one"));
    write("one/two/app.ts", router("/two"));
    const inner = (name: string, prefix: string): MapFolder =>
      folder({ root: at(name), uri: pathToFileURL(at(name)).toString(), prefix });

    const map = await scan([inner("one", "one/"), inner("one/two", "two/")]);

    assert.deepEqual(routesOf(map), ["/one", "/two"]);
    assert.deepEqual(map.entryPoints.map(({ declared }) => declared.uri).toSorted(), [
      pathToFileURL(at("one/app.ts")).toString(),
      pathToFileURL(at("one/two/app.ts")).toString(),
    ]);
  });

  it("passes over what no person wrote, and counts it", async () => {
    write("app.ts", router("/app"));
    write("line.js", `const a = "${"x".repeat(900_000)}";`);
    write("huge.js", `const a = "${"x".repeat(5_000_000)}";`);
    write("binary.ts", Uint8Array.of(0x00, 0x01, 0xff));
    write("latin.ts", Uint8Array.of(0x2f, 0x2f, 0xe9, 0x0a));
    write("client.ts", `// @generated\n${router("/generated")}`);

    const map = await scan();

    assert.deepEqual(routesOf(map), ["/app"]);
    assert.deepEqual(counted(map), { minified: 1, large: 1, notText: 2, generated: 1 });
  });

  it("survives text that nests without end, within seconds", async () => {
    write("app.ts", router("/app"));
    write(
      "deep.ts",
      `const a = ${"[".repeat(100_000)}${"]".repeat(100_000)};`.replaceAll(/.{100}/g, "$&\n"),
    );
    write("calls.ts", `f(${"g(\n".repeat(20_000)}${")".repeat(20_000)});`);
    write("half.ts", 'app.get("/half", (req, res) => { if (');
    const began = performance.now();

    const map = await scan();

    assert.ok(routesOf(map).includes("/app"));
    assert.ok(performance.now() - began < 30_000);
  });

  it("follows no link, not even one that leads into a circle", async () => {
    write("app.ts", router("/app"));
    write("outside/secret.ts", router("/secret"));
    fs.mkdirSync(at("inner"));
    fs.symlinkSync(root, at("inner/loop"));
    fs.symlinkSync(at("outside/secret.ts"), at("inner/link.ts"));
    fs.rmSync(at("outside"), { recursive: true });

    assert.deepEqual(routesOf(await scan()), ["/app"]);
    write("outside/secret.ts", router("/secret"));
    write("app.ts", router("/app2"));
    const later = await change("inner/link.ts", "inner/loop/app.ts", "app.ts");
    assert.deepEqual(routesOf(later), ["/app2"]);
  });

  it("settles when all that was told before is in the map", async () => {
    write("app.ts", router("/a"));
    await scan();
    const settled = Promise.withResolvers<BackendMap>();
    thread.listen((message) => {
      if (message.kind === "answer" && message.id === 1) settled.resolve(thread.store.map());
    });

    thread.post({ kind: "edit", unsaved: [{ file: at("app.ts"), text: router("/b") }] });
    thread.post({ kind: "settle", id: 1 });

    assert.deepEqual(routesOf(await settled.promise), ["/b"]);
  });

  it("answers questions, and says so when it knows none of that name", async () => {
    write("app.ts", router("/a"));
    await scan();
    const answers = Promise.withResolvers<unknown>();
    thread.listen((message) => {
      if (message.kind === "noAnswer" && message.id === 2) answers.resolve(message);
    });

    const place = { path: "app.ts", startLine: 2, endLine: 2 };
    thread.post({ kind: "ask", id: 1, name: "definitionsNear", input: { places: [place] } });
    thread.post({ kind: "ask", id: 2, name: "nothing", input: {} });
    await answers.promise;

    const said = JSON.stringify(thread.said);
    assert.match(said, /"id":1,"answer":\[\{"path":"app\.ts","definitions":\[\{.*"name":"answer"/);
    assert.match(said, /"noAnswer","id":2,"why":"Nobody knows the question nothing\."/);
  });

  it("tells a part of a large map before all of it", async () => {
    for (let number = 0; number < 400; number += 1) {
      write(
        `services/s${number}.ts`,
        `${router(`/r${number}`)}${"export const x = () => f(g(1));\n".repeat(60)}`,
      );
    }
    const first = thread.nextUpdate();

    const whole = await scan();

    assert.equal((await first).extent, "partial");
    assert.equal(routesOf(whole).length, 400);
    assert.equal(thread.store.state().kind, "ready");
  });

  it("makes the same map of a large workspace, be it read in one thread or in two", async () => {
    for (let number = 0; number < 600; number += 1) {
      const module = `import { r } from "./r${number % 7}.ts";\n`;
      const rest = "export const x = () => f(g(1));\n".repeat(50);
      write(`services/s${number}.ts`, `${module}${router(`/r${number}`)}${rest}`);
      write(`services/r${number % 7}.ts`, "export const r = () => 1;\n");
    }
    const unsaved = [{ file: at("services/s599.ts"), text: router("/unsaved") }];
    const mapOf = async (readers: 1 | 2): Promise<BackendMap> => {
      await using reading = startMapThread({ readers });
      const whole = reading.next();
      reading.post({ kind: "scan", folders: [folder()], open: [], unsaved });
      return await whole;
    };

    const [one, two] = [await mapOf(1), await mapOf(2)];

    assert.equal(routesOf(one).length, 600);
    assert.ok(routesOf(one).includes("/unsaved"));
    assert.deepEqual(two, one);
  });

  it("makes way for a later scan", async () => {
    for (let number = 0; number < 200; number += 1) {
      write(`s${number}.ts`, router(`/r${number}`));
    }
    write("other/app.ts", router("/other"));
    thread.post({ kind: "scan", folders: [folder()], open: [], unsaved: [] });

    const other = folder({ root: at("other"), uri: pathToFileURL(at("other")).toString() });

    assert.deepEqual(routesOf(await scan([other])), ["/other"]);
  });
});
