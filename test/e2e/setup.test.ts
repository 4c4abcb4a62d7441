import assert from "node:assert/strict";
import type { FakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { startFakeClaude, testKey } from "../fakeClaude/startFakeClaude.ts";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import { notification, openFile, runFromPalette, threadOf } from "./gestures.ts";
import { bothFindings, injection, ordersFile } from "./orderFindings.ts";
import { start } from "./start.ts";
import { asksForVerdicts } from "../support/asksForVerdicts.ts";
import type { VscodeWindow } from "./start.ts";

describe("A window without a key", () => {
  let claude: FakeClaude;
  let window: VscodeWindow;

  before(async () => {
    claude = await startFakeClaude({ answer: bothFindings });
    window = await start({
      folder: copyWorkspace("small"),
      settings: { "backendArchitect.baseUrl": claude.url, "comments.openView": "never" },
    });
  });
  after(async () => {
    await window.close();
    await claude.close();
  });

  const passwordBox = () => window.page.locator(".quick-input-widget input[type=password]");

  async function typeKey(key: string): Promise<void> {
    await passwordBox().fill(key);
    await window.page.keyboard.press("Enter");
  }

  it("sent nothing by itself", async () => {
    await openFile(window, ordersFile);

    assert.deepEqual(claude.requests, []);
  });

  it("explains a wrong key, lets it be typed again, and keeps the right one", async () => {
    const { page } = window;
    await runFromPalette(page, "Backend Architect: Set API Key");
    await typeKey("sk-ant-wrong");

    const wrong = await notification(window, /does not accept this key .*copied whole/);
    await wrong.locator(".monaco-button").filter({ hasText: "Type It Again" }).click();
    await passwordBox().waitFor();
    assert.match(await page.locator(".quick-input-widget").innerText(), /127\.0\.0\.1:\d+ alone/);
    await typeKey(testKey);

    await notification(window, /The key works and is kept for 127\.0\.0\.1/);
    assert.deepEqual(claude.messages(), []);
  });

  it("forgets the key when told to", async () => {
    await runFromPalette(window.page, "Backend Architect: Remove API Key");

    await notification(window, /The key for 127\.0\.0\.1:\d+ is removed\./);
  });

  it("asks for a key at the first gesture, and then goes on with it", async () => {
    await window.inHost((vscode) => vscode.commands.executeCommand("notifications.clearAll"));
    await runFromPalette(window.page, "Backend Architect: Review File");
    await passwordBox().waitFor();
    assert.deepEqual(claude.messages(), []);
    await typeKey(testKey);

    await threadOf(window.page, injection.title).waitFor();

    assert.equal(claude.messages()[0]?.headers.authorization, `Bearer ${testKey}`);
    await notification(window, /Reviewed 1 file: 2 findings/);
  });

  it("does not ask a second time", async () => {
    const reviews = () => claude.messages().filter(({ body }) => !asksForVerdicts(body));
    const count = reviews().length;
    await window.inHost((vscode) => vscode.commands.executeCommand("notifications.clearAll"));

    await runFromPalette(window.page, "Backend Architect: Review File");

    await notification(window, /Reviewed 1 file: 2 findings/);
    assert.equal(reviews().length, count + 1);
  });
});
