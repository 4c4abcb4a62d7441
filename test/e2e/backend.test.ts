import assert from "node:assert/strict";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import { until } from "../support/until.ts";
import { notification, openFile, refusals, runFromPalette, statusItem } from "./gestures.ts";
import { start } from "./start.ts";
import type { VscodeWindow } from "./start.ts";

describe("The backend by clicks", () => {
  let window: VscodeWindow;

  before(async () => {
    window = await start({
      folder: copyWorkspace("shop"),
      settings: {
        "comments.openView": "never",
        "typescript.validate.enable": false,
        // So that some of what belongs to the code has no room.
        "backendArchitect.maxContextTokens": 10_000,
      },
    });
    // The palette knows our commands from then on.
    await statusItem(window.page).waitFor();
    await window.inHost((vscode) =>
      vscode.commands.executeCommand("workbench.action.closeAuxiliaryBar"),
    );
  });
  after(() => window.close());

  const row = (label: string | RegExp) =>
    window.page.locator(".pane-body .monaco-list-row").filter({ hasText: label }).first();
  const activeTab = () =>
    window.inHost((vscode) => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? "");

  const lineAtCursor = () =>
    window.inHost((vscode) => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.lineAt(editor.selection.active.line).text ?? "";
    });

  it("is read when its view opens, and lists what it knows", async () => {
    await runFromPalette(window.page, "Backend Architect: Show Backend Map");

    await row("Entry points").waitFor();
    // Its pane begins small, below that of the findings.
    await window.page.locator('.pane-header[aria-label^="Findings"]').click();
    // Rows still move while the map arrives, and a click can hit the one beside.
    await until(async () => {
      const expanded = (): Promise<string | null> => row("Stores").getAttribute("aria-expanded");
      if ((await expanded()) !== "true") await row("Stores").click();
      return (await expanded()) === "true";
    });
    const table = row(/order_items/);
    await table.waitFor();

    assert.match((await table.getAttribute("aria-label")) ?? "", /^order_items, \d+ columns, /);
    await window.screenshot("backend-view");
  });

  it("is searched while the words are typed, and a click on a route opens its handler", async () => {
    await runFromPalette(window.page, "Backend Architect: Search the Backend");
    const box = window.page
      .locator(".quick-input-widget")
      .filter({ hasText: "Search the Backend" });
    await box.locator("input[type=text]").fill("refund");
    const route = row("/orders/{id}/refund");
    await route.waitFor();
    await until(async () => (await row("Stores").count()) === 0);
    await window.page.keyboard.press("Enter");

    await route.click();

    await until(async () => (await lineAtCursor()).includes("refund"));
    assert.equal(await activeTab(), "orders.ts");
  });

  it("shows the path of that route in a preview with a drawing", async () => {
    await row("/orders/{id}/refund").hover();
    await row("/orders/{id}/refund").locator('.action-label[aria-label^="Show Path"]').click();

    await until(async () => (await activeTab()).includes("Request path"));
    await drawing();
    await window.screenshot("backend-path");
  });

  it("shows the whole backend as a picture", async () => {
    await runFromPalette(window.page, "Backend Architect: Clear Search of the Backend");
    await runFromPalette(window.page, "Backend Architect: Show Picture of the Backend");

    await until(async () => (await activeTab()).includes("Backend.md"));
    await drawing();
    await window.screenshot("backend-picture");
  });

  it("goes along with a review as the user ticks it", async () => {
    const pinned = /contract promises of POST .orders/;
    await openFile(window, "src/routes/orders.ts");
    await runFromPalette(window.page, "Backend Architect: Preview Request");
    const before = await partsInPreview();
    // Which definitions go along may depend on whether the editor's language was ready.
    const [, name = "none"] = /: (\w+), which the code/.exec(before) ?? [];
    const dropped = new RegExp(`${name}, which the code`);
    const offer = await notification(window, /parts of about .* tokens go along/);
    await offer.getByRole("button", { name: "Choose What Goes Along…" }).click();
    const list = window.page
      .locator(".quick-input-widget")
      .filter({ hasText: "What goes along with the code under review" });

    for (const words of [dropped, pinned]) {
      await list.locator(".monaco-list-row").filter({ hasText: words }).click();
    }
    await window.screenshot("backend-choice");
    await list.getByRole("button", { name: "OK" }).click();

    await until(async () => (await partsInPreview()) !== before);
    const after = await partsInPreview();
    assert.deepEqual([dropped.test(before), pinned.test(before)], [true, false]);
    assert.deepEqual([dropped.test(after), pinned.test(after)], [false, true]);
  });

  it("is checked without a key, and says so", async () => {
    await runFromPalette(window.page, "Backend Architect: Run Local Checks");

    await notification(window, /Local checks of \d+ files: \d+ findings?\. Nothing was sent\./);
    const local = await window.inHost(async (vscode) => {
      const all = await vscode.commands.executeCommand("backendArchitect.findings");
      return (all as { source: string }[]).map(({ source }) => source);
    });

    assert.ok(local.length > 0);
    assert.deepEqual([...new Set(local)], ["local"]);
    assert.deepEqual(refusals(window), []);
  });

  /** What would go, as the preview of the request lists it. */
  async function partsInPreview(): Promise<string> {
    await until(async () => (await activeTab()).includes("Request preview"));
    const text = await window.inHost(
      (vscode) => vscode.window.activeTextEditor?.document.getText() ?? "",
    );
    return text.slice(text.indexOf("### Parts"), text.indexOf("### Hidden"));
  }

  /** Waits until the preview in front has drawn a diagram. */
  async function drawing(): Promise<void> {
    await until(async () => {
      const frames = window.page.frames();
      const counts = await Promise.all(
        frames.map((frame) =>
          frame
            .locator(".mermaid svg .node, .mermaid svg g.nodes, svg[id^=mermaid] .node")
            .count()
            .catch(() => 0),
        ),
      );
      return counts.some((count) => count > 0);
    }, 20_000);
  }
});
