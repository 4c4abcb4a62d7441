import path from "node:path";
import { chromium } from "playwright-core";
import type { Browser, LaunchOptions, Page } from "playwright-core";
import { chromiumFolder } from "./hostVersions.ts";
import { hasOwnChromium } from "./install.ts";
import { serveWorkbench } from "./serveWorkbench.ts";
import type { ServeOptions } from "./serveWorkbench.ts";

export interface WorkbenchOptions extends ServeOptions {
  readonly width?: number;
  readonly height?: number;
  /** Lines of the workbench's and the extension host's console; `args` are printf-style. */
  readonly onLog?: (type: string, args: readonly unknown[]) => void;
  /** The test run in the host has ended. */
  readonly onExit?: (code: number) => void;
}

export interface Workbench {
  readonly page: Page;
  /** The server's own log. */
  readonly serverLog: string;
  close(): Promise<void>;
}

/** Starts the server of a real VS Code and opens a browser page on it. Always `close` it. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const server = await serveWorkbench(options);
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close().catch(() => undefined);
    await server.stop();
  };
  try {
    browser = await startBrowser();
    const page = await newPage(browser, options);
    await server.answers();
    await page.goto(server.url);
    await page.waitForSelector(".monaco-workbench");
    return { page, serverLog: server.log, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A headless browser of this machine's own. */
export function startBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return chromium.launch({
    ...options,
    ...(hasOwnChromium()
      ? { executablePath: path.join(chromiumFolder, "chromium") }
      : { channel: "chrome" }),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", ...quiet],
  });
}

async function newPage(browser: Browser, options: WorkbenchOptions): Promise<Page> {
  const { width = 1400, height = 900 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.exposeFunction("codeAutomationLog", (type: string, args: readonly unknown[]) => {
    options.onLog?.(type, args);
  });
  await page.exposeFunction("codeAutomationExit", (code: number) => {
    options.onExit?.(code);
  });
  return page;
}
