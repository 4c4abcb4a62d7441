import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Finding } from "../../../src/core/findings/finding.ts";
import { reconsider, type ReconsiderResult } from "../../../src/core/reconsider/reconsider.ts";
import type { FixOutcome } from "../../../src/editor/applyFix.ts";
import { commands } from "../../../src/manifest.ts";
import { findingsAnswer, textAnswer, textSoFar } from "../../fakeClaude/answers.ts";
import { blockStop, messageEnd } from "../../fakeClaude/messageEvents.ts";
import { startFakeClaude, type Answer } from "../../fakeClaude/startFakeClaude.ts";
import { gate, type Step } from "../../fakeClaude/step.ts";
import { asksForVerdicts } from "../../support/asksForVerdicts.ts";
import { reviewPorts } from "../../support/reviewPorts.ts";
import { until } from "../../support/until.ts";
import { closeAll, scratchFolder, type Scratch } from "../host/scratch.ts";
import { claim, forgetFindings, openReviewing, type Reviewing } from "../reviewing.ts";
import { findingIn, newFile, openFixture, show, type Fixture } from "./editorFixture.ts";

const code = "export async function pay(id) {\n  await charge(id);\n}\n";
const quote = "await charge(id);";

const unchanged = {
  severity: "high",
  title: "",
  explanation: "",
  trigger: "",
  file: "",
  line: 2,
  quote: "",
  fix: null,
};
const says = (verdict: string, reply: string, more: object = {}): object => ({
  reply,
  verdict,
  ...unchanged,
  ...more,
});

describe("A finding's thread", () => {
  let fixture: Fixture;
  beforeEach(() => {
    fixture = openFixture();
  });
  afterEach(() => {
    fixture.dispose();
  });

  const words = (): readonly string[] =>
    (fixture.threads.threadOf("f1")?.comments ?? []).map(({ author, label, body }) => {
      const text = typeof body === "string" ? body : body.value;
      return [author.name, label, text].filter(Boolean).join(" | ");
    });
  const said = (): readonly string[] => words().slice(1);

  async function talkWith(answer: Answer, more: Partial<Finding> = {}) {
    const uri = await newFile(code);
    await show(uri);
    fixture.store.put([findingIn(uri, code, quote, more)]);
    await until(() => fixture.threads.threadOf("f1"));
    const fake = await startFakeClaude({ answer });
    const path = uri.toString().replace("file:///shop/", "");
    const ports = {
      ...reviewPorts(fake, { files: { [path]: code } }),
      findings: fixture.store,
      session: fixture.session,
    };
    const reply = (text: string): Promise<ReconsiderResult> =>
      reconsider(
        { id: "f1", ask: { kind: "reply", text } },
        ports,
        () => undefined,
        new AbortController().signal,
      );
    return { reply, close: () => fake.close() };
  }

  it("shows the user's words and the answer as it arrives, and takes the next reply after it", async () => {
    const held = gate();
    const json = JSON.stringify(says("stands", "Nothing locks it, `pay.ts:2`, so it **stands**."));
    const steps = (): readonly Step[] => [
      ...textSoFar(json.slice(0, 30)),
      { do: "wait", until: held.opened },
      ...textSoFar(json.slice(30)).slice(2),
      blockStop(0),
      ...messageEnd("end_turn"),
    ];
    const { reply, close } = await talkWith(steps);
    const thread = fixture.threads.threadOf("f1");
    assert.equal(thread?.canReply, true);

    const ended = reply("Is it *locked*? <b>Sure</b> [here](command:x)");
    await until(() => said()[1]?.includes("Nothing locks it"));
    const [question, answer] = said();
    assert.match(question ?? "", /^You \| Is it \*locked\*\?/);
    assert.ok(!question?.includes("<b>"));
    assert.ok(!question?.includes("](command:"));
    assert.match(answer ?? "", /\| answering \| Nothing locks it/);
    assert.match(thread.contextValue ?? "", /\banswering\b/);
    assert.equal(thread.canReply, false);
    const answering = thread.comments[2];

    held.open();
    const result = await ended;
    await close();

    assert.equal(result.ended, "complete");
    assert.equal(fixture.threads.threadOf("f1"), thread);
    assert.equal(said().length, 2);
    assert.match(said()[1] ?? "", /so it \*\*stands\*\*\.$/);
    assert.equal(thread.comments[2], answering);
    assert.equal(answering?.label, undefined);
    assert.equal(thread.canReply, true);
    assert.doesNotMatch(thread.contextValue ?? "", /answer/);
  });

  it("stays where it is when its finding is withdrawn in the talk", async () => {
    const { reply, close } = await talkWith(() =>
      textAnswer(JSON.stringify(says("withdrawn", "You are right."))),
    );
    const thread = fixture.threads.threadOf("f1");

    await reply("There is an index.");
    await close();

    assert.equal(fixture.store.get("f1")?.state, "refuted");
    assert.equal(fixture.threads.threadOf("f1"), thread);
    assert.match(words()[0] ?? "", /Refuted by a second look: You are right\./);
  });

  it("keeps the user's words with what went wrong, until they are answered", async () => {
    let isBroken = true;
    const { reply, close } = await talkWith(() =>
      isBroken
        ? [...textSoFar('{"reply": "It is '), { do: "reset" }]
        : textAnswer(JSON.stringify(says("stands", "It stands."))),
    );

    await reply("Sure?");
    assert.equal(said().length, 3);
    assert.equal(said()[0], "You | Sure?");
    assert.match(said()[1] ?? "", /\| broke off \| It is$/);
    assert.match(said()[2] ?? "", /^Backend Architect \| not answered \| The connection was lost/);
    const thread = fixture.threads.threadOf("f1");
    assert.match(thread?.contextValue ?? "", /\bunanswered\b/);
    assert.equal(thread?.canReply, true);

    isBroken = false;
    await reply("Sure?");
    await close();
    assert.deepEqual(
      said().map((one) => one.split(" | ").at(-1)),
      ["Sure?", "It stands."],
    );
  });
});

