import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";
import { commands } from "../../src/manifest.ts";
import { findingsAnswer } from "../fakeClaude/answers.ts";
import { closeAll, openFolder, scratchFolder } from "./host/scratch.ts";
import type { Scratch } from "./host/scratch.ts";
import { claim, forgetFindings, openReviewing, textUnder } from "./reviewing.ts";
import type { Reviewing } from "./reviewing.ts";

describe("A review of a folder", () => {
  let reviewing: Reviewing;
  let scratch: Scratch;
  let earlier: number;

  before(async () => {
    reviewing = await openReviewing();
  });
  after(() => reviewing.close());
  beforeEach(() => {
    scratch = scratchFolder();
    scratch.write("src/orders/place.ts", "export const place = 1;\n");
    scratch.write("src/app.ts", "export const app = 1;\n");
    scratch.write("src/node_modules/x/index.js", "module.exports = 'unspoken';\n");
    scratch.write("src/.aiexclude", "secret.ts\n");
    scratch.write("src/secret.ts", "export const unspoken = 1;\n");
    scratch.write("other.ts", "export const other = 1;\n");
    reviewing.claude.answer = () => findingsAnswer([]);
    earlier = reviewing.claude.messages().length;
  });
  afterEach(async () => {
    await closeAll();
    await forgetFindings();
    scratch[Symbol.dispose]();
  });

  const nameOf = (file: string): string =>
    `${path.basename(scratch.folder)}/${file}`.replaceAll(path.sep, "/");
  /** By the review's first request: those that challenge findings hold less. */
  const sent = (): string => JSON.stringify(reviewing.claude.messages()[earlier]?.body);
  const below = (uri: string): string =>
    path.relative(scratch.folder, vscode.Uri.parse(uri).fsPath);

  it("sends its code and draws the findings, nothing of it being open", async () => {
    const quote = "export const place = 1;";
    reviewing.claude.answer = () => findingsAnswer([claim(nameOf("src/orders/place.ts"), quote)]);

    const result = await reviewing.review(commands.reviewFolder, scratch.uri("src"));

    assert.deepEqual([result.ended, result.error], ["complete", undefined]);
    const [finding] = result.findings;
    assert.equal(finding?.uri, scratch.uri("src/orders/place.ts"));
    assert.equal(await textUnder(finding), quote);
    assert.match(sent(), /export const app/);
    assert.doesNotMatch(sent(), /unspoken|export const other/);
    assert.deepEqual(
      result.notReviewed.map(({ uri, cause }) => [below(uri), cause]),
      [
        ["src/secret.ts", "rule"],
        ["src/node_modules", "rule"],
      ],
    );
  });

  it("takes all that is selected in the Explorer, files and folders", async () => {
    const uris = ["other.ts", "src/orders"].map((file) => vscode.Uri.parse(scratch.uri(file)));

    const result = await reviewing.review(commands.reviewFile, uris[0], uris);

    assert.deepEqual([result.ended, result.notReviewed], ["complete", []]);
    assert.match(sent(), /export const other/);
    assert.match(sent(), /export const place/);
    assert.doesNotMatch(sent(), /export const app/);
  });

  it("is blocked when nothing in it can be reviewed", async () => {
    scratch.write("pictures/a.png", Uint8Array.of(0x89, 0x50));

    const result = await reviewing.review(commands.reviewFolder, scratch.uri("pictures"));

    assert.deepEqual([result.ended, result.error?.code], ["blocked", "nothing-to-review"]);
    assert.match(result.error?.message ?? "", /pictures holds no text.*a\.png is a binary file/);
    assert.equal(reviewing.claude.messages().length, earlier);
  });

  it("can be looked at before it is sent", async () => {
    const argument = { command: "reviewFolder", uri: scratch.uri("src") };

    const text = await vscode.commands.executeCommand<string>(commands.previewRequest, argument);

    assert.match(text, /^# What a review of the folder \S*scratch-\w+\/src would send/);
    assert.match(text, /export const place/);
  });

  it("is of the open folder where none is named", async () => {
    const text = await vscode.commands.executeCommand<string>(commands.previewRequest, {
      command: "reviewFolder",
    });

    assert.match(
      text,
      new RegExp(`review of the folder ${path.basename(openFolder())} would send`),
    );
    assert.match(text, /export const place/);
  });
});
