import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";
import type { Finding } from "../../src/core/findings/finding.ts";
import { commands } from "../../src/manifest.ts";
import { findingsAnswer, textAnswer, textSoFar } from "../fakeClaude/answers.ts";
import { cutAnswer } from "../fakeClaude/faultAnswers.ts";
import { blockStop, messageEnd } from "../fakeClaude/messageEvents.ts";
import { promptBlocks } from "../fakeClaude/promptBlocks.ts";
import { gate } from "../fakeClaude/step.ts";
import type { Step } from "../fakeClaude/step.ts";
import { asksForVerdicts } from "../support/asksForVerdicts.ts";
import { until } from "../support/until.ts";
import { closeAll, scratchFolder } from "./host/scratch.ts";
import type { Scratch } from "./host/scratch.ts";
import { claim, forgetFindings, openReviewing, textUnder } from "./reviewing.ts";
import type { Reviewing } from "./reviewing.ts";

const code = [
  'import { db } from "./db.ts";',
  "",
  "export async function load(id) {",
  "  const row = await db.find(id);",
  "  return row.value;",
  "}",
  "",
  "export async function pay(id, amount) {",
  "  const paid = await db.paid(id);",
  "  await db.setPaid(id, paid + amount);",
  "}",
  "",
].join("\n");
const first = "const row = await db.find(id);";
const second = "await db.setPaid(id, paid + amount);";

