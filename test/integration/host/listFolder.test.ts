import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { createFileRules } from "../../../src/host/files/createFileRules.ts";
import { listFolder } from "../../../src/host/files/listFolder.ts";
import { createReadRuleFiles } from "../../../src/host/files/readRuleFiles.ts";
import { createReadRulesIn } from "../../../src/host/files/rulesIn.ts";
import { outsideFolder, scratchFolder } from "./scratch.ts";
import type { Scratch } from "./scratch.ts";

const { signal } = new AbortController();

/** What is listed of a scratch folder, by paths below it. */
async function listed(scratch: Scratch, name = "", most?: number) {
  const root = vscode.Uri.file(path.join(scratch.folder, name));
  const rulesIn = createReadRulesIn(() => [], createReadRuleFiles());
  const { uris, passedOver } = await listFolder(root, rulesIn, signal, most);
  const below = (uri: string): string =>
    path.relative(scratch.folder, vscode.Uri.parse(uri).fsPath) || ".";
  return {
    paths: uris.map(below),
    passedOver: passedOver.map(({ uri, reason, cause }) => `${below(uri)} ${reason} (${cause})`),
  };
}

describe("The files of a folder", () => {
  it("are listed folder by folder, what is no code or ruled out being passed over", async () => {
    using scratch = scratchFolder();
    for (const file of [
      "src/orders/place.ts",
      "src/orders/cancel.ts",
      "src/orders.ts",
      "src/app.ts",
      "src/logo.png",
      "src/app.min.js",
      "src/private/key.ts",
      "src/old/a/b.ts",
      "src/node_modules/x/index.js",
      "src/node_modules/y/index.js",
      "src/dist/app.js",
      "src/package-lock.json",
      "src/.env",
      "src/.git/config",
    ]) {
      scratch.write(file, "x");
    }
    scratch.write("src/.aiexclude", "key.ts\n");
    scratch.write("src/.gitignore", "old/\n");
    fs.symlinkSync(path.join(scratch.folder, "src"), path.join(scratch.folder, "src/self"));

    const { paths, passedOver } = await listed(scratch, "src");

    assert.deepEqual(paths, [
      "src/.aiexclude",
      "src/.gitignore",
      "src/app.ts",
      "src/orders.ts",
      "src/orders/cancel.ts",
      "src/orders/place.ts",
    ]);
    const rules = path.basename(scratch.folder);
    assert.deepEqual(passedOver, [
      "src/.env covered by the built-in deny list (rule)",
      "src/app.min.js is a generated file (rule)",
      "src/logo.png is a binary file (rule)",
      "src/package-lock.json is a lock file (rule)",
      "src/self is a link (rule)",
      "src/dist is build output (rule)",
      "src/node_modules is somebody else's code (rule)",
      `src/old covered by ${rules}/src/.gitignore, line 1 (rule)`,
      `src/private/key.ts covered by ${rules}/src/.aiexclude, line 1 (rule)`,
    ]);
  });

  it("are listed up to a number, the folders beyond it being told for the next review", async () => {
    using scratch = scratchFolder();
    for (const file of ["a/1.ts", "a/2.ts", "b/1.ts", "b/2.ts", "b/c/1.ts", "d/1.ts"]) {
      scratch.write(file, "x");
    }

    const { paths, passedOver } = await listed(scratch, "", 3);

    assert.deepEqual(paths, ["a/1.ts", "a/2.ts"]);
    assert.deepEqual(passedOver, [
      "b is beyond the 3 files of one review (trouble)",
      "d is beyond the 3 files of one review (trouble)",
    ]);
    assert.deepEqual(await listed(scratch, "a", 1), {
      paths: ["a/1.ts"],
      passedOver: ["a has more files than the 1 files of one review (trouble)"],
    });
  });

  it("are the file itself where no folder is named, be it there or not", async () => {
    using scratch = scratchFolder();
    scratch.write("a.png", "x");

    assert.deepEqual((await listed(scratch, "a.png")).paths, ["a.png"]);
    assert.deepEqual((await listed(scratch, "gone")).paths, ["gone"]);
  });

  it("are none outside the workspace, not even by a link", async () => {
    using outside = outsideFolder();
    using scratch = scratchFolder();
    outside.write("a.ts", "x");
    fs.symlinkSync(outside.folder, path.join(scratch.folder, "link"));

    for (const [where, name] of [
      [outside, ""],
      [scratch, "link"],
    ] as const) {
      const { paths, passedOver } = await listed(where, name);
      assert.deepEqual(paths, []);
      assert.match(passedOver.join(), /is outside the workspace \(rule\)$/);
    }
  });

  it("are looked at no further after a cancel", async () => {
    using scratch = scratchFolder();
    const { list } = createFileRules(() => []);

    await assert.rejects(
      list(vscode.Uri.file(scratch.folder).toString(), AbortSignal.abort(new Error("enough"))),
      /enough/,
    );
  });

  it("of a folder of thousands are listed within seconds", async () => {
    using scratch = scratchFolder();
    for (let index = 0; index < 2000; index += 1) {
      scratch.write(`src/module${index % 100}/file${index}.ts`, "x");
    }
    const began = performance.now();

    const { paths } = await listed(scratch);

    const took = performance.now() - began;
    assert.equal(paths.length, 2000);
    assert.ok(took < 5000, `${Math.round(took)} ms`);
  });
});
