import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";
import { answerChecks, answerMap } from "../../src/chat/backendTools.ts";
import type { BackendToolPorts } from "../../src/chat/backendTools.ts";
import { createMapStore } from "../../src/core/backendMap/mapStore.ts";
import { mapRows } from "../../src/core/backendMap/picture/mapRows.ts";
import { createFindingStore } from "../../src/core/findings/findingStore.ts";
import type { ReviewResult } from "../../src/core/reviewEvent.ts";
import { mapItem } from "../../src/editor/backend/mapItem.ts";
import { createFiles } from "../../src/host/files/createFiles.ts";
import { checksToolName, commands, mapToolName } from "../../src/manifest.ts";
import { findingsAnswer } from "../fakeClaude/answers.ts";
import { largeMap } from "../support/sampleMap.ts";
import { until } from "../support/until.ts";
import { closeAll, scratchFolder } from "./host/scratch.ts";
import type { Scratch } from "./host/scratch.ts";
import { openReviewing } from "./reviewing.ts";
import type { Reviewing } from "./reviewing.ts";

const refund = 'app.post("/orders/:id/refund", refund);';
const routes = [
  'const express = require("express");',
  'const { requireUser } = require("./auth");',
  "const app = express();",
  'app.post("/orders", requireUser, place);',
  'app.put("/orders/:id", requireUser, change);',
  'app.delete("/orders/:id", requireUser, cancel);',
  refund,
  "function place(req, res) { res.send(1); }",
  "function change(req, res) { res.send(1); }",
  "function cancel(req, res) { res.send(1); }",
  "function refund(req, res) { res.send(1); }",
  "app.listen(3000);",
  "",
].join("\n");
const guarded = routes.replace(refund, 'app.post("/orders/:id/refund", requireUser, refund);');

