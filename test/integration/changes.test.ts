import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import type { ReviewResult } from "../../src/core/reviewEvent.ts";
import { commands, versionScheme } from "../../src/manifest.ts";
import { findingsAnswer, textAnswer } from "../fakeClaude/answers.ts";
import { promptBlocks } from "../fakeClaude/promptBlocks.ts";
import { asksForVerdicts } from "../support/asksForVerdicts.ts";
import { gitRepository } from "../support/gitRepository.ts";
import { until } from "../support/until.ts";
import { closeAll, openFolder, outsideFolder } from "./host/scratch.ts";
import { claim, forgetFindings, openReviewing, textUnder } from "./reviewing.ts";
import type { Reviewing } from "./reviewing.ts";

const old = ["export function pay(id) {", "  checkOwner(id);", "  return charge(id);", "}", ""];
const now = ["export function pay(id) {", "  return charge(id, 2);", "}", ""];

interface GitApi {
  getRepository(uri: vscode.Uri): object | null;
}

describe("A review of changes", () => {
  const root = openFolder();
  let reviewing: Reviewing;
  let start: string;

  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=t@example.com", ...args], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  const write = (name: string, lines: readonly string[]): void => {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), lines.join("\n"));
  };
  const uriOf = (name: string): string => vscode.Uri.file(path.join(root, name)).toString();
  const answer = (...findings: readonly object[]): void => {
    reviewing.claude.answer = ({ body }) =>
      asksForVerdicts(body)
        ? textAnswer(JSON.stringify({ verdicts: [] }))
        : findingsAnswer(findings);
  };
  /** Whether VS Code's own git extension works here and knows the repository. */
  const isKnown = async (): Promise<boolean> => {
    const builtIn = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>("vscode.git");
    try {
      const api = (await builtIn?.activate())?.getAPI(1);
      return Boolean(api?.getRepository(vscode.Uri.file(root)));
    } catch {
      return false;
    }
  };
  let answered = 0;
  /** The review's own request of the last review. */
  const sent = (): string => {
    const request = reviewing.claude.messages()[answered];
    const blocks = request === undefined ? [] : promptBlocks(request.body);
    const words = blocks.filter((block) => block.path.startsWith("messages"));
    return words.map(({ text }) => text).join("\n");
  };

  before(async () => {
    reviewing = await openReviewing();
    start = git("rev-parse", "HEAD").trim();
  });
  after(() => reviewing.close());
  beforeEach(() => {
    git("switch", "--quiet", "--create", "paying");
    write("pay.js", old);
    git("add", "--all");
    git("commit", "--quiet", "--message=Add paying");
    answer();
    answered = reviewing.claude.messages().length;
  });
  afterEach(async () => {
    await closeAll();
    await forgetFindings();
    git("reset", "--quiet", "--hard");
    git("clean", "--quiet", "--force", "-d");
    git("switch", "--quiet", "main");
    git("reset", "--quiet", "--hard", start);
    git("branch", "--quiet", "-D", "paying");
  });

  it("asks nothing, sends what differs from the last commit, new files too, and draws on the file", async () => {
    write("pay.js", now);
    write("new.js", ["fresh();", ""]);
    answer(claim("pay.js", "return charge(id, 2);", { line: 2 }));

    const { ended, findings } = await reviewing.review(commands.reviewChanges);

    assert.notEqual(ended, "blocked");
    assert.match(sent(), /Review all changes since the last commit on branch paying: 2 files\./);
    assert.match(sent(), /2\+\| {2}return charge\(id, 2\);/);
    assert.match(sent(), /2-\| {2}checkOwner\(id\);/);
    assert.match(sent(), /1\+\|fresh\(\);/);
    assert.deepEqual(
      findings.map(({ uri }) => uri),
      [uriOf("pay.js")],
    );
    const [finding] = findings;
    assert.ok(finding);
    assert.equal(await textUnder(finding), "return charge(id, 2);");
  });

  it("sends what an editor holds unsaved", async () => {
    const document = await vscode.workspace.openTextDocument(path.join(root, "pay.js"));
    const editor = await vscode.window.showTextDocument(document);
    await until(() => document.getText() === old.join("\n"));
    const isEdited = await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), "unsaved();\n");
    });
    assert.ok(isEdited);

    await reviewing.review(commands.reviewChanges, { scope: "unstaged" });

    assert.match(sent(), /1\+\|unsaved\(\);\n2 \|export function pay/);
  });

  it("sees what another program has just written into a file that is open", async () => {
    const document = await vscode.workspace.openTextDocument(path.join(root, "pay.js"));
    await vscode.window.showTextDocument(document);
    write("pay.js", now);

    await reviewing.review(commands.reviewChanges, { scope: "all" });

    assert.match(sent(), /2\+\| {2}return charge\(id, 2\);/);
  });

  it("of what is staged takes findings to the file where their text still is, else leaves them on the index", async () => {
    write("pay.js", now);
    write("other.js", ["one();", "two();", ""]);
    git("add", "--all");
    write("pay.js", ["// above", ...now]);
    write("other.js", ["one();", "three();", ""]);
    answer(
      claim("pay.js", "return charge(id, 2);", { line: 2 }),
      claim("other.js", "two();", { line: 2 }),
    );

    const { findings } = await reviewing.review(commands.reviewChanges, { scope: "staged" });

    assert.doesNotMatch(sent(), /above|three/);
    const [pay, other] = findings;
    assert.ok(pay && other);
    assert.deepEqual([pay.uri, pay.range.start.line], [uriOf("pay.js"), 2]);
    assert.equal(await textUnder(pay), "return charge(id, 2);");
    const version = vscode.Uri.parse(other.uri);
    assert.equal(version.scheme, (await isKnown()) ? "git" : versionScheme);
    assert.equal(version.path, vscode.Uri.parse(uriOf("other.js")).path);
    assert.equal(await textUnder(other), "two();");
  });

  it("draws a finding on deleted code on the old side of the diff that Source Control opens", async () => {
    write("pay.js", now);
    answer(claim("pay.js (before)", "checkOwner(id);", { line: 2, severity: "critical" }));

    const { findings } = await reviewing.review(commands.reviewChanges, { scope: "unstaged" });
    const [finding] = findings;
    assert.ok(finding);
    const { scheme, query } = vscode.Uri.parse(finding.uri);
    assert.equal(scheme, (await isKnown()) ? "git" : versionScheme);
    assert.deepEqual(JSON.parse(query), {
      path: path.join(root, "pay.js"),
      ref: "~",
    });
    assert.equal(await textUnder(finding), "checkOwner(id);");

    await vscode.commands.executeCommand(commands.nextFinding);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputTextDiff);
    assert.equal(input.original.toString(), finding.uri);
    assert.equal(input.modified.toString(), uriOf("pay.js"));
    const side = await until(() =>
      vscode.window.visibleTextEditors.find(
        ({ document }) => document.uri.toString() === finding.uri,
      ),
    );
    assert.equal(side.selection.active.line, 1);
  });

  it("shows code that was deleted from a renamed file beside the file's new name", async () => {
    const rest = Array.from({ length: 20 }, (_, at) => `line${at}();`);
    write("pay.js", ["gone();", ...rest]);
    git("commit", "--quiet", "--all", "--message=Longer");
    git("mv", "pay.js", "paid.js");
    write("paid.js", rest);
    git("add", "--all");
    answer(claim("pay.js (before)", "gone();"));

    const { findings } = await reviewing.review(commands.reviewChanges, { scope: "staged" });
    const [finding] = findings;
    assert.ok(finding);
    const input = await until(async () => {
      await vscode.commands.executeCommand(commands.nextFinding, { id: finding.id });
      const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return shown instanceof vscode.TabInputTextDiff ? shown : undefined;
    });

    assert.equal(input.original.toString(), finding.uri);
    assert.equal(input.modified.toString(), uriOf("paid.js"));
  });

  it("of a branch sends its commits and what they say, and of a range those named", async () => {
    write("pay.js", now);
    git("commit", "--quiet", "--all", "--message=Drop the owner check");
    write("pay.js", [...now, "uncommitted();", ""]);

    await reviewing.review(commands.reviewChanges, {
      scope: "branch",
      base: "main",
      intent: "Faster paying",
    });
    const branch = sent();
    answered = reviewing.claude.messages().length;
    await reviewing.review(commands.reviewChanges, { range: "HEAD" });

    assert.match(branch, /the commits since main on branch paying: 1 file\./);
    assert.match(branch, /What it is meant to do: Faster paying/);
    assert.match(branch, /Add paying\n {2}Drop the owner check/);
    assert.doesNotMatch(branch, /uncommitted|\(before\) \(javascript/);
    assert.match(sent(), /2-\| {2}checkOwner\(id\);/);
  });

  it("of one file, as the Source Control view passes it, leaves the others", async () => {
    write("pay.js", now);
    write("new.js", ["fresh();", ""]);
    git("add", "--all");
    const state = { resourceUri: vscode.Uri.parse(uriOf("pay.js")), resourceGroupType: 1 };

    await reviewing.review(commands.reviewChanges, state, state);

    assert.match(sent(), /Review the staged changes on branch paying: 1 file\./);
    assert.doesNotMatch(sent(), /fresh/);
  });

  it("shows versions of a repository that Source Control does not know", async () => {
    using inner = gitRepository(path.join(root, "deep/er/inner"));
    inner.write("a.js", "one();\ntwo();\n");
    inner.commit("Start");
    inner.write("a.js", "two();\n");
    answer(claim("deep/er/inner/a.js (before)", "one();"));

    const { findings } = await reviewing.review(commands.reviewChanges, {
      repository: inner.folder,
    });

    const [finding] = findings;
    assert.ok(finding);
    assert.equal(vscode.Uri.parse(finding.uri).scheme, versionScheme);
    assert.equal(await textUnder(finding), "one();");
  });

  it("is chosen from lists by Enter, and starts nothing by Escape", async () => {
    write("pay.js", now);
    git("add", "--all");
    const choose = async (key: string): Promise<ReviewResult> => {
      const chosen = vscode.commands.executeCommand<ReviewResult>(commands.chooseChanges);
      let result: ReviewResult | undefined;
      void chosen.then((ended) => (result = ended));
      // Without a list in front the key does nothing, so it is pressed until the command has ended.
      return until(async () => {
        await vscode.commands.executeCommand(key);
        return result;
      });
    };

    const left = await choose("workbench.action.closeQuickOpen");
    assert.equal(left.ended, "cancelled");
    assert.equal(reviewing.claude.messages().length, answered);
    const entered = await choose("workbench.action.acceptSelectedQuickOpenItem");
    assert.equal(entered.ended, "complete");
    assert.match(sent(), /Review all changes since the last commit on branch paying: 1 file\./);
  });

  it("can be looked at before it is sent", async () => {
    write("pay.js", now);

    const text = await vscode.commands.executeCommand<string>(commands.previewRequest, {
      command: commands.reviewChanges,
      scope: "unstaged",
    });

    assert.match(text, /What a review of the unstaged changes would send/);
    assert.match(text, /pay\.js \(before\)/);
    assert.equal(reviewing.claude.messages().length, answered);
  });

  it("says where nothing changed, where there is no repository, and what names no changes", async () => {
    using outside = outsideFolder();
    const results = [
      await reviewing.review(commands.reviewChanges, {}),
      await reviewing.review(commands.reviewChanges, { scope: "branch", base: "--help" }),
      await reviewing.review(commands.reviewChanges, { repository: outside.folder }),
      await reviewing.review(commands.reviewChanges, { scope: "everything" }),
    ];

    assert.deepEqual(
      results.map(({ ended, error }) => [ended, error?.code, error?.message]),
      [
        [
          "blocked",
          "nothing-to-review",
          "There is nothing to review (nothing has changed since the last commit): open a file with code, or select some.",
        ],
        [
          "blocked",
          "nothing-to-review",
          "There is nothing to review (git knows no commit “--help”): open a file with code, or select some.",
        ],
        [
          "blocked",
          "no-repository",
          "No git repository can be reviewed here (this folder is in none): open a folder that has one.",
        ],
        [
          "blocked",
          "nothing-to-review",
          "There is nothing to review (what was named is no set of changes): open a file with code, or select some.",
        ],
      ],
    );
    assert.equal(reviewing.claude.messages().length, answered);
  });
});
