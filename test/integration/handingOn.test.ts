import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { Finding } from "../../src/core/findings/finding.ts";
import { answerFindings } from "../../src/chat/findingsTool.ts";
import { createFindingStore } from "../../src/core/findings/findingStore.ts";
import { createFiles } from "../../src/host/files/createFiles.ts";
import { commands, findingsToolName } from "../../src/manifest.ts";
import { findingsAnswer } from "../fakeClaude/answers.ts";
import { closeAll, scratchFolder } from "./host/scratch.ts";
import type { Scratch } from "./host/scratch.ts";
import { claim, forgetFindings, openReviewing } from "./reviewing.ts";
import type { Reviewing } from "./reviewing.ts";

const code = [
  "export async function pay(id, amount) {",
  "  const paid = await db.paid(id);",
  "  await db.setPaid(id, paid + amount);",
  "}",
  "",
].join("\n");
const read = "const paid = await db.paid(id);";
const written = "await db.setPaid(id, paid + amount);";

interface HandedOn {
  readonly ids: readonly string[];
  readonly reason?: string;
}
interface Exported {
  readonly uri?: string;
  readonly reason?: string;
}
interface Listing {
  readonly findings: readonly {
    readonly id: string;
    readonly file: string;
    readonly line: number;
  }[];
  readonly withheld?: number;
}

