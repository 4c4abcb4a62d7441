import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { Files } from "../../../src/core/ports.ts";
import { createFileRules } from "../../../src/host/files/createFileRules.ts";
import { createWorkspaceFiles } from "../../../src/host/files/workspaceFiles.ts";
import { closeAll, openFolder, outsideFolder, scratchFolder } from "./scratch.ts";

const files: Files = createWorkspaceFiles({
  ...createFileRules(() => []),
  withheld: () => Promise.resolve(undefined),
});
const { signal } = new AbortController();

/** The text of a file, or the code of why there is none. */
async function textOf(uri: string): Promise<string> {
  const read = await files.read(uri, "whole", signal);
  return read.kind === "text" ? read.text : `no text: ${read.code}`;
}

describe("The workspace's files", () => {
  afterEach(closeAll);

  it("are read as on disk, line ends kept and the byte order mark gone", async () => {
    using scratch = scratchFolder();
    const uri = scratch.write("a.ts", "\ufeffconst a = 1;\r\nconst b = 2;\n");

    const read = await files.read(uri, "whole", signal);

    assert.ok(read.kind === "text");
    assert.equal(read.text, "const a = 1;\r\nconst b = 2;\n");
    assert.equal(read.languageId, "typescript");
    assert.equal(read.path, `${path.basename(scratch.folder)}/a.ts`);
  });

  it("are read as the editor has them, unsaved", async () => {
    using scratch = scratchFolder();
    const uri = scratch.write("a.ts", "\ufeffold\r\n");
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "new ");
    await vscode.window.showTextDocument(document);

    await vscode.workspace.applyEdit(edit);

    assert.equal(await textOf(uri), "new old\r\n");
  });

  it("include documents that were never saved", async () => {
    const document = await vscode.workspace.openTextDocument({
      content: "select 1;",
      language: "sql",
    });

    const read = await files.read(document.uri.toString(), "whole", signal);

    assert.ok(read.kind === "text");
    assert.deepEqual([read.text, read.languageId], ["select 1;", "sql"]);
  });

  it("are no text when they hold a NUL or another encoding", async () => {
    using scratch = scratchFolder();
    const binary = scratch.write("a.bin", Uint8Array.of(0x7f, 0x45, 0, 1));
    const latin = scratch.write("b.txt", Uint8Array.of(0x63, 0x61, 0x66, 0xe9));

    assert.equal(await textOf(binary), "no text: not-text");
    assert.equal(await textOf(latin), "no text: not-text");
  });

  it("are no text when the editor guessed their encoding wrong, but a real U+FFFD is", async () => {
    using scratch = scratchFolder();
    const wrong = scratch.write("a.txt", Uint8Array.of(0x63, 0x61, 0x66, 0xe9));
    const real = scratch.write("b.txt", "replaced: \ufffd");
    await vscode.workspace.openTextDocument(vscode.Uri.parse(wrong));
    await vscode.workspace.openTextDocument(vscode.Uri.parse(real));

    assert.equal(await textOf(wrong), "no text: not-text");
    assert.equal(await textOf(real), "replaced: \ufffd");
  });

  it("are too large above 512 KB or with a line above 5,000 characters", async () => {
    using scratch = scratchFolder();
    const line = `${"x".repeat(1023)}\n`;

    assert.equal((await textOf(scratch.write("a.txt", line.repeat(512)))).length, 512 * 1024);
    assert.equal(
      await textOf(scratch.write("b.txt", `${line.repeat(512)}x`)),
      "no text: file-too-large",
    );
    const part = await files.read(scratch.uri("b.txt"), "part", signal);
    assert.equal(part.kind, "text");
    assert.equal((await textOf(scratch.write("c.txt", "x".repeat(5000)))).length, 5000);
    assert.equal(await textOf(scratch.write("d.txt", "x".repeat(5001))), "no text: file-too-large");
  });

  it("are unreadable when they are not there, a folder or a pipe, and nothing hangs", async () => {
    using scratch = scratchFolder();
    fs.mkdirSync(path.join(scratch.folder, "folder"));
    execFileSync("mkfifo", [path.join(scratch.folder, "pipe")]);

    assert.equal(await textOf(scratch.uri("missing.ts")), "no text: unreadable");
    assert.equal(await textOf(scratch.uri("folder")), "no text: unreadable");
    assert.equal(await textOf(scratch.uri("pipe")), "no text: unreadable");
    assert.equal(await textOf("no uri at all"), "no text: unreadable");
  });

  it("end at the workspace: links out of it are not followed, open in a tab or not", async () => {
    using scratch = scratchFolder();
    using outside = outsideFolder();
    outside.write("secret.txt", "secret");
    fs.symlinkSync(path.join(outside.folder, "secret.txt"), path.join(scratch.folder, "link.txt"));
    fs.symlinkSync(outside.folder, path.join(scratch.folder, "folder"));
    fs.symlinkSync(path.join(scratch.folder, "loop"), path.join(scratch.folder, "loop"));

    assert.equal(await textOf(scratch.uri("link.txt")), "no text: outside-workspace");
    assert.equal(await textOf(scratch.uri("folder/secret.txt")), "no text: outside-workspace");
    assert.equal(await textOf(scratch.uri("loop")), "no text: unreadable");
    await vscode.workspace.openTextDocument(vscode.Uri.parse(scratch.uri("link.txt")));
    assert.equal(await textOf(scratch.uri("link.txt")), "no text: outside-workspace");
  });

  it("follow links that stay in the workspace", async () => {
    using scratch = scratchFolder();
    scratch.write("real.ts", "real");
    fs.symlinkSync(path.join(scratch.folder, "real.ts"), path.join(scratch.folder, "link.ts"));

    assert.equal(await textOf(scratch.uri("link.ts")), "real");
  });

  it("outside the workspace are read only when they are open", async () => {
    using outside = outsideFolder();
    const uri = outside.write("alone.ts", "alone");
    const before = await textOf(uri);
    await vscode.window.showTextDocument(vscode.Uri.parse(uri));

    const after = await textOf(uri);

    assert.equal(before, "no text: outside-workspace");
    assert.equal(after, "alone");
    assert.match(files.pathOf(uri), /^\.\.\/scratch-\w+~[0-9a-f]{8}\/alone\.ts$/);
  });

  it("outside the workspace are open in a tab that was never shown, too", async () => {
    using outside = outsideFolder();
    const uri = vscode.Uri.parse(outside.write("restored.ts", "restored"));
    await vscode.window.showTextDocument(vscode.Uri.parse(outside.write("front.ts", "front")));
    await vscode.commands.executeCommand("vscode.open", uri, { background: true, preview: false });
    const isLoaded = vscode.workspace.textDocuments.some(({ uri: one }) => one.path === uri.path);

    assert.equal(isLoaded, false);
    assert.equal(await textOf(uri.toString()), "restored");
    assert.equal(files.uriOf(files.pathOf(uri.toString())), uri.toString());
  });

  it("are not what VS Code shows without a file", async () => {
    assert.equal(await textOf("output:tasks"), "no text: not-text");
    assert.equal(await textOf("git:/a.ts?HEAD"), "no text: not-text");
    assert.equal(await textOf("backend-architect:/Last%20request.md"), "no text: not-text");
  });

  it("have a path for the prompt, and the path leads back", () => {
    const uri = vscode.Uri.file(path.join(openFolder(), "src/a b/ü.ts")).toString();

    assert.equal(files.pathOf(uri), "src/a b/ü.ts");
    assert.equal(files.uriOf("src/a b/ü.ts"), uri);
  });

  it("outside the workspace have a path that no other file has, and it leads back", async () => {
    using scratch = scratchFolder();
    using outside = outsideFolder();
    const inside = scratch.write("api/orders.ts", "inside");
    const opened = [
      outside.write(`${path.basename(scratch.folder)}/api/orders.ts`, "one"),
      outside.write("other/api/orders.ts", "two"),
      (await vscode.workspace.openTextDocument({ content: "three" })).uri.toString(),
    ];
    for (const uri of opened) await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    const inRoot = vscode.Uri.file(path.join(openFolder(), "Untitled-1")).toString();
    const uris = [inside, inRoot, ...opened];

    const paths = uris.map((uri) => files.pathOf(uri));

    assert.equal(new Set(paths).size, uris.length, paths.join());
    assert.deepEqual(
      paths.map((one) => files.uriOf(one)),
      uris,
    );
  });

  it("have a path that does not pass for another file's when their URI is spelled oddly", () => {
    const root = vscode.Uri.file(openFolder());
    const plain = vscode.Uri.joinPath(root, "a.ts");
    const odd = [plain.with({ query: "v=1" }), plain.with({ path: `${root.path}/b/../a.ts` })];

    for (const uri of odd) assert.match(files.pathOf(uri.toString()), /^\.\.\/.*~/);
  });

  for (const escape of [
    "../a.ts",
    "a/../../b",
    "/etc/passwd",
    "",
    "a//b",
    "C:a",
    "a\\..\\b",
    "a\0",
  ]) {
    it(`give no place for the path ${JSON.stringify(escape)}`, () => {
      assert.equal(files.uriOf(escape), undefined);
    });
  }

  it("are not read for a review that was cancelled", async () => {
    await assert.rejects(
      files.read("file:///a", "whole", AbortSignal.abort(new Error("enough"))),
      /enough/,
    );
  });
});
