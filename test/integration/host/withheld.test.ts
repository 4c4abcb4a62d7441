import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { createWithheld } from "../../../src/host/files/withheld.ts";
import { openFolder, outsideFolder, scratchFolder } from "./scratch.ts";

const withheld = createWithheld(() => []);
const { signal } = new AbortController();

async function strength(uri: string): Promise<string> {
  return (await withheld(uri, signal))?.strength ?? "free";
}

describe("The rules that keep files here", () => {
  it("hold private files back without any rule file", async () => {
    using scratch = scratchFolder();

    assert.equal(await strength(scratch.write(".env", "KEY=1")), "ignored");
    assert.equal(await strength(scratch.write("server.pem", "x")), "ignored");
    assert.equal(await strength(scratch.write("server.ts", "x")), "free");
  });

  it("are read anew when a rule file appears, changes or goes", async () => {
    using scratch = scratchFolder();
    const uri = scratch.write("deep/a.ts", "x");
    const seen = [await strength(uri)];

    scratch.write(".aiexclude", "*.md\n");
    seen.push(await strength(uri));
    scratch.write(".aiexclude", "*.md\n*.ts\n");
    seen.push(await strength(uri));
    fs.rmSync(path.join(scratch.folder, ".aiexclude"));
    seen.push(await strength(uri));

    assert.deepEqual(seen, ["free", "free", "ignored", "free"]);
  });

  it("tell what only git ignores from what is never sent", async () => {
    using scratch = scratchFolder();
    scratch.write(".gitignore", "generated/\n");
    const uri = scratch.write("generated/a.ts", "x");
    const folder = path.basename(scratch.folder);

    assert.deepEqual(await withheld(uri, signal), {
      strength: "gitignored",
      rule: `${folder}/.gitignore, line 1`,
    });
  });

  it("close a folder whose rule file cannot be read", async () => {
    using scratch = scratchFolder();
    const uri = scratch.write("a.ts", "x");
    fs.mkdirSync(path.join(scratch.folder, ".aiexclude"));
    const asFolder = await strength(uri);
    fs.rmdirSync(path.join(scratch.folder, ".aiexclude"));
    fs.symlinkSync("/nowhere/at/all", path.join(scratch.folder, ".aiexclude"));
    const asDeadLink = await strength(uri);
    fs.rmSync(path.join(scratch.folder, ".aiexclude"));
    scratch.write(".aiexclude", "x\n".repeat(200_000));

    assert.deepEqual(
      [asFolder, asDeadLink, await strength(uri)],
      ["ignored", "ignored", "ignored"],
    );
  });

  it("count for what a link leads to, not only for its name", async () => {
    using scratch = scratchFolder();
    scratch.write(".env", "KEY=1");
    fs.symlinkSync(path.join(scratch.folder, ".env"), path.join(scratch.folder, "harmless.ts"));

    assert.equal(await strength(scratch.uri("harmless.ts")), "ignored");
  });

  it("count outside the workspace too, from the repository around the file", async () => {
    using outside = outsideFolder();
    fs.mkdirSync(path.join(outside.folder, ".git"));
    outside.write(".cursorignore", "private/\n");

    assert.equal(await strength(outside.write("private/a.ts", "x")), "ignored");
    assert.equal(await strength(outside.write("public/a.ts", "x")), "free");
    assert.equal(await strength(outside.write("public/.npmrc", "x")), "ignored");
  });

  it("take the globs of the setting along", async () => {
    const excluding = createWithheld(() => ["**/*.snap"]);
    const uri = vscode.Uri.file(path.join(openFolder(), "src/a.snap")).toString();

    assert.equal((await excluding(uri, signal))?.strength, "ignored");
    assert.equal((await excluding("untitled:a.snap", signal))?.strength, "ignored");
  });

  it("leave new documents alone, and withhold what is no URI", async () => {
    assert.equal(await strength("untitled:Untitled-1"), "free");
    assert.equal(await strength("no uri"), "ignored");
  });
});