describe("A review", () => {
  let reviewing: Reviewing;
  let scratch: Scratch;
  let uri: string;
  let file: string;

  before(async () => {
    reviewing = await openReviewing();
  });
  after(() => reviewing.close());
  beforeEach(() => {
    scratch = scratchFolder();
    uri = scratch.write("pay.ts", code);
    file = nameOf(uri);
    reviewing.claude.answer = () => findingsAnswer([]);
  });
  afterEach(async () => {
    await closeAll();
    await forgetFindings();
    scratch[Symbol.dispose]();
  });

  const nameOf = (name: string): string =>
    vscode.workspace.asRelativePath(vscode.Uri.parse(name), false);
  /** Without the challenges that follow. */
  const asked = () => reviewing.claude.messages().filter(({ body }) => !asksForVerdicts(body));
  const lastText = (): string => asked().at(-1)?.text ?? "";
  /** The code that is to be judged, without what is beside it to judge it by. */
  const underReview = (): string =>
    [...lastText().matchAll(/: under review\\n```\\n(.*?)\\n```/g)]
      .map(([, part]) => part)
      .join("\n");
  const show = async (name: string): Promise<vscode.TextEditor> =>
    vscode.window.showTextDocument(vscode.Uri.parse(name), { preview: false });

  /** One finding, then nothing until the gate opens, then another and the end. */
  function heldAnswer(opened: Promise<unknown>): readonly Step[] {
    const [one, two] = [claim(file, first), claim(file, second)];
    return [
      ...textSoFar(`{"findings":[${JSON.stringify(one)},`),
      { do: "wait", until: opened },
      ...textSoFar(`${JSON.stringify(two)}],"examined":"Both functions."}`).slice(2),
      blockStop(0),
      ...messageEnd("end_turn"),
    ];
  }

  it("of a selection sends its function and the imports, and no other function", async () => {
    const editor = await show(uri);
    editor.selection = new vscode.Selection(8, 0, 8, 34);

    const result = await reviewing.review(commands.reviewSelection);

    assert.equal(result.ended, "complete");
    assert.match(lastText(), /lines 8-11\): under review/);
    assert.match(lastText(), /Review line(s 9 to)? 9 of/);
    assert.match(lastText(), /1\|import \{ db \}/);
    assert.doesNotMatch(underReview(), /row\.value/);
    assert.match(underReview(), /setPaid/);
  });

  it("of no selection is of the function around the cursor", async () => {
    const editor = await show(uri);
    editor.selection = new vscode.Selection(3, 10, 3, 10);
    reviewing.claude.answer = () => findingsAnswer([claim(file, first, { line: 4 })]);

    const { ended, findings } = await reviewing.review(commands.reviewSelection);

    assert.equal(ended, "complete");
    assert.match(lastText(), /lines 3-6\): under review/);
    assert.doesNotMatch(underReview(), /setPaid/);
    assert.match(underReview(), /row\.value/);
    assert.deepEqual(
      findings.map(({ range }) => range.start),
      [{ line: 3, character: 2 }],
    );
  });

  it("of the open files sends each text file in a tab, and counts what rules withhold", async () => {
    const other = scratch.write("other.ts", "export const other = 1;\n");
    const hidden = scratch.write(".env", "WORD=unspoken\n");
    const unopened = scratch.write("unopened.ts", "export const unopened = 1;\n");
    for (const one of [uri, other, hidden]) await show(one);
    reviewing.claude.answer = () =>
      findingsAnswer([claim(file, first), claim(nameOf(other), "export const other = 1;")]);

    const result = await reviewing.review(commands.reviewOpenFiles);

    assert.equal(result.ended, "complete");
    assert.deepEqual(
      result.findings.map((finding) => finding.uri),
      [uri, other],
    );
    assert.deepEqual(
      result.notReviewed.map((each) => [each.uri, each.cause]),
      [[hidden, "rule"]],
    );
    assert.doesNotMatch(lastText(), /unspoken/);
    assert.doesNotMatch(lastText(), new RegExp(nameOf(unopened)));
  });

  it("draws a finding while the answer is still arriving", async () => {
    const held = gate();
    reviewing.claude.answer = () => heldAnswer(held.opened);
    let ended = false;

    const reviewed = reviewing.review(commands.reviewFile, uri).finally(() => (ended = true));
    const early = await until(async () => {
      const found = await reviewing.findings();
      return found.length > 0 && found;
    });
    const endedEarly = ended;
    held.open();
    const result = await reviewed;

    assert.equal(endedEarly, false);
    assert.deepEqual(await Promise.all(early.map(textUnder)), [first]);
    assert.deepEqual(await Promise.all(result.findings.map(textUnder)), [first, second]);
    assert.equal(result.ended, "complete");
    assert.ok((result.usage?.inputTokens ?? 0) > 0);
    assert.ok((result.usage?.usd ?? 0) > 0);
  });

  it("of a file that is under review already is busy, and the first goes on", async () => {
    const held = gate();
    const count = asked().length;
    reviewing.claude.answer = () => heldAnswer(held.opened);

    const reviewed = reviewing.review(commands.reviewFile, uri);
    await until(() => asked()[count]);
    const again = await reviewing.review(commands.reviewFile, uri);
    held.open();

    assert.deepEqual([again.ended, again.error?.code], ["blocked", "busy"]);
    assert.match(again.error?.message ?? "", /pay\.ts.*wait for it, or cancel it/);
    assert.equal((await reviewed).ended, "complete");
    assert.equal(asked().length, count + 1);
  });

  it("of two files can run at once", async () => {
    const other = scratch.write("other.ts", "export const other = 1;\n");
    const held = gate();
    const count = reviewing.claude.messages().length;
    reviewing.claude.answer = () => heldAnswer(held.opened);
    const reviewed = reviewing.review(commands.reviewFile, uri);
    await reviewing.message(count);
    reviewing.claude.answer = () => findingsAnswer([]);

    const result = await reviewing.review(commands.reviewFile, other);
    held.open();

    assert.equal(result.ended, "complete");
    assert.equal((await reviewed).findings.length, 2);
  });

  it("that is cancelled closes its socket at once and keeps what it found", async () => {
    const count = reviewing.claude.messages().length;
    reviewing.claude.answer = () => heldAnswer(new Promise(() => undefined));
    const reviewed = reviewing.review(commands.reviewFile, uri);
    const message = await reviewing.message(count);
    await until(async () => (await reviewing.findings()).length > 0);

    const start = performance.now();
    await vscode.commands.executeCommand(commands.cancelReview);
    const took = (await message.closedEarly) - start;
    const result = await reviewed;

    assert.equal(result.ended, "cancelled");
    assert.equal(result.error, undefined);
    assert.ok(took < 100, `the socket was closed after ${took} ms`);
    assert.deepEqual(await Promise.all(result.findings.map(textUnder)), [first]);
    assert.deepEqual(await reviewing.findings(), result.findings);
  });

  it("that was cut goes on with what it left out", async () => {
    reviewing.claude.answer = () =>
      cutAnswer(`{"findings":[${JSON.stringify(claim(file, first))},`);
    const cut = await reviewing.review(commands.reviewFile, uri);
    reviewing.claude.answer = () => findingsAnswer([claim(file, first), claim(file, second)]);

    const rest = await reviewing.review(commands.reviewRest);
    const nothing = await reviewing.review(commands.reviewRest);

    assert.deepEqual([cut.ended, cut.error?.code], ["partial", "output-limit"]);
    assert.deepEqual(
      cut.notReviewed.map((each) => [each.uri, each.cause]),
      [[uri, "trouble"]],
    );
    assert.deepEqual([rest.ended, rest.findings.length], ["complete", 2]);
    assert.deepEqual([nothing.ended, nothing.error?.code], ["blocked", "nothing-to-review"]);
    assert.equal((await reviewing.findings()).length, 2);
  });

  it("can be looked at afterwards, as it was sent and to whom", async () => {
    await reviewing.review(commands.reviewFile, uri);

    const shown = await vscode.commands.executeCommand<string>(commands.showLastRequest);

    const message = reviewing.claude.messages().at(-1);
    assert.ok(message);
    assert.match(shown, new RegExp(`- Host: \`${new URL(reviewing.claude.url).host}\``));
    assert.match(shown, new RegExp(`- \`${file}\`, lines 1–11: under review, about \\d+ tokens`));
    const model = message.body["model"];
    assert.ok(typeof model === "string" && shown.includes(`- Model: \`${model}\``));
    for (const { text } of promptBlocks(message.body)) assert.ok(shown.includes(text.trim()));
    const tab = vscode.window.activeTextEditor?.document;
    assert.equal(tab?.uri.scheme, "backend-architect");
    // A document of this name may be open already, and is asked for its new text a moment later.
    await until(() => tab.getText() === shown);
  });

  it("was not sent before its preview, which holds the same words", async () => {
    const previewed = (): Thenable<string> =>
      vscode.commands.executeCommand<string>(commands.previewRequest, { uri });
    const count = reviewing.claude.requests.length;
    await previewed();
    assert.equal(reviewing.claude.requests.length, count);

    // What is known of the backend follows the files of other tests; once it stands still, both are the same.
    await until(async () => {
      const preview = await previewed();
      await reviewing.review(commands.reviewFile, uri);
      const blocks = promptBlocks(asked().at(-1)?.body ?? {});
      for (const { text } of blocks) assert.ok(preview.includes(text.trim()), text.slice(0, 80));
      return true;
    });
  });

  it("hides a secret and still finds it on its line", async () => {
    const secret = ["AKIA", "Q3EGRIVXM5", "DLJ7WZ"].join("");
    const line = `const accessKeyId = "${secret}";`;
    uri = scratch.write("keys.ts", `export {};\n${line}\n`);
    reviewing.claude.answer = ({ text }) => {
      const sent = /2\|(const accessKeyId.*?)\\n/.exec(text)?.[1] ?? "";
      return findingsAnswer([claim(nameOf(uri), JSON.parse(`"${sent}"`) as string, { line: 2 })]);
    };

    const result = await reviewing.review(commands.reviewFile, uri);

    const [finding] = result.findings;
    assert.equal(finding?.range.start.line, 1);
    assert.ok(!lastText().includes(secret));
    assert.match(lastText(), /\[\[secret:/);
    assert.ok(!JSON.stringify(result).includes(secret));
  });

  it("again keeps a finding's identity, and marks one that was not seen again", async () => {
    reviewing.claude.answer = () => findingsAnswer([claim(file, first), claim(file, second)]);
    const before = await reviewing.review(commands.reviewFile, uri);
    reviewing.claude.answer = () => findingsAnswer([claim(file, second, { title: "Better" })]);

    const after = await reviewing.review(commands.reviewFile, uri);

    assert.equal(after.findings[0]?.id, before.findings[1]?.id);
    const all = await reviewing.findings();
    assert.deepEqual(all.map(told), [
      [first, "unchecked", true],
      [second, "unchecked", undefined],
    ]);
    assert.equal(all[1]?.title, "Better");
  });

  it("again leaves a dismissed finding dismissed until it is restored", async () => {
    reviewing.claude.answer = () => findingsAnswer([claim(file, first), claim(file, second)]);
    const { findings } = await reviewing.review(commands.reviewFile, uri);
    const id = findings[0]?.id;

    const dismiss = { id, reason: "wrong" };
    assert.equal(await vscode.commands.executeCommand(commands.dismissFinding, dismiss), true);
    await reviewing.review(commands.reviewFile, uri);
    assert.deepEqual((await reviewing.findings()).map(stateOf), ["dismissed", "unchecked"]);
    await vscode.commands.executeCommand(commands.clearFindings);
    assert.deepEqual((await reviewing.findings()).map(stateOf), ["dismissed"]);
    await vscode.commands.executeCommand(commands.restoreFindings);
    assert.deepEqual((await reviewing.findings()).map(stateOf), ["unchecked"]);
    await vscode.commands.executeCommand(commands.clearFindings);

    assert.deepEqual(await reviewing.findings(), []);
  });

  it("gives fixes that apply by their finding's id alone, once, and can be taken back", async () => {
    const fix = {
      title: "Add in the database",
      edits: [{ file, oldText: second, newText: "await db.addPaid(id, amount);" }],
    };
    reviewing.claude.answer = () => findingsAnswer([claim(file, second, { fix })]);
    const { findings } = await reviewing.review(commands.reviewFile, uri);
    const id = findings[0]?.id;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));

    const applied = await vscode.commands.executeCommand(commands.applyFix, { id });
    const fixed = document.getText();
    const twice = await vscode.commands.executeCommand<{ applied: boolean; reason?: string }>(
      commands.applyFix,
      { id },
    );
    const undone = await vscode.commands.executeCommand(commands.undoFix, { id });

    assert.deepEqual(applied, { applied: true });
    assert.equal(fixed, code.replace(second, "await db.addPaid(id, amount);"));
    assert.equal(twice.applied, false);
    assert.match(twice.reason ?? "", /\.$/);
    assert.deepEqual(undone, { applied: true });
    assert.equal(document.getText(), code);
  });

  it("of text that is edited meanwhile has its findings where their code is now", async () => {
    const held = gate();
    reviewing.claude.answer = () => heldAnswer(held.opened);
    const editor = await show(uri);

    const reviewed = reviewing.review(commands.reviewFile, uri);
    await until(async () => (await reviewing.findings()).length > 0);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), "// A line above\n");
    });
    held.open();
    const result = await reviewed;

    assert.equal(result.ended, "complete");
    const all = await reviewing.findings();
    assert.deepEqual(await Promise.all(all.map(textUnder)), [first, second]);
  });

  it("says what was examined", async () => {
    reviewing.claude.answer = () =>
      textAnswer(JSON.stringify({ findings: [], examined: `Both of ${path.basename(file)}.` }));

    const result = await reviewing.review(commands.reviewFile, uri);

    assert.equal(result.examined, "Both of pay.ts.");
    assert.equal(result.ended, "complete");
  });
});

function stateOf({ state }: Finding): string {
  return state;
}

function told({ quote, state, notSeenAgain }: Finding): unknown {
  return [quote, state, notSeenAgain];
}