describe("Talking about a finding, by command", () => {
  let reviewing: Reviewing;
  let scratch: Scratch;
  let uri: string;
  let file: string;
  let answer: object;

  before(async () => {
    reviewing = await openReviewing();
  });
  after(() => reviewing.close());
  beforeEach(() => {
    scratch = scratchFolder();
    uri = scratch.write("pay.ts", code);
    file = vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false);
  });
  afterEach(async () => {
    await closeAll();
    await forgetFindings();
    scratch[Symbol.dispose]();
  });

  async function reviewed(more: object = {}): Promise<Finding> {
    reviewing.claude.answer = ({ body }) => {
      if (JSON.stringify(body).includes('"reply":{"type":"string"}')) {
        return textAnswer(JSON.stringify(answer));
      }
      return asksForVerdicts(body)
        ? textAnswer(
            '{"verdicts":[{"finding":1,"reason":"So.","verdict":"confirmed","severity":"high"}]}',
          )
        : findingsAnswer([claim(file, quote, more)]);
    };
    const { findings } = await reviewing.review(commands.reviewFile, { uri });
    const [finding] = findings;
    assert.ok(finding !== undefined);
    return finding;
  }
  const run = async (command: string, argument: object): Promise<ReconsiderResult> => {
    const result = await vscode.commands.executeCommand<ReconsiderResult>(command, argument);
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result, "the result is no plain JSON");
    return result;
  };
  const edit = async (from: string, to: string): Promise<void> => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    const change = new vscode.WorkspaceEdit();
    const start = document.getText().indexOf(from);
    const range = new vscode.Range(
      document.positionAt(start),
      document.positionAt(start + from.length),
    );
    change.replace(document.uri, range, to);
    await vscode.workspace.applyEdit(change);
  };

  it("answers a reply with the code as it is now, and keeps the talk", async () => {
    const { id } = await reviewed();
    await edit("export async", "// charged by the gateway\nexport async");
    answer = says("stands", "It is charged twice all the same.");

    const result = await run(commands.replyToFinding, { id, text: "The gateway charges." });

    assert.equal(result.ended, "complete");
    assert.equal(result.reply, "It is charged twice all the same.");
    assert.equal(result.finding?.range.start.line, 2);
    assert.deepEqual(result.finding.talk, [
      { who: "user", text: "The gateway charges." },
      { who: "architect", text: "It is charged twice all the same." },
    ]);
    const sent = reviewing.claude.messages().at(-1)?.text ?? "";
    assert.ok(sent.includes("// charged by the gateway"));
    assert.ok(sent.includes("> The gateway charges."));
  });

  it("marks a finding as fixed that a recheck finds resolved", async () => {
    const { id } = await reviewed();
    await edit("await charge(id);", "await chargeOnce(id);");
    const [lost] = await reviewing.findings();
    assert.equal(lost?.state, "lost");
    answer = says("resolved", "`pay.ts:2` charges once.");

    const result = await run(commands.recheckFinding, { id });

    assert.equal(result.ended, "complete");
    assert.equal(result.finding?.state, "fixed");
    assert.equal((await reviewing.findings())[0]?.state, "fixed");
  });

  it("gets a fix that fits after the first has become stale", async () => {
    const edits = (oldText: string, newText: string) => ({
      title: "Charge once",
      edits: [{ file, oldText, newText }],
    });
    const { id } = await reviewed({
      fix: edits("pay(id) {\n  await", "pay(id) {\n  if (id) await"),
    });
    await edit("pay(id) {", "pay(id) { // now");
    const stale = await vscode.commands.executeCommand<FixOutcome>(commands.applyFix, { id });
    assert.equal(stale.applied, false);
    assert.equal(stale.canRefresh, true);
    answer = says("stands", "It asks first.", {
      fix: edits("pay(id) { // now", "pay(id) { // once"),
    });

    const result = await run(commands.refreshFix, { id });
    const applied = await vscode.commands.executeCommand<FixOutcome>(commands.applyFix, { id });

    assert.equal(result.verdict, "stands");
    assert.equal(applied.applied, true, applied.reason);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    assert.equal(document.getText(), code.replace("pay(id) {", "pay(id) { // once"));
  });

  it("says that there is no such finding", async () => {
    const result = await run(commands.recheckFinding, { id: "nobody" });

    assert.equal(result.ended, "blocked");
    assert.equal(result.error?.code, "nothing-to-review");
  });
});
