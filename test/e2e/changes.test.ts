import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { findingsAnswer } from "../fakeClaude/answers.ts";
import { promptBlocks } from "../fakeClaude/promptBlocks.ts";
import type { FakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { startFakeClaude, testKey } from "../fakeClaude/startFakeClaude.ts";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import { until } from "../support/until.ts";
import { refusals, runFromPalette } from "./gestures.ts";
import { start } from "./start.ts";
import type { VscodeWindow } from "./start.ts";

describe("A review of changes by clicks in the Source Control view", () => {
  let claude: FakeClaude;
  let window: VscodeWindow;

  before(async () => {
    claude = await startFakeClaude({ answer: () => findingsAnswer([]) });
    const folder = copyWorkspace("small");
    const write = (name: string, text: string): void => {
      fs.writeFileSync(path.join(folder, name), text);
    };
    write("staged.ts", "staged();\n");
    execFileSync("git", ["add", "staged.ts"], { cwd: folder });
    write("first.ts", "first();\n");
    write("second.ts", "second();\n");
    window = await start({
      folder,
      settings: {
        "backendArchitect.baseUrl": claude.url,
        "git.openRepositoryInParentFolders": "never",
      },
      env: { ANTHROPIC_API_KEY: testKey },
    });
    await window.inHost((vscode) => vscode.commands.executeCommand("workbench.view.scm"));
    await row("first.ts").waitFor({ timeout: 20_000 });
  });
  after(async () => {
    await window.close();
    await claude.close();
  });

  const row = (words: string) =>
    window.page.locator(".scm-view .monaco-list-row").filter({ hasText: words }).first();

  /** What the review says of itself that begins with the next request. */
  async function scopeOfNext(press: () => Promise<void>): Promise<string> {
    const count = claude.messages().length;
    await press();
    await until(() => claude.messages().length > count, 15_000);
    const blocks = promptBlocks(claude.messages()[count]?.body ?? {});
    const [scope = ""] = /Review [^.]*\./.exec(blocks.at(-1)?.text ?? "") ?? [];
    return scope;
  }

  async function pressIn(words: string): Promise<void> {
    await row(words).hover();
    await row(words).locator('.action-label[aria-label^="Review Changes"]').first().click();
  }

  it("is of what a group holds", async () => {
    assert.equal(
      await scopeOfNext(() => pressIn("Staged Changes")),
      "Review the staged changes on branch main: 1 file.",
    );
  });

  it("is of one file, from its menu", async () => {
    const scope = await scopeOfNext(async () => {
      await row("second.ts").click({ button: "right" });
      const item = window.page
        .locator(".monaco-menu .action-item")
        .filter({ hasText: "Review Changes" });
      await item.waitFor();
      // A menu that has just opened takes no click yet.
      await until(async () => {
        await item.click({ timeout: 500 }).catch(() => undefined);
        return (await item.count()) === 0;
      });
    });

    assert.equal(scope, "Review the changes that are not staged on branch main: 1 file.");
  });

  it("is of what was chosen and described from the palette", async () => {
    const { page } = window;
    const pick = async (words: string): Promise<void> => {
      const rows = page.locator(".quick-input-widget .monaco-list-row");
      await rows.filter({ hasText: words }).first().click();
    };
    const count = claude.messages().length;

    await runFromPalette(page, "Backend Architect: Review Changes: Choose Which…");
    await pick("Unstaged changes");
    const input = page.locator(".quick-input-widget input[type=text]");
    await page.locator(".quick-input-widget").filter({ hasText: "meant to do" }).waitFor();
    await input.fill("Ship it in two parts");
    await page.keyboard.press("Enter");
    await until(() => claude.messages().length > count);

    assert.match(claude.messages()[count]?.text ?? "", /meant to do: Ship it in two parts/);
    assert.match(claude.messages()[count]?.text ?? "", /changes that are not staged/);
  });

  it("uses nothing that VS Code refuses", () => {
    assert.deepEqual(refusals(window), []);
  });
});
