// Takes the README's pictures from a running VS Code: npm run pictures. The answers are the
// practice server's, and say so.
import { execFileSync } from "node:child_process";
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
const author = ["-c", "user.name=Sample", "-c", "user.email=sample@example.com"];

await installHost(chosenHost());
await buildExtension("development");
fs.mkdirSync(folder, { recursive: true });
for (const theme of ["light", "dark"] as const) await takePictures(theme);
await takeChanges();
await takeBackend();

async function takePictures(theme: "light" | "dark"): Promise<void> {
  await using server = await startPracticeServer({ delay: 3 });
  await using window = await openSample(theme, server.url, copyWorkspace("shop"));
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
  const text = "The gateway lets only staff through to this path.";
  const meant = await idOf(window, "refund an order");
  await command(window, "backendArchitect.replyToFinding", { ...meant, text });
  await refund.locator(".review-comment").nth(2).waitFor();
  await refund.locator(".review-thread-reply-button").waitFor();
  await until(async () => (await refund.getByText("Looking at the code").count()) === 0);
  await refund.locator(".review-comment").nth(2).scrollIntoViewIfNeeded();
  await take("talk");

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

/** A change that takes a guard away, under review from the Source Control view. */
async function takeChanges(): Promise<void> {
  const workspace = copyWorkspace("shop");
  const orders = path.join(workspace, "src/routes/orders.ts");
  const unguarded = fs.readFileSync(orders, "utf8");
  const route = '"/orders/:id/refund", { schema: { params: orderId } }';
  const guard = route.replace(" }", ' }, preHandler: requireRole("staff")');
  fs.writeFileSync(orders, unguarded.replace(route, guard));
  execFileSync("git", [...author, "commit", "--quiet", "--all", "--message=Guard refunds"], {
    cwd: workspace,
  });
  fs.writeFileSync(orders, unguarded);

  await using server = await startPracticeServer({ delay: 3 });
  await using window = await openSample("light", server.url, workspace);
  await openFile(window, "src/routes/orders.ts");
  await command(window, "workbench.action.closeAuxiliaryBar");
  await command(window, "workbench.view.scm");
  await window.page.locator(".scm-view .monaco-list-row").getByText("orders.ts").first().waitFor();
  await command(window, "git.openChange");
  await command(window, "backendArchitect.reviewChanges");
  await command(window, "backendArchitect.showFinding", await idOf(window, "refund an order"));
  const refund = window.page.locator(".review-widget").filter({ hasText: "refund an order" });
  await refund.locator(".review-comment").first().waitFor();
  await window.page.screenshot({ path: path.join(folder, "changes-light.png") });
}

/** What is known of the sample without a key: its view beside the picture of its routes and tables. */
async function takeBackend(): Promise<void> {
  await using window = await openSample("light", "http://127.0.0.1:9", copyWorkspace("shop"));
  await openFile(window, "src/routes/orders.ts");
  await command(window, "workbench.action.closeAuxiliaryBar");
  await command(window, "backendArchitect.showBackendMap");
  await window.page.locator('.pane-header[aria-label^="Findings"]').click();
  const row = (label: string) =>
    window.page.locator(".pane-body .monaco-list-row").filter({ hasText: label }).first();
  await row("Entry points").waitFor();
  // A click while the tree is filled can be lost.
  await until(async () => {
    await row("Stores").click();
    await row("order_items").waitFor({ timeout: 3_000 });
    return true;
  }, 30_000);
  await row("order_items").click();
  await command(window, "backendArchitect.showBackendPicture");
  await until(async () => {
    const counts = await Promise.all(
      window.page.frames().map((frame) => frame.locator("svg .node").count()),
    );
    return counts.some((count) => count > 0);
  });
  await window.page.screenshot({ path: path.join(folder, "backend-light.png") });
}

function openSample(theme: "light" | "dark", baseUrl: string, workspace: string) {
  return start({
    folder: workspace,
    theme,
    width,
    height,
    settings: {
      "backendArchitect.baseUrl": baseUrl,
      "comments.openView": "never",
      "editor.minimap.enabled": false,
      "typescript.validate.enable": false,
      "chat.commandCenter.enabled": false,
    },
    env: { ANTHROPIC_API_KEY: "practice" },
  });
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
