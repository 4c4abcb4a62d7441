import assert from "node:assert/strict";
import { findingsAnswer } from "../fakeClaude/answers.ts";
import type { FakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { startFakeClaude, testKey } from "../fakeClaude/startFakeClaude.ts";
import { gate } from "../fakeClaude/step.ts";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import { until } from "../support/until.ts";
import {
  lineWith,
  notification,
  openFile,
  pickFromContextMenu,
  pressIcon,
  refusals,
  runFromPalette,
  statusItem,
  textOf,
  threadOf,
} from "./gestures.ts";
import {
  bothFindings,
  heldFindings,
  injection,
  lostUpdate,
  ordersFile,
  unbounded,
} from "./orderFindings.ts";
import { start } from "./start.ts";
import type { VscodeWindow } from "./start.ts";

describe("A review by clicks", () => {
  let claude: FakeClaude;
  let window: VscodeWindow;
  let original: string;

  before(async () => {
    claude = await startFakeClaude({ answer: bothFindings });
    window = await start({
      folder: copyWorkspace("small"),
      settings: {
        "backendArchitect.baseUrl": claude.url,
        "comments.openView": "never",
        "files.autoSave": "off",
      },
      env: { ANTHROPIC_API_KEY: testKey },
    });
    original = await textOf(window, ordersFile);
  });
  beforeEach(async () => {
    claude.answer = bothFindings;
    await window.inHost(async (vscode) => {
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      await vscode.commands.executeCommand("notifications.clearAll");
      await vscode.commands.executeCommand("backendArchitect.restoreFindings", { all: true });
      await vscode.commands.executeCommand("backendArchitect.clearFindings");
    });
    await openFile(window, ordersFile);
    // VS Code remembers how far a file was scrolled, and a thread above cannot be clicked.
    await window.inHost((vscode) => vscode.commands.executeCommand("cursorTop"));
  });
  after(async () => {
    await window.close();
    await claude.close();
  });

  const critical = () => threadOf(window.page, injection.title);
  const high = () => threadOf(window.page, lostUpdate.title);

  /** Reviews the file from the palette, to its end. */
  async function reviewFile(): Promise<void> {
    await runFromPalette(window.page, "Backend Architect: Review File");
    await critical().waitFor();
    await until(() => window.inHost(countFindings).then((count) => count === 2));
    // The findings are challenged before it has ended.
    await until(async () =>
      /Claude Sonnet .* today/.test(await statusItem(window.page).innerText()),
    );
  }

  function fixedText(): string {
    const [edit] = injection.fix.edits;
    return original.replace(edit?.oldText ?? "", () => edit?.newText ?? "");
  }

  it("of a selection draws a finding while the answer is still arriving", async () => {
    const { page } = window;
    const held = gate();
    const count = claude.messages().length;
    claude.answer = () => heldFindings(held.opened, unbounded);

    const line = "const result = await pool.query";
    await pickFromContextMenu(page, line, "Backend Architect", "Review Selection");
    await critical().waitFor();

    const message = claude.messages()[count];
    assert.equal(message?.closedEarlyAt, undefined);
    assert.match(await statusItem(page).innerText(), /Reviewing .*orders\.ts: 1 found/);
    assert.equal(await window.inHost(countFindings), 1);
    assert.match(JSON.stringify(message?.body), /Review lines? 10/);
    await window.screenshot("review-arriving");

    held.open();
    await until(async () => /Claude Sonnet .* today/.test(await statusItem(page).innerText()));
    assert.equal(await window.inHost(countFindings), 2);
    await notification(window, /Reviewed 1 file: 2 findings \(1 critical, 1 high\)/);
  });

  it("shows what it says as text: no picture, no link but to the evidence", async () => {
    await reviewFile();

    const thread = critical();
    await thread.getByText("reads the orders of everybody").waitFor();
    const text = await thread.innerText();
    assert.equal(text.match(/The customer id is put into SQL/g)?.length, 1);
    assert.match(text, /Critical severity, security\./);
    assert.match(text, /src\/orders\.ts:15/);
    assert.match(text, /Bind the id/);
    assert.match(text, /backend-architect · Claude Sonnet/);
    assert.equal(await thread.locator(".comment-body img[src*='example.com']").count(), 0);
    await thread.locator(".comment-body a").filter({ hasText: "orders.ts:15" }).click();
    await until(() =>
      window.inHost((vscode) => vscode.window.activeTextEditor?.selection.active.line === 14),
    );
  });

  it("offers a fix that changes exactly its text, and that one undo takes back", async () => {
    await reviewFile();
    await pressIcon(critical(), "Apply Fix", async () => {
      return (await textOf(window, ordersFile)) !== original;
    });

    assert.equal(await textOf(window, ordersFile), fixedText());
    await lineWith(window.page, "export interface Order").click();
    await window.page.keyboard.press("ControlOrMeta+z");
    await until(async () => (await textOf(window, ordersFile)) === original);
  });

  it("offers a look at the fix, as VS Code's own diff", async () => {
    await reviewFile();
    const inserted = window.page.locator(".monaco-diff-editor .line-insert");

    await pressIcon(critical(), "Preview Fix", async () => (await inserted.count()) > 0);

    assert.deepEqual(await window.inHost(textsOfDiff), [original, fixedText()]);
    assert.equal(await textOf(window, ordersFile), original);
  });

  it("offers to dismiss a finding with a reason, and its thread goes", async () => {
    await reviewFile();
    const reason = window.page
      .locator(".quick-input-widget .monaco-list-row")
      .filter({ hasText: "It is wrong" });

    await pressIcon(critical(), "Dismiss Finding", () => reason.isVisible());
    await reason.click();

    await critical().waitFor({ state: "detached" });
    assert.deepEqual(await window.inHost(statesOfFindings), ["dismissed", "unchecked"]);
  });

  it("walks from a finding to the next and back", async () => {
    await reviewFile();

    await pressIcon(critical(), "Next Finding", () => high().isVisible());
    assert.equal(await window.inHost(cursorLine), 15);
    await pressIcon(high(), "Previous Finding", async () => {
      return (await window.inHost(cursorLine)) === 9;
    });

    await critical().waitFor();
  });

  it("is handed on by the menu of its comment: into the chat, unsent", async () => {
    const { page } = window;
    await reviewFile();
    const count = claude.messages().length;
    const item = page.locator(".monaco-menu .action-item").filter({ hasText: "Send Findings" });
    const input = page.locator(".interactive-input-editor");

    await critical().locator(".review-comment").first().hover();
    await pressIcon(critical().locator(".comment-title"), "More Actions", () => item.isVisible());
    await item.click();

    await until(async () => /Please.resolve.this.finding/.test(await input.innerText()));
    assert.equal(claude.messages().length, count);
    await window.screenshot("finding-handed-on");
  });

  it("begins at the editor's title button, and a click on the status bar ends it", async () => {
    const { page } = window;
    const count = claude.messages().length;
    claude.answer = () => heldFindings(new Promise(() => undefined));

    await page.locator('.editor-actions .action-label[aria-label^="Review File"]').click();
    await critical().waitFor();
    const message = claude.messages()[count];
    await statusItem(page).click();

    assert.ok(((await message?.closedEarly) ?? 0) > 0);
    await notification(window, /Review cancelled: 1 finding \(1 critical\)/);
    await page.locator('.editor-actions .action-label[aria-label^="Review File"]').waitFor();
    assert.equal(await window.inHost(countFindings), 1);
  });

  it("says in one notification what went wrong, with what to do about it", async () => {
    claude.answer = () => [{ do: "status", code: 404 }];

    await runFromPalette(window.page, "Backend Architect: Review File");

    const item = await notification(window, /Review failed\. Something else than Claude answered/);
    await item.locator(".monaco-button").filter({ hasText: "Show Log" }).waitFor();
    assert.equal(await window.page.locator(".monaco-dialog-box").count(), 0);
  });

  it("says so when there is nothing to say", async () => {
    claude.answer = () => findingsAnswer([]);

    await runFromPalette(window.page, "Backend Architect: Review File");

    await notification(window, /No problems found in 1 file\./);
    assert.equal(await window.page.locator(".monaco-dialog-box").count(), 0);
  });

  it("never met a refusal of VS Code", () => {
    assert.notEqual(window.log.length, 0);
    assert.deepEqual(refusals(window), []);
  });
});

type Vscode = Parameters<Parameters<VscodeWindow["inHost"]>[0]>[0];

interface Told {
  readonly state: string;
}

async function countFindings(vscode: Vscode): Promise<number> {
  const all = await vscode.commands.executeCommand<readonly Told[]>("backendArchitect.findings");
  return all.length;
}

async function statesOfFindings(vscode: Vscode): Promise<readonly string[]> {
  const all = await vscode.commands.executeCommand<readonly Told[]>("backendArchitect.findings");
  return all.map(({ state }) => state);
}

/** Both sides of the diff in front. */
async function textsOfDiff(vscode: Vscode): Promise<readonly string[]> {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputTextDiff)) return [];
  const sides = [input.original, input.modified].map((uri) =>
    vscode.workspace.openTextDocument(uri),
  );
  return (await Promise.all(sides)).map((document) => document.getText());
}

function cursorLine(vscode: Vscode): number | undefined {
  return vscode.window.activeTextEditor?.selection.active.line;
}
