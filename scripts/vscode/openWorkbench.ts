import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { freePort } from "./freePort.ts";
import { chosenHost, chromiumFolder, hostFiles } from "./hostVersions.ts";
import { hasOwnChromium } from "./install.ts";

export interface WorkbenchOptions {
  /** Folder to open; an empty window without it. */
  readonly folder?: string;
  /** The extension under development. Without it (and `tests`) the window is as users see it. */
  readonly extension?: string;
  /** Module whose `run` is called in the extension host. */
  readonly tests?: string;
  /** Must be fresh for each run. */
  readonly userData: string;
  readonly extensions: string;
  /** Added to the environment of the extension host, from which every ANTHROPIC_* was taken. */
  readonly env?: Readonly<Record<string, string>>;
  /** `false` opens in Restricted Mode. */
  readonly trust?: boolean;
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
  const port = await freePort();
  const serverLog = path.join(options.userData, "server.log");
  const stopServer = startServer(port, serverLog, options);
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close().catch(() => undefined);
    await stopServer();
  };
  try {
    browser = await startBrowser();
    const page = await newPage(browser, options);
    await serverAnswers(port);
    await page.goto(workbenchUrl(port, options));
    await page.waitForSelector(".monaco-workbench");
    return { page, serverLog, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function startServer(port: number, log: string, options: WorkbenchOptions): () => Promise<void> {
  const host = hostFiles(chosenHost());
  fs.mkdirSync(options.userData, { recursive: true });
  const output = fs.openSync(log, "a");
  const server = spawn(host.node, [host.entry, ...serverArguments(port, options)], {
    env: {
      ...cleanEnvironment(),
      EXTENSIONS_GALLERY: "{}",
      ...(hasDriver(options) ? { SMOKE_TEST_DRIVER: "1" } : {}),
      ...options.env,
    },
    stdio: ["ignore", output, output],
    // Its own process group, so that its extension hosts end with it.
    detached: true,
  });
  fs.closeSync(output);
  const ended = new Promise<void>((resolve) => {
    server.once("exit", () => {
      resolve();
    });
  });
  const kill = (): void => {
    signalGroup(server, "SIGKILL");
  };
  process.once("exit", kill);
  return async () => {
    signalGroup(server, "SIGTERM");
    const impatience = setTimeout(kill, 2_000);
    await ended;
    clearTimeout(impatience);
    // Its extension hosts may outlive it, and would still write into folders that are then removed.
    kill();
    process.off("exit", kill);
  };
}

function signalGroup(server: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (server.pid !== undefined) process.kill(-server.pid, signal);
  } catch {
    // All of it has ended by itself.
  }
}

function serverArguments(port: number, options: WorkbenchOptions): string[] {
  return [
    ...["--auth", "none", "--bind-addr", `127.0.0.1:${port}`],
    ...["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"],
    ...["--user-data-dir", options.userData, "--extensions-dir", options.extensions],
    ...(options.trust === false ? [] : ["--disable-workspace-trust"]),
    ...(hasDriver(options) && chosenHost().passesOptions
      ? ["--vscode-option", "enable-smoke-test-driver"]
      : []),
  ];
}

/**
 * A release build takes a development extension and a test run only from the smoke-test driver.
 * The driver also keeps notifications from popping up, so it is left out where nothing needs it.
 */
function hasDriver(options: WorkbenchOptions): boolean {
  return options.extension !== undefined || options.tests !== undefined;
}

/** No test and no sample may meet the developer's own key or gateway. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("ANTHROPIC_"));
  return Object.fromEntries(kept);
}

function startBrowser(): Promise<Browser> {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return chromium.launch({
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

async function serverAnswers(port: number): Promise<void> {
  const deadline = Date.now() + 30_000;
  const health = `http://127.0.0.1:${port}/healthz`;
  while (!(await fetch(health).catch(() => undefined))?.ok) {
    if (Date.now() > deadline) throw new Error("The VS Code server did not start within 30 s");
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

/** The page takes what a desktop VS Code takes on its command line as a list of pairs. */
function workbenchUrl(port: number, options: WorkbenchOptions): string {
  const remote = (file: string): string => `vscode-remote://localhost:${port}${file}`;
  const payload: [string, string][] = [["skipWelcome", "true"]];
  if (options.extension) payload.push(["extensionDevelopmentPath", remote(options.extension)]);
  if (options.tests) payload.push(["extensionTestsPath", remote(options.tests)]);

  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (options.folder === undefined) query.set("ew", "true");
  else query.set("folder", options.folder);
  return `http://localhost:${port}/?${query.toString()}`;
}
