import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import { start } from "./start.ts";
import type { VscodeWindow } from "./start.ts";

interface Command {
  readonly command: string;
  readonly title: string;
}

const packageJson = JSON.parse(
  fs.readFileSync(path.resolve(import.meta.dirname, "../../package.json"), "utf8"),
) as { readonly contributes: { readonly commands: readonly Command[] } };

describe("A window with the extension", () => {
  let window: VscodeWindow;

  before(async () => {
    window = await start({ folder: copyWorkspace("small") });
  });

  after(() => window.close());

  it("has the extension running", async () => {
    const active = await window.inHost(async (vscode) => {
      const extension = vscode.extensions.getExtension("backend-architect.backend-architect");
      await extension?.activate();
      return extension?.isActive;
    });

    assert.equal(active, true);
  });

  it("lists the extension's commands in the palette under its name", async () => {
    const { page } = window;
    const title = titleOf("backendArchitect.reviewFile");

    await page.keyboard.press("F1");
    await page.keyboard.type(`Backend Architect: ${title}`);

    const row = page.locator(".quick-input-widget .monaco-list-row").first();
    await row.filter({ hasText: `Backend Architect: ${title}` }).waitFor();
    await window.screenshot("palette");
    await page.keyboard.press("Escape");
  });

  it("opens its own copy of the workspace", async () => {
    const names = await window.inHost((vscode) =>
      vscode.workspace.workspaceFolders?.map((folder) => folder.name),
    );

    assert.deepEqual(names, ["small"]);
  });
});

function titleOf(id: string): string {
  const command = packageJson.contributes.commands.find((one) => one.command === id);
  assert(command, `${id} is not in package.json`);
  return command.title;
}
