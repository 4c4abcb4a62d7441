import type { Locator, Page } from "playwright-core";
import { until } from "../support/until.ts";
import type { VscodeWindow } from "./start.ts";

/** Opens a file of the workspace in a tab that stays. */
export async function openFile({ inHost, page }: VscodeWindow, path: string): Promise<void> {
  await inHost(async (vscode, name) => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file("/");
    const uri = vscode.Uri.joinPath(folder, name);
    await vscode.window.showTextDocument(uri, { preview: false });
  }, path);
  await page
    .locator(".tab.active")
    .filter({ hasText: nameOf(path) })
    .waitFor();
  await page.locator(".editor-instance .view-line").first().waitFor();
}

/** Types a command's title into the palette and picks it. */
export async function runFromPalette(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  const input = page.locator(".quick-input-widget input[type=text]");
  await input.fill(`>${title}`);
  await page
    .locator(".quick-input-widget .monaco-list-row")
    .filter({ hasText: title })
    .first()
    .click();
}

/** Selects the line with these words, and picks from the menu of a right click on it. */
export async function pickFromContextMenu(
  page: Page,
  words: string,
  submenu: string,
  title: string,
): Promise<void> {
  const line = lineWith(page, words);
  await line.click({ clickCount: 3 });
  await line.click({ button: "right", position: { x: 60, y: 8 } });
  await page.locator(".monaco-menu .action-item").filter({ hasText: submenu }).first().hover();
  const item = page.locator(".monaco-submenu .action-item").filter({ hasText: title });
  await item.waitFor();
  // A menu that has just opened takes no click yet.
  await until(async () => {
    await item.click({ timeout: 500 }).catch(() => undefined);
    return (await item.count()) === 0;
  });
}

/** The line of the editor in front that shows these words. */
export function lineWith(page: Page, words: string): Locator {
  return page.locator(".editor-instance .view-line").filter({ hasText: words }).first();
}

/** The comment thread of this title, opened. */
export function threadOf(page: Page, title: string): Locator {
  return page.locator(".review-widget").filter({ hasText: title });
}

/** Presses an icon of a thread's title; a click that lands during an animation is repeated. */
export async function pressIcon(
  thread: Locator,
  title: string,
  isDone: () => Promise<boolean>,
): Promise<void> {
  const icon = thread.locator(`.action-label[aria-label^="${title}"]`);
  await until(async () => {
    if (await isDone()) return true;
    await icon.click({ timeout: 1_000 });
    // What it opens takes a moment: a second click would open it anew, over the first.
    return until(isDone, 2_000);
  }, 20_000);
}

/**
 * The notification with these words. A window under test pops none up, so the list is opened, again
 * and again: an empty one closes by itself.
 */
export async function notification(window: VscodeWindow, words: RegExp): Promise<Locator> {
  const item = window.page.locator(".notification-list-item").filter({ hasText: words }).first();
  await until(async () => {
    await window.inHost((vscode) => vscode.commands.executeCommand("notifications.showList"));
    await item.waitFor({ timeout: 1_000 });
    return true;
  }, 20_000);
  return item;
}

/** Our item of the status bar. */
export function statusItem(page: Page): Locator {
  return page.locator('.statusbar-item[id$="backendArchitect.status"] a').first();
}

/** The text of a file as the editor has it. */
export function textOf({ inHost }: VscodeWindow, path: string): Promise<string> {
  return inHost(async (vscode, name) => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file("/");
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
    return document.getText();
  }, path);
}

/** What VS Code said of an API that we may not use, or a contribution that it does not take. */
export function refusals({ log }: VscodeWindow): readonly string[] {
  return log
    .filter((line) => /backend-architect/i.test(line))
    .filter((line) => /propos|CANNOT use API|Menu item references a command/i.test(line));
}

function nameOf(path: string): string {
  return path.split("/").at(-1) ?? path;
}
