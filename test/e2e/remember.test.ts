import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { findingsAnswer } from "../fakeClaude/answers.ts";
import type { FakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { startFakeClaude, testKey } from "../fakeClaude/startFakeClaude.ts";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import { until } from "../support/until.ts";
import { runFromPalette, statusItem, threadOf } from "./gestures.ts";
import { bothFindings, injection, lostUpdate } from "./orderFindings.ts";
import { start } from "./start.ts";
import type { VscodeWindow } from "./start.ts";

describe("Findings", () => {
  let claude: FakeClaude;
  let window: VscodeWindow;

  before(async () => {
    claude = await startFakeClaude({ answer: () => findingsAnswer([injection]) });
    const folder = copyWorkspace("small");
    window = await start({
      folder,
      settings: { "backendArchitect.baseUrl": claude.url },
      env: { ANTHROPIC_API_KEY: testKey },
    });
  });
  after(async () => {
    await window.close();
    await claude.close();
  });

  const review = () =>
    window.inHost(async (vscode) => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file("/");
      const uri = vscode.Uri.joinPath(folder, "src/orders.ts");
      await vscode.commands.executeCommand("backendArchitect.reviewFile", uri);
    });
  const told = () =>
    window.inHost(async (vscode) => {
      const all = await vscode.commands.executeCommand("backendArchitect.findings");
      return (all as { title: string; state: string; dismissNote?: string }[]).map(
        ({ title, state, dismissNote }) => [title, state, dismissNote ?? ""],
      );
    });

  it("survive a reload of the window", async () => {
    await review();
    const before = await told();
    assert.equal(before[0]?.[0], injection.title);

    await window.inHost(() => {
      Object.assign(globalThis, { beforeReload: true });
    });
    await window.page.reload();
    await window.page.waitForSelector(".monaco-workbench");
    // The host of before ends a while after the page, and answers until then.
    await until(() => window.inHost(() => !("beforeReload" in globalThis)), 30_000);

    await until(async () => {
      const after = await told();
      return JSON.stringify(after) === JSON.stringify(before);
    }, 30_000);
  });

  it("are shared with another window on the folder, and what that dismisses is dismissed here", async () => {
    claude.answer = bothFindings;
    await review();
    const other = await openAgain(window.page);
    const thread = threadOf(other, injection.title);
    const dismiss = thread.locator('.action-label[aria-label^="Dismiss Finding"]');
    const reasons = rowOf(other, "It is wrong");
    // The command is in the palette once the findings are there; a slow start makes two commands
    // of two tries, and the second leads on to the next finding: then around to this one again.
    await statusItem(other).waitFor();
    await until(async () => {
      await other.keyboard.press("Escape");
      await other.keyboard.press("F1");
      await other.locator(".quick-input-widget input[type=text]").fill(">Architect: Next Finding");
      await rowOf(other, "Backend Architect: Next Finding").first().click({ timeout: 2_000 });
      await dismiss.click({ timeout: 5_000 });
      await reasons.waitFor({ timeout: 5_000 });
      return true;
    }, 60_000);

    // Typed before the input has the focus, words are lost.
    await other.locator(".quick-input-widget input[type=text]").fill("the gateway checks it");
    await rowOf(other, "The risk is accepted").click();

    await until(async () => {
      const all = await told();
      return all.some(
        ([title, state, note]) =>
          title === injection.title && state === "dismissed" && note === "the gateway checks it",
      );
    }, 30_000);
    await other.close();
  }).timeout(120_000); // Two windows start one after the other.

  it("that are dismissed can be picked from a list with reason and place, to come back", async () => {
    const { page } = window;
    await window.inHost(async (vscode, title) => {
      const all = await vscode.commands.executeCommand<{ id: string; title: string }[]>(
        "backendArchitect.findings",
      );
      const id = all.find((one) => one.title === title)?.id;
      const named = { id, reason: "later" };
      await vscode.commands.executeCommand("backendArchitect.dismissFinding", named);
    }, lostUpdate.title);

    await runFromPalette(page, "Restore Dismissed Findings");
    const row = rowOf(page, injection.title);
    await row.waitFor();
    await window.screenshot("restore-dismissed");
    assert.match(await row.innerText(), /accepted risk, the gateway checks it/);
    assert.match(await row.innerText(), /orders\.ts, line \d+/);
    await row.locator(".monaco-checkbox, input[type=checkbox]").first().click();
    await page.locator(".quick-input-widget .monaco-button").filter({ hasText: "OK" }).click();

    await until(async () => {
      const states = new Map((await told()).map(([title, state]) => [title, state]));
      return (
        states.get(injection.title) !== "dismissed" && states.get(lostUpdate.title) === "dismissed"
      );
    });
  });
});

function rowOf(page: Page, words: string) {
  return page.locator(".quick-input-widget .monaco-list-row").filter({ hasText: words });
}

/** A second window on the same folder, by the same server. */
async function openAgain(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  other.setDefaultTimeout(40_000);
  await other.goto(page.url());
  await other.waitForSelector(".monaco-workbench");
  return other;
}