describe("Findings that are handed on", () => {
  let reviewing: Reviewing;
  let scratch: Scratch;
  let uri: string;
  let file: string;
  let worse: Finding;
  let lesser: Finding;

  before(async () => {
    reviewing = await openReviewing();
  });
  after(() => reviewing.close());
  beforeEach(async () => {
    scratch = scratchFolder();
    uri = scratch.write("pay.ts", code);
    file = vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false);
    const fix = {
      title: "Add in the database",
      edits: [{ file, oldText: written, newText: "await db.addPaid(id, amount);" }],
    };
    const claims = [claim(file, written, { fix }), claim(file, read, { severity: "low" })];
    reviewing.claude.answer = () => findingsAnswer(claims);
    await reviewing.review(commands.reviewFile, { uri });
    const all = await reviewing.findings();
    worse = found(all, written);
    lesser = found(all, read);
  });
  afterEach(async () => {
    await closeAll();
    await forgetFindings();
    scratch[Symbol.dispose]();
  });

  function found(all: readonly Finding[], quote: string): Finding {
    const finding = all.find((one) => one.quote === quote);
    assert.ok(finding, `no finding on ${quote}`);
    return finding;
  }
  const run = async <Result>(command: string, ...args: readonly unknown[]): Promise<Result> => {
    const result = await vscode.commands.executeCommand<Result>(command, ...args);
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result, "the result is no plain JSON");
    return result;
  };
  const clipboard = async (): Promise<string> => vscode.env.clipboard.readText();
  const ask = async (input: object): Promise<string> => {
    const { content } = await vscode.lm.invokeTool(findingsToolName, {
      input,
      toolInvocationToken: undefined,
    });
    const [part] = content;
    assert.ok(part instanceof vscode.LanguageModelTextPart);
    return part.value;
  };
  const list = async (input: object): Promise<Listing> => JSON.parse(await ask(input)) as Listing;

  it("are copied as a task with place, code, trigger and fix: all that stand", async () => {
    const { ids } = await run<HandedOn>(commands.copyFindings);

    const task = await clipboard();
    assert.deepEqual(ids, [worse.id, lesser.id]);
    assert.ok(task.includes(`\`${file}:3\``) && task.includes(`\`${file}:2\``));
    assert.ok(task.includes(`\`\`\`\n${written}\n\`\`\``));
    assert.match(task, /> GET \/orders\?customer=7/);
    assert.match(task, /^\+await db\.addPaid\(id, amount\);$/m);
  });

  it("are the ones named, the ones selected in the tree, or the one at the cursor", async () => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
    editor.selection = new vscode.Selection(1, 4, 1, 4);
    const row = (finding: Finding) => ({ kind: "finding", findingId: finding.id });

    const named = await run<HandedOn>(commands.copyFindings, { ids: [worse.id, "no such"] });
    const rows = [row(lesser), row(worse)];
    const selected = await run<HandedOn>(commands.copyFindings, rows[0], rows);
    const ofFile = await run<HandedOn>(commands.copyFindings, { kind: "file", uri });
    const atCursor = await run<HandedOn>(commands.copyFindings);

    assert.deepEqual(named.ids, [worse.id]);
    assert.deepEqual(selected.ids, [lesser.id, worse.id]);
    assert.equal(ofFile.ids.length, 2);
    assert.deepEqual(atCursor.ids, [lesser.id]);
  });

  it("are none when those named do not stand, and the clipboard stays as it was", async () => {
    await vscode.env.clipboard.writeText("mine");
    await vscode.commands.executeCommand(commands.dismissFinding, {
      id: worse.id,
      reason: "wrong",
    });

    const outcomes = [
      await run<HandedOn>(commands.copyFindings, { ids: [worse.id] }),
      await run<HandedOn>(commands.copyFindings, { ids: [] }),
      await run<HandedOn>(commands.copyFindings, { id: "no such" }),
    ];

    assert.deepEqual(
      outcomes.map(({ ids }) => ids),
      [[], [], []],
    );
    assert.ok(outcomes.every(({ reason }) => reason !== undefined));
    assert.equal(await clipboard(), "mine");
  });

  it("name the dismissed ones as what to leave alone", async () => {
    await vscode.commands.executeCommand(commands.dismissFinding, {
      id: lesser.id,
      reason: "wrong",
    });

    await run<HandedOn>(commands.copyFindings, { ids: [worse.id] });

    const [, leaveAlone = ""] = (await clipboard()).split("## What to leave alone");
    assert.match(leaveAlone, /dismissed: leave that code as it is/);
    assert.ok(leaveAlone.includes(`\`${file}:2\``));
  });

  it("stay here when an AI ignore file covers their file by now", async () => {
    scratch.write(".aiexclude", "pay.ts\n");

    const copied = await run<HandedOn>(commands.copyFindings, { ids: [worse.id] });

    assert.deepEqual(copied.ids, []);
    assert.match(copied.reason ?? "", /ignore rule keeps from AI/);
  });

  it("are put into the chat, and nothing is sent", async () => {
    const requests = reviewing.claude.messages().length;

    const { ids } = await run<HandedOn>(commands.sendFindings, { ids: [worse.id] });

    assert.deepEqual(ids, [worse.id]);
    assert.equal(reviewing.claude.messages().length, requests);
  });

  for (const format of ["sarif", "markdown"] as const) {
    it(`are exported as ${format} to the file that is named, which is opened`, async () => {
      const name = format === "sarif" ? "review.sarif" : "review.md";
      const target = scratch.uri(name);

      const exported = await run<Exported>(commands.exportFindings, { format, uri: target });

      assert.deepEqual(exported, { uri: target });
      const text = fs.readFileSync(path.join(scratch.folder, name), "utf8");
      assert.equal(vscode.window.activeTextEditor?.document.getText(), text);
      assert.ok(text.includes(`${file}${format === "sarif" ? '"' : "#L3"}`));
      assert.ok(text.includes(JSON.stringify(written).slice(1, -1)));
      assert.ok(!text.includes(scratch.folder));
    });
  }

  it("are exported over no file of another kind, and in no format that is not known", async () => {
    const outcomes = [
      await run<Exported>(commands.exportFindings, { format: "sarif", uri }),
      await run<Exported>(commands.exportFindings, { format: "markdown", uri: "no uri" }),
      await run<Exported>(commands.exportFindings, { format: "pdf", uri: scratch.uri("a.pdf") }),
    ];

    assert.deepEqual(
      outcomes.map((outcome) => "uri" in outcome),
      [false, false, false],
    );
    assert.equal(fs.readFileSync(path.join(scratch.folder, "pay.ts"), "utf8"), code);
  });

  it("are read by other agents, the worst first, as they ask", async () => {
    const all = await list({ file });
    const high = await list({ file, severity: "high" });
    const none = await list({ file, state: "dismissed" });

    assert.deepEqual(
      all.findings.map(({ id, line }) => [id, line]),
      [
        [worse.id, 3],
        [lesser.id, 2],
      ],
    );
    assert.deepEqual(
      high.findings.map(({ id }) => id),
      [worse.id],
    );
    assert.deepEqual(none.findings, []);
  });

  it("tell an agent that asks in another way how to ask", async () => {
    await assert.rejects(ask({ severity: "worst" }), /critical, high, medium, low/);
    await assert.rejects(ask({ file: "x".repeat(5000) }), /path relative to the workspace/);
  });

  it("are kept from agents as soon as any rule covers their file", async () => {
    scratch.write(".gitignore", "pay.ts\n");

    const text = await ask({ file });

    assert.deepEqual(JSON.parse(text), { findings: [], withheld: 2 });
    assert.ok(!text.includes("pay"));
  });

  it("are read at their lines of today", async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(vscode.Uri.parse(uri), new vscode.Position(0, 0), "// one\n// two\n");
    await vscode.workspace.applyEdit(edit);

    const { findings } = await list({ file, severity: "high" });

    assert.deepEqual(
      findings.map(({ line }) => line),
      [5],
    );
  });

  it("are read by nobody in a window that is not trusted", async () => {
    const token = new vscode.CancellationTokenSource().token;
    const ports = {
      findings: createFindingStore(),
      files: createFiles(),
      isTrusted: () => false,
    };

    await assert.rejects(answerFindings({}, ports, token), /does not trust this workspace/);
  });

  for (const options of [{}, { format: "sarif" }]) {
    it(`are not exported when the user closes the question: ${JSON.stringify(options)}`, async () => {
      let exported: Exported | undefined;
      const ended = run<Exported>(commands.exportFindings, options).then((result) => {
        exported = result;
      });

      while (exported === undefined) {
        await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
        await Promise.race([
          ended,
          vscode.commands.executeCommand("workbench.action.focusSideBar"),
        ]);
      }

      assert.deepEqual(exported, {});
    });
  }
});
