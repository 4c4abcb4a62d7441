import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { Finding } from "../../../src/core/findings/finding.ts";
import { commands } from "../../../src/manifest.ts";
import { findingsAnswer } from "../../fakeClaude/answers.ts";
import { until } from "../../support/until.ts";
import { openFolder, scratchFolder } from "../host/scratch.ts";
import type { Scratch } from "../host/scratch.ts";
import { claim, forgetFindings, openReviewing } from "../reviewing.ts";
import type { Reviewing } from "../reviewing.ts";

const first = "await db.query(sql, [id]);";
const code = `export class Orders {
  async cancel(id: string): Promise<void> {
    ${first}
    await queue.publish(id);
  }
  async pay(id: string): Promise<void> {
    ${first}
  }
}
`;

describe("Dismissing in VS Code", () => {
  let reviewing: Reviewing;
  let scratch: Scratch;
  let uri: string;
  let file: string;

  const teamFile = () => path.join(openFolder(), ".backend-architect/dismissals.json");
  const dismiss = (named: object): Thenable<unknown> =>
    vscode.commands.executeCommand(commands.dismissFinding, named);
  const restore = (named: object): Thenable<unknown> =>
    vscode.commands.executeCommand(commands.restoreFindings, named);
  const review = async () => {
    const { findings } = await reviewing.review(commands.reviewFile, uri);
    const [one] = findings;
    assert.ok(one);
    return one;
  };
  const states = async () => (await reviewing.findings()).map(({ state }) => state);

  before(async () => {
    reviewing = await openReviewing();
  });
  after(async () => {
    await reviewing.close();
  });
  beforeEach(() => {
    scratch = scratchFolder();
    uri = scratch.write("orders.ts", code);
    file = `${path.basename(scratch.folder)}/orders.ts`;
    reviewing.claude.answer = () => findingsAnswer([claim(file, first, { line: 3 })]);
  });
  afterEach(async () => {
    fs.rmSync(path.dirname(teamFile()), { recursive: true, force: true });
    await forgetFindings();
    scratch[Symbol.dispose]();
  });

  it("keeps reason and note, and gives back what the finding was", async () => {
    const before = await review();

    await dismiss({ id: before.id, reason: "accepted risk", note: "The gateway\nchecks it." });
    const [away] = await reviewing.findings();
    const count = await restore({ id: before.id });

    assert.equal(away?.state, "dismissed");
    assert.equal(away.dismissReason, "accepted risk");
    assert.equal(away.dismissNote, "The gateway checks it.");
    assert.equal(count, 1);
    assert.deepEqual(await reviewing.findings(), [before]);
    assert.equal(fs.existsSync(teamFile()), false);
  });

  it("goes to the team's file, holds for who reads that, and is taken back here alone", async () => {
    const before = await review();

    await dismiss({ id: before.id, reason: "wrong", note: "By design.", shared: true });

    const text = fs.readFileSync(teamFile(), "utf8");
    const { dismissals } = JSON.parse(text) as { dismissals: Record<string, unknown>[] };
    assert.deepEqual(
      dismissals.map(({ when, ...entry }) => [entry, typeof when]),
      [
        [
          {
            path: file,
            symbol: "Orders.cancel",
            category: "consistency",
            quote: first,
            title: before.title,
            reason: "wrong",
            note: "By design.",
          },
          "string",
        ],
      ],
    );
    assert.ok(!text.includes(openFolder()));
    const [away] = await reviewing.findings();
    assert.equal(away?.dismissedBy, "team");
    assert.equal(await restore({ id: before.id }), 1);
    assert.deepEqual(await reviewing.findings(), [before]);
    assert.equal(fs.readFileSync(teamFile(), "utf8"), text);
    await review();
    assert.deepEqual(await states(), ["unchecked"]);
  });

  it("follows the team's file: an entry that comes dismisses, one that goes gives back", async () => {
    await review();
    const entry = {
      path: file,
      symbol: "Orders.cancel",
      category: "consistency",
      quote: first,
      title: "Not in one transaction",
      reason: "accepted risk",
      when: "2026-11-24",
    };
    const write = (dismissals: readonly unknown[]): void => {
      fs.mkdirSync(path.dirname(teamFile()), { recursive: true });
      fs.writeFileSync(teamFile(), JSON.stringify({ version: 1, dismissals }));
    };

    write([{ ...entry, path: "../outside.ts" }, "no entry", { ...entry, symbol: "Orders.pay" }]);
    write([{ ...entry, path: "../outside.ts" }, entry, "no entry"]);
    await until(async () => (await states())[0] === "dismissed");
    const [away] = await reviewing.findings();
    assert.deepEqual([away?.dismissReason, away?.dismissedBy], ["accepted risk", "team"]);
    write([]);

    await until(async () => (await states())[0] === "unchecked");
  });

  it("of one finding leaves the same code in another function alone", async () => {
    reviewing.claude.answer = () =>
      findingsAnswer([
        claim(file, first, { line: 3 }),
        claim(file, first, { line: 7, title: "The other" }),
      ]);
    const one = await review();
    await dismiss({ id: one.id, reason: "wrong" });

    await reviewing.review(commands.reviewFile, uri);

    assert.deepEqual(await states(), ["dismissed", "unchecked"]);
  });

  it("follows the file when that is renamed", async () => {
    const before = await review();
    await dismiss({ id: before.id, reason: "wrong" });
    const renamed = vscode.Uri.parse(scratch.uri("renamed.ts"));
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(vscode.Uri.parse(uri), renamed);
    await vscode.workspace.applyEdit(edit);
    await until(async () => (await reviewing.findings())[0]?.uri === renamed.toString());

    assert.equal(await restore({ id: before.id }), 1);

    const back: readonly Finding[] = await reviewing.findings();
    assert.deepEqual(
      back.map(({ state }) => state),
      ["unchecked"],
    );
    assert.equal(await restore({ all: true }), 0);
  });
});
