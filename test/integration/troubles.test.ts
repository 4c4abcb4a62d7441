import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { Finding } from "../../src/core/findings/finding.ts";
import type { ReviewResult } from "../../src/core/reviewEvent.ts";
import { pathOf as pathInPrompt } from "../../src/host/files/pathOf.ts";
import { commands } from "../../src/manifest.ts";
import { findingsAnswer, textAnswer, textSoFar } from "../fakeClaude/answers.ts";
import {
  cutAnswer,
  errorAnswer,
  overloadedMidStream,
  pageAnswer,
  refusalAnswer,
} from "../fakeClaude/faultAnswers.ts";
import type { Step } from "../fakeClaude/step.ts";
import { closeAll, outsideFolder, scratchFolder } from "./host/scratch.ts";
import type { Scratch } from "./host/scratch.ts";
import { claim, forgetFindings, openReviewing, textUnder } from "./reviewing.ts";
import type { Reviewing } from "./reviewing.ts";

const code = "export function load(id) {\n  return db.find(id);\n}\n";
const quote = "return db.find(id);";

let reviewing: Reviewing;
let scratch: Scratch;

const pathOf = (uri: string): string =>
  vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false);

function reviewFile(target: unknown): Promise<ReviewResult> {
  return reviewing.review(commands.reviewFile, target);
}