describe("The backend", () => {
  let reviewing: Reviewing;
  let scratch: Scratch;
  let uri: string;

  before(async () => {
    reviewing = await openReviewing();
  });
  after(() => reviewing.close());
  beforeEach(async () => {
    scratch = scratchFolder();
    uri = scratch.write("routes.js", routes);
    await until(async () => (await map()).entryPoints.some((one) => one.declared.uri === uri));
  });
  afterEach(async () => {
    await closeAll();
    await vscode.commands.executeCommand(commands.restoreFindings, { all: true });
    await vscode.commands.executeCommand(commands.clearFindings);
    scratch[Symbol.dispose]();
  });

  const map = () =>
    vscode.commands.executeCommand<{
      readonly entryPoints: readonly { readonly declared: { readonly uri: string } }[];
    }>(commands.backendMap);
  const check = (...args: readonly unknown[]) =>
    vscode.commands.executeCommand<ReviewResult>(commands.runChecks, ...args);
  const titles = async () =>
    (await reviewing.findings()).filter((one) => one.uri === uri).map(({ title }) => title);
  const ask = async (name: string, input: object) => {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    const [part] = content;
    assert.ok(part instanceof vscode.LanguageModelTextPart);
    return part.value;
  };
  const relative = () => vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false);

  async function write(text: string): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    await vscode.workspace.applyEdit(edit);
    return document;
  }

  async function save(text: string): Promise<void> {
    await (await write(text)).save();
  }

  it("is checked without a key and a request, and the finding stands on its line", async () => {
    const requests = reviewing.claude.messages().length;

    const result = await check(vscode.Uri.parse(uri));

    const [finding] = result.findings;
    assert.ok(finding);
    assert.equal(result.ended, "complete");
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
    assert.match(finding.title, /refund has no requireUser/);
    assert.deepEqual([finding.source, finding.state], ["local", "open"]);
    assert.ok(refund.includes(finding.quote), finding.quote);
    assert.deepEqual(await titles(), [finding.title]);
    assert.equal(reviewing.claude.messages().length, requests);
  });

  it("is checked anew: what is resolved goes, what was dismissed stays dismissed", async () => {
    const [first] = (await check(uri)).findings;
    assert.ok(first);
    await vscode.commands.executeCommand(commands.dismissFinding, {
      id: first.id,
      reason: "wrong",
    });

    const [again] = (await check({ uri })).findings;
    const fromTitle = await check({ kind: "table", id: "a row that has the focus", label: "x" });
    assert.equal(fromTitle.ended, "complete");
    assert.equal(again?.state, "dismissed");
    await vscode.commands.executeCommand(commands.restoreFindings, { all: true });
    await save(guarded);

    assert.deepEqual((await check(uri)).findings, []);
    assert.deepEqual(await titles(), []);
  });

  it("is checked and told as it is in the editor at that very moment", async () => {
    const document = await write(guarded.replaceAll("/orders", "/baskets"));
    const { findings } = await check(uri);
    const known = await ask(mapToolName, { file: relative() });
    await document.save();

    assert.deepEqual(findings, []);
    assert.match(known, /baskets/);
    assert.doesNotMatch(known, /orders/);
  });

  it("is not checked where there is no code, or for what names no file", async () => {
    const outside = await check(vscode.Uri.file("/no/such/place"));
    const invalid = await check({ uri: 7 });

    assert.deepEqual(
      [outside, invalid].map(({ ended, error }) => [ended, error?.code]),
      [
        ["blocked", "nothing-to-review"],
        ["blocked", "nothing-to-review"],
      ],
    );
  });

  it("is checked when an open file is saved, if the user wants that", async () => {
    const setting = vscode.workspace.getConfiguration("backendArchitect");
    const { Global } = vscode.ConfigurationTarget;
    await vscode.window.showTextDocument(vscode.Uri.parse(uri), { preview: false });
    await setting.update("checkOnSave", true, Global);
    try {
      await save(routes.replace("app.listen(3000);", "app.listen(3001);"));

      await until(async () => (await titles()).length === 1, 10_000);
    } finally {
      await setting.update("checkOnSave", undefined, Global);
    }
  });

  it("is checked beside a review, whatever Claude says", async () => {
    reviewing.claude.answer = () => findingsAnswer([]);

    await reviewing.review(commands.reviewFile, vscode.Uri.parse(uri));

    await until(async () => (await titles()).length === 1, 10_000);
  });

  it("is told where the mouse rests on a route, and nowhere else", async () => {
    const hover = (line: number) =>
      vscode.commands.executeCommand<readonly vscode.Hover[]>(
        "vscode.executeHoverProvider",
        vscode.Uri.parse(uri),
        new vscode.Position(line, 6),
      );
    const words = (hovers: readonly vscode.Hover[]): string =>
      hovers
        .flatMap(({ contents }) => contents)
        .flatMap((one) => (one instanceof vscode.MarkdownString ? one.value : []))
        .join("\n");

    const route = words(await hover(4));
    const other = words(await hover(0));

    assert.match(route, /\*\*PUT \/orders\/{id}\*\* · express/);
    assert.match(route, /Guards: `requireUser`/);
    assert.match(route, /Handler: `change` \[.*routes\.js\\?:9\]\(file:.*#L9\)/);
    assert.doesNotMatch(other, /· express|Guards/);
  });

  it("is read by other agents as they ask, without files that a rule keeps from them", async () => {
    const answer = JSON.parse(await ask(mapToolName, { file: relative() })) as {
      readonly entryPoints: readonly { readonly path: string; readonly declared: string }[];
    };
    const checks = await ask(checksToolName, { file: relative() });
    scratch.write(".gitignore", "routes.js\n");
    const after = await ask(mapToolName, { file: relative() });
    const checksAfter = await ask(checksToolName, { file: relative() });

    assert.equal(answer.entryPoints.length, 4);
    assert.equal(answer.entryPoints[0]?.declared, `${relative()}:4`);
    assert.match(checks, /refund has no requireUser/);
    assert.ok(!`${after}${checksAfter}`.includes("refund"));
  });

  it("tells an agent that asks in another way how to ask", async () => {
    await assert.rejects(ask(mapToolName, { kind: "everything" }), /entryPoints, tables/);
    await assert.rejects(ask(checksToolName, { severity: "worst" }), /critical, high/);
  });

  it("is read by nobody in a window that is not trusted", async () => {
    const { token } = new vscode.CancellationTokenSource();
    const ports: BackendToolPorts = {
      store: createMapStore().store,
      files: createFiles(),
      findings: createFindingStore(),
      isTrusted: () => false,
      want: () => false,
      knowledge: () => Promise.reject(new Error("Nobody may look.")),
    };

    await assert.rejects(answerMap({}, ports, token), /does not trust/);
    await assert.rejects(answerChecks({}, ports, token), /does not trust/);
  });

  it("is drawn in VS Code's own preview, whole and for one request", async () => {
    const whole = await vscode.commands.executeCommand<string>(commands.showBackendPicture);
    const [section] = mapRows(
      await vscode.commands.executeCommand(commands.backendMap),
      (one) => one,
    );
    const rows = section?.children?.() ?? [];
    const row = rows.find(({ label }) => label === "PUT /orders/{id}");
    const one = await vscode.commands.executeCommand<string>(commands.showRequestPath, row);

    assert.match(whole, /^# Backend of /);
    assert.match(whole, /```mermaid\nflowchart LR\n/);
    assert.match(one, /^# PUT \/orders\/{id}\n/);
    assert.match(one, /start --> g0/);
    await until(() =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes("Request path"),
    );
  });

  it("is drawn again when its code changes, for as long as its picture is open", async () => {
    const picture = () =>
      vscode.workspace.textDocuments.find(({ uri: one }) => one.path === "/Backend.md")?.getText();
    await vscode.commands.executeCommand(commands.showBackendPicture);
    await until(() => picture()?.includes("/orders"));

    await save(routes.replaceAll("/orders", "/parcels"));

    await until(() => picture()?.includes("/parcels"));
  });

  it("has a view that can be searched by command, and opened", async () => {
    await vscode.commands.executeCommand(commands.showBackendMap);
    const words = await vscode.commands.executeCommand(commands.searchBackendMap, {
      words: " refund ",
    });
    await vscode.commands.executeCommand(commands.clearBackendSearch);

    assert.equal(words, "refund");
  });

  it("opens declarations inside the workspace alone", async () => {
    const start = { line: 5, character: 0 };
    const place = { uri, range: { start, end: start } };
    await vscode.commands.executeCommand(commands.openDeclaration, { declared: place });
    const opened = vscode.window.activeTextEditor;
    await closeAll();
    await vscode.commands.executeCommand(commands.openDeclaration, {
      declared: { ...place, uri: vscode.Uri.file(path.resolve("/etc/hosts")).toString() },
    });
    await vscode.commands.executeCommand(commands.openDeclaration, "x");

    assert.equal(opened?.document.uri.toString(), uri);
    assert.equal(opened.selection.active.line, 5);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });
});

describe("The rows of the Backend view", () => {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

  it("say in words what they are, and lead to their place", () => {
    const [section] = mapRows(largeMap(5), (one) => one);
    const [row] = section?.children?.() ?? [];
    assert.ok(section && row);

    const [head, item] = [mapItem(section, true), mapItem(row, false)];

    assert.deepEqual([head.collapsibleState, item.collapsibleState], [Expanded, None]);
    assert.equal(mapItem(section, false).collapsibleState, Collapsed);
    assert.equal(head.accessibilityInformation?.label, "Entry points, 5");
    assert.equal(item.accessibilityInformation?.label, "GET /api/v1/resource0, requireUser");
    assert.equal(item.contextValue, "entryPoint declared");
    assert.equal(item.command?.command, "vscode.open");
  });
});
