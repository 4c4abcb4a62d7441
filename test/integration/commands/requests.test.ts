import assert from "node:assert/strict";
import http from "node:http";
import * as vscode from "vscode";
import type { ReviewResult } from "../../../src/core/reviewEvent.ts";
import { commands, extensionId, virtualScheme } from "../../../src/manifest.ts";
import { until } from "../../support/until.ts";
import { closeAll, scratchFolder } from "../host/scratch.ts";

const code = "export function load(id: string) {\n  return db.find(id);\n}\n";

describe("A look at what would be sent", () => {
  before(async () => {
    await vscode.extensions.getExtension(extensionId)?.activate();
  });
  beforeEach(closeAll);
  after(closeAll);

  it("is a read-only document with host, model, parts and the text, and sends nothing", async () => {
    using scratch = scratchFolder();
    const uri = scratch.write("load.ts", code);
    const asked: string[] = [];
    const server = http.createServer(({ url }, answer) => {
      asked.push(url ?? "");
      answer.end();
    });
    const port = Number(process.env["FAKE_CLAUDE_PORT"]);
    await new Promise<void>((listening) => {
      server.listen(port, "127.0.0.1", listening);
    });

    const text = await vscode.commands.executeCommand<string>(commands.previewRequest, { uri });

    await new Promise((closed) => server.close(closed));
    const shown = await until(() => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.getText() === text ? document : undefined;
    });
    assert.equal(shown.uri.scheme, virtualScheme);
    assert.equal(shown.languageId, "markdown");
    assert.match(text, new RegExp(`- Host: \`127\\.0\\.0\\.1:${port}\``));
    assert.match(text, /^Nothing was sent\./m);
    assert.match(text, /- `scratch-\w+\/load\.ts`, lines 1–3: .*about \d+ tokens/);
    assert.match(text, /return db\.find\(id\);/);
    assert.deepEqual(asked, []);
  });

  it("follows the command that is named", async () => {
    using scratch = scratchFolder();
    const uri = scratch.write("load.ts", code);
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 21 } };

    const text = await vscode.commands.executeCommand<string>(commands.previewRequest, {
      command: "reviewSelection",
      uri,
      range,
    });

    assert.match(text, /^# What a review of the selection in/);
  });

  it("is none for a file that is never sent", async () => {
    using scratch = scratchFolder();
    const uri = scratch.write(".env", "KEY=1\n");

    const text = await vscode.commands.executeCommand(commands.previewRequest, { uri });

    assert.equal(text, undefined);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });
});

describe("A first gesture without a key", () => {
  it("asks for one, and is blocked when the box is closed", async () => {
    using scratch = scratchFolder();
    const uri = scratch.write("load.ts", code);
    let result: ReviewResult | undefined;
    const review = Promise.resolve(
      vscode.commands.executeCommand<ReviewResult>(commands.reviewFile, uri),
    ).then((ended) => {
      result = ended;
    });

    while (result === undefined) {
      await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      await Promise.race([review, vscode.commands.executeCommand("workbench.action.focusSideBar")]);
    }

    assert.equal(result.ended, "blocked");
    assert.equal(result.error?.code, "no-key");
  });
});
