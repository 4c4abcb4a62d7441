import assert from "node:assert/strict";
import type { FakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { startFakeClaude, testKey } from "../fakeClaude/startFakeClaude.ts";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import { notification, openFile, runFromPalette, statusItem } from "./gestures.ts";
import { ordersFile } from "./orderFindings.ts";
import { start } from "./start.ts";
import type { VscodeWindow } from "./start.ts";

describe("A window that is not trusted", () => {
  let claude: FakeClaude;
  let window: VscodeWindow;

  before(async () => {
    claude = await startFakeClaude();
    window = await start({
      folder: copyWorkspace("small"),
      settings: { "backendArchitect.baseUrl": claude.url },
      env: { ANTHROPIC_API_KEY: testKey },
      trust: false,
    });
  });
  // Both say the same sentence.
  beforeEach(() =>
    window.inHost((vscode) => vscode.commands.executeCommand("notifications.clearAll")),
  );
  after(async () => {
    await window.close();
    await claude.close();
  });

  it("does not begin a map of the backend, and says so", async () => {
    const map = await window.inHost(async (vscode) =>
      vscode.commands.executeCommand("backendArchitect.backendMap"),
    );

    assert.equal(map ?? undefined, undefined);
    await notification(window, /This folder is not trusted/);
  });

  it("says why a review sends nothing, and sends nothing", async () => {
    await openFile(window, ordersFile);

    await runFromPalette(window.page, "Backend Architect: Review File");

    await notification(window, /This folder is not trusted, so nothing was sent: trust it/);
    const result = await window.inHost(async (vscode) =>
      vscode.commands.executeCommand<{ ended: string; error: { code: string } }>(
        "backendArchitect.reviewFile",
      ),
    );
    assert.deepEqual([result.ended, result.error.code], ["blocked", "untrusted"]);
    assert.match(await statusItem(window.page).innerText(), /today/);
    assert.deepEqual(claude.requests, []);
  });
});
