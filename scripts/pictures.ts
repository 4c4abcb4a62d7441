// Takes the README's pictures from a running VS Code: npm run pictures. The answers are the
// practice server's, and say so.
import fs from "node:fs";
import path from "node:path";
import { openFile } from "../test/e2e/gestures.ts";
import { start } from "../test/e2e/start.ts";
import type { VscodeWindow } from "../test/e2e/start.ts";
import { copyWorkspace } from "../test/support/copyWorkspace.ts";
import { until } from "../test/support/until.ts";
import { buildExtension } from "./build.ts";
import { startPracticeServer } from "./practiceServer.ts";
import { chosenHost } from "./vscode/hostVersions.ts";
import { installHost } from "./vscode/install.ts";

const folder = path.resolve(import.meta.dirname, "../docs/pictures");
const width = 1400;
const height = 860;

await installHost(chosenHost());
await buildExtension("development");
fs.mkdirSync(folder, { recursive: true });
for (const theme of ["light", "dark"] as const) await takePictures(theme);

async function takePictures(theme: "light" | "dark"): Promise<void> {
  await using server = await startPracticeServer({ delay: 3 });
  await using window = await start({
    folder: copyWorkspace("shop"),
    theme,
    width,
    height,
    settings: {
      "backendArchitect.baseUrl": server.url,
      "comments.openView": "never",
      "editor.minimap.enabled": false,
      "typescript.validate.enable": false,
      "chat.commandCenter.enabled": false,
    },
    env: { ANTHROPIC_API_KEY: "practice" },
  });
  const take = (name: string): Promise<unknown> =>
    window.page.screenshot({ path: path.join(folder, `${name}-${theme}.png`) });

  await openFile(window, "src/routes/orders.ts");
  await command(window, "workbench.action.closeAuxiliaryBar");
  await command(window, "backendArchitect.findings.focus");
  await command(window, "backendArchitect.reviewOpenFiles");
  await command(window, "backendArchitect.nextFinding");
  await command(window, "backendArchitect.nextFinding");
  const refund = window.page.locator(".review-widget").filter({ hasText: "refund an order" });
  await refund.locator(".review-comment").first().waitFor();
  await take("review");

  if (theme === "dark") return;
  await command(window, "backendArchitect.previewFix", await idOf(window, "refund an order"));
  await window.page.locator(".monaco-diff-editor").first().waitFor();
  await until(() => window.page.locator(".monaco-diff-editor .line-insert").count().then(Boolean));
  await take("fix");

  await command(window, "workbench.action.closeActiveEditor");
  await command(window, "backendArchitect.previewRequest", { command: "reviewOpenFiles" });
  await window.page.locator(".tab.active").filter({ hasText: "Request preview" }).waitFor();
  await take("request");

  await command(window, "workbench.action.closeActiveEditor");
  await window.inHost((vscode) => {
    const query = "@architect Is the payment consumer idempotent?";
    void vscode.commands.executeCommand("workbench.action.chat.open", { query });
  });
  await command(window, "workbench.action.closeSidebar");
  await window.page.locator(".interactive-response:not(.chat-response-loading)").last().waitFor();
  await window.page.locator(".interactive-session").getByText("tokens out").last().waitFor();
  await take("chat");
}

async function command(window: VscodeWindow, id: string, ...args: readonly unknown[]) {
  await window.inHost(
    async (vscode, name, passed) => {
      await vscode.commands.executeCommand(name, ...passed);
    },
    id,
    args,
  );
}

async function idOf(window: VscodeWindow, words: string): Promise<{ readonly id: string }> {
  const id = await window.inHost(async (vscode, part) => {
    const all = await vscode.commands.executeCommand("backendArchitect.findings");
    return (all as { id: string; title: string }[]).find(({ title }) => title.includes(part))?.id;
  }, words);
  if (id === undefined) throw new Error(`No finding says “${words}”.`);
  return { id };
}