describe("Trouble with Claude ends a review", () => {
  let uri: string;

  before(async () => {
    reviewing = await openReviewing();
  });
  after(() => reviewing.close());
  beforeEach(() => {
    scratch = scratchFolder();
    uri = scratch.write("load.ts", code);
  });
  afterEach(async () => {
    await closeAll();
    await forgetFindings();
    scratch[Symbol.dispose]();
  });

  /** The list up to and with its first finding, and no more. */
  const firstFinding = (): string => `{"findings":[${JSON.stringify(claim(pathOf(uri), quote))},`;

  interface Row {
    readonly when: string;
    readonly steps: () => readonly Step[];
    readonly ended: ReviewResult["ended"];
    readonly code: string;
    readonly message: RegExp;
  }
  const rows: readonly Row[] = [
    {
      when: "the key is wrong",
      steps: () => errorAnswer(401, "authentication_error", "invalid x-api-key"),
      ended: "failed",
      code: "bad-key",
      message: /key was not accepted.*Set API Key/,
    },
    {
      when: "the account has no credit",
      steps: () => errorAnswer(402, "billing_error", "Your credit balance is too low"),
      ended: "failed",
      code: "no-credit",
      message: /no credit.*billing/,
    },
    {
      when: "the service asks for a wait of more than a minute",
      steps: () => errorAnswer(429, "rate_limit_error", "Slow down", { retryAfter: 600 }),
      ended: "failed",
      code: "rate-limited",
      message: /rate limit is reached \(until \d\d:\d\d/,
    },
    {
      when: "Claude is overloaded after its first finding",
      steps: () => overloadedMidStream(firstFinding()),
      ended: "partial",
      code: "overloaded",
      message: /overloaded.*try again/,
    },
    {
      when: "Claude is overloaded before its first finding closed",
      steps: () => overloadedMidStream('{"findings":[{"file":'),
      ended: "failed",
      code: "overloaded",
      message: /overloaded.*try again/,
    },
    {
      when: "the model does not exist",
      steps: () => errorAnswer(404, "not_found_error", "model: claude-old"),
      ended: "failed",
      code: "model-not-found",
      message: /not available.*claude-old.*Choose Model/,
    },
    {
      when: "the request is too large",
      steps: () => errorAnswer(413, "request_too_large", "Request exceeds the maximum size"),
      ended: "failed",
      code: "request-too-large",
      message: /too much for one request.*smaller part/,
    },
    {
      when: "the context is too long",
      steps: () => errorAnswer(400, "invalid_request_error", "prompt is too long: 2000 > 1000"),
      ended: "failed",
      code: "request-too-large",
      message: /too much for one request.*smaller part/,
    },
    {
      when: "Claude declines",
      steps: () => refusalAnswer("cyber"),
      ended: "refused",
      code: "refused",
      message: /declined.*rephrase/,
    },
    {
      when: "Claude declines after its first finding",
      steps: () => refusalAnswer("cyber", { text: firstFinding() }),
      ended: "partial",
      code: "refused",
      message: /declined.*rephrase/,
    },
    {
      when: "the answer is cut by its limit",
      steps: () => cutAnswer(firstFinding()),
      ended: "partial",
      code: "output-limit",
      message: /length limit.*smaller part/,
    },
    {
      when: "the answer is no JSON",
      steps: () => textAnswer("I looked at it, and it seems fine."),
      ended: "failed",
      code: "malformed",
      message: /could not be read.*try again/,
    },
    {
      when: "the JSON breaks off",
      steps: () => textAnswer(firstFinding()),
      ended: "partial",
      code: "malformed",
      message: /list of findings is not closed/,
    },
    {
      when: "a page of a network stands where Claude should",
      steps: () => pageAnswer(200, "text/html", "<html><h1>Sign in</h1></html>"),
      ended: "failed",
      code: "wrong-server",
      message: /Something else than Claude answered.*base URL/,
    },
    {
      when: "the server redirects",
      steps: () => [
        { do: "status", code: 307, headers: { location: "http://127.0.0.1:1/v1/messages" } },
      ],
      ended: "failed",
      code: "redirected",
      message: /redirected.*nothing was sent on/,
    },
    {
      when: "the connection is cut after a finding",
      steps: () => [...textSoFar(firstFinding()), { do: "reset" }],
      ended: "partial",
      code: "connection-lost",
      message: /connection was lost.*try again/,
    },
    {
      when: "the stream ends early",
      steps: () => textSoFar(firstFinding()),
      ended: "partial",
      code: "connection-lost",
      message: /connection was lost.*try again/,
    },
  ];

  for (const row of rows) {
    it(`as ${row.ended}, ${row.code}, when ${row.when}`, async () => {
      reviewing.claude.answer = row.steps;

      const result = await reviewFile(uri);

      assert.equal(result.error?.code, row.code);
      assert.equal(result.ended, row.ended);
      assertSentence(result.error.message, row.message);
      assert.equal(result.findings.length, row.ended === "partial" ? 1 : 0);
      for (const finding of result.findings) assert.equal(await textUnder(finding), quote);
      assert.deepEqual(
        result.notReviewed.map((each) => each.uri),
        [uri],
      );
      const kept = await reviewing.findings();
      assert.deepEqual(kept, result.findings);
    });
  }

  it("as partial when a finding is not in the agreed form, and keeps the others", async () => {
    const good = claim(pathOf(uri), quote);
    reviewing.claude.answer = () => findingsAnswer([{ title: "Half" }, good]);

    const result = await reviewFile(uri);

    assert.deepEqual([result.ended, result.error?.code], ["partial", "malformed"]);
    assert.equal(result.findings.length, 1);
  });

  it("in no way when a finding quotes another code: it is dropped, counted and not drawn", async () => {
    const file = pathOf(uri);
    reviewing.claude.answer = () =>
      findingsAnswer([
        claim(file, "await chargeTwice(order.customer);", { title: "Foreign quote" }),
        claim("src/elsewhere.ts", quote, { title: "Foreign file" }),
      ]);

    const result = await reviewFile(uri);

    assert.equal(result.ended, "complete");
    assert.deepEqual(
      result.dropped.map(({ title }) => title),
      ["Foreign quote", "Foreign file"],
    );
    assert.ok(result.dropped.every(({ reason }) => reason !== ""));
    assert.deepEqual(result.findings, []);
    assert.deepEqual(await reviewing.findings(), []);
  });

  it("as failed, unreachable, when nobody listens at the address", async () => {
    const settings = vscode.workspace.getConfiguration("backendArchitect");
    const before = settings.inspect<string>("baseUrl")?.globalValue;
    const unusedPort = "http://127.0.0.1:9";
    await settings.update("baseUrl", unusedPort, vscode.ConfigurationTarget.Global);
    try {
      const result = await reviewFile(uri);

      assert.deepEqual([result.ended, result.error?.code], ["failed", "unreachable"]);
      assertSentence(result.error?.message ?? "", /could not be reached.*127\.0\.0\.1:9/);
    } finally {
      await settings.update("baseUrl", before, vscode.ConfigurationTarget.Global);
    }
  });

  it("as cancelled while the service's wait is obeyed, at once", async () => {
    reviewing.claude.answer = () =>
      errorAnswer(429, "rate_limit_error", "Slow down", { retryAfter: 30 });
    const count = reviewing.claude.messages().length;

    const reviewed = reviewFile(uri);
    const message = await reviewing.message(count);
    await message.over;
    await vscode.commands.executeCommand(commands.cancelReview);
    const result = await reviewed;

    assert.equal(result.ended, "cancelled");
    assert.equal(result.error, undefined);
    assert.equal(reviewing.claude.messages().length, count + 1);
  });
});

describe("A file that is odd", () => {
  before(async () => {
    reviewing = await openReviewing();
  });
  after(() => reviewing.close());
  beforeEach(() => {
    scratch = scratchFolder();
    reviewing.claude.answer = () => findingsAnswer([]);
  });
  afterEach(async () => {
    await closeAll();
    await forgetFindings();
    scratch[Symbol.dispose]();
  });

  /** What a review ends with before anything was sent. */
  async function assertBlocked(target: unknown, error: string, sentence: RegExp): Promise<void> {
    const count = reviewing.claude.messages().length;
    const result = await reviewFile(target);
    assert.deepEqual([result.ended, result.error?.code], ["blocked", error]);
    assertSentence(result.error?.message ?? "", sentence);
    assert.deepEqual(result.findings, []);
    assert.equal(reviewing.claude.messages().length, count);
  }

  async function reviewed(uri: string, file: string): Promise<Finding> {
    reviewing.claude.answer = () => findingsAnswer([claim(file, quote)]);
    const result = await reviewFile(uri);
    assert.deepEqual([result.ended, result.error], ["complete", undefined]);
    assert.deepEqual(result.dropped, []);
    const [finding] = result.findings;
    assert.ok(finding);
    assert.equal(finding.uri, uri);
    assert.equal(await textUnder(finding), quote);
    return finding;
  }

  it("is not reviewed when it is empty", async () => {
    await assertBlocked(
      scratch.write("empty.ts", " \n"),
      "nothing-to-review",
      /empty\.ts is empty/,
    );
  });

  it("is not reviewed when it is binary", async () => {
    const uri = scratch.write("picture.bin", Uint8Array.of(0x89, 0x50, 0, 0x0d));
    await assertBlocked(uri, "not-text", /not a text file \(.*picture\.bin/);
  });

  it("is not reviewed when it is larger than 512 KB", async () => {
    const uri = scratch.write("large.sql", "SELECT 1;\n".repeat(60_000));
    await assertBlocked(uri, "file-too-large", /too large.*large\.sql.*select a part/);
  });

  it("is not reviewed when it is gone", async () => {
    await assertBlocked(scratch.uri("gone.ts"), "unreadable", /could not be read.*gone\.ts/);
  });

  it("is not reviewed when an AI ignore file covers it, whoever asks", async () => {
    scratch.write(".aiexclude", "secret.ts\n");
    const uri = scratch.write("secret.ts", code);
    await assertBlocked(uri, "ignored", /never sent.*secret\.ts.*\.aiexclude/);
    await assertBlocked({ uri, anyway: true }, "ignored", /never sent/);
  });

  it("is reviewed when only git ignores it and the user says so", async () => {
    scratch.write(".gitignore", "generated.ts\n");
    const uri = scratch.write("generated.ts", code);
    await assertBlocked(uri, "ignored", /generated\.ts.*\.gitignore/);
    reviewing.claude.answer = () => findingsAnswer([claim(pathOf(uri), quote)]);

    const result = await reviewFile({ uri, anyway: true });

    assert.deepEqual([result.ended, result.findings.length], ["complete", 1]);
    assert.deepEqual(result.notReviewed, []);
  });

  it("is blocked outside the workspace until it is open in a tab", async () => {
    using outside = outsideFolder();
    const uri = outside.write("alone.ts", code);
    await assertBlocked(uri, "outside-workspace", /outside the workspace.*alone\.ts.*open it/);

    await vscode.window.showTextDocument(vscode.Uri.parse(uri));

    await reviewed(uri, pathInPrompt(uri));
  });

  it("is reviewed when it was never saved", async () => {
    const document = await vscode.workspace.openTextDocument({ content: code, language: "js" });
    await vscode.window.showTextDocument(document);

    await reviewed(document.uri.toString(), pathInPrompt(document.uri.toString()));
  });

  it("is reviewed as the editor has it, unsaved changes included", async () => {
    const uri = scratch.write("load.ts", "const a = 1;\n");
    const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(1, 0), code);
    });

    const finding = await reviewed(uri, pathOf(uri));

    assert.equal(finding.range.start.line, 2);
  });

  it("has its findings on the right lines when its lines end in CRLF", async () => {
    const uri = scratch.write("load.ts", code.replaceAll("\n", "\r\n"));
    const both = "export function load(id) {\n  return db.find(id);";
    reviewing.claude.answer = () => findingsAnswer([claim(pathOf(uri), both)]);

    const { ended, findings } = await reviewFile(uri);

    const [finding] = findings;
    assert.ok(finding);
    assert.equal(ended, "complete");
    const start = { line: 0, character: 0 };
    assert.deepEqual(finding.range, { start, end: { line: 1, character: 21 } });
    assert.equal(finding.quote, both.replace("\n", "\r\n"));
    assert.equal(await textUnder(finding), finding.quote);
  });

  it("has its findings on the right columns when it begins with a byte order mark", async () => {
    const uri = scratch.write("load.ts", `\ufeff${quote}\n${code}`);

    const finding = await reviewed(uri, pathOf(uri));

    assert.deepEqual(finding.range.start, { line: 0, character: 0 });
    assert.doesNotMatch(reviewing.claude.messages().at(-1)?.text ?? "", /\ufeff/);
  });

  it("has its findings on the right columns behind letters of two UTF-16 units", async () => {
    const uri = scratch.write("load.ts", `/* 🦀 é */ ${quote}\n`);

    const finding = await reviewed(uri, pathOf(uri));

    assert.deepEqual(finding.range.start, { line: 0, character: 11 });
  });

  it("is none at all when no editor is open", async () => {
    await closeAll();

    await assertBlocked(undefined, "nothing-to-review", /no file is open.*open a file/);
  });

  it("is followed through a link only inside the workspace", async () => {
    using outside = outsideFolder();
    outside.write("secret.ts", code);
    const link = path.join(scratch.folder, "link.ts");
    fs.symlinkSync(path.join(outside.folder, "secret.ts"), link);

    await assertBlocked(scratch.uri("link.ts"), "outside-workspace", /outside the workspace/);
  });
});

/** One sentence for people: no stack, no code, no line break. */
function assertSentence(message: string, words: RegExp): void {
  assert.match(message, words);
  assert.match(message, /^[A-Z][^\n]*\.$/);
  assert.doesNotMatch(message, /\bat \S+:\d+|Error:|undefined|\[object/);
}
