import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { freePort } from "./freePort.ts";
import { chosenHost, hostFiles } from "./hostVersions.ts";

export interface ServeOptions {
  /** Folder, or a `.code-workspace` file, to open; an empty window without it. */
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
}

/** The server of a real VS Code, on loopback only. Always `stop` it. */
export interface WorkbenchServer {
  /** Opens the window in any browser. Each that opens it gets an extension host of its own. */
  readonly url: string;
  /** The server's own log. */
  readonly log: string;
  /** Resolves when it answers. */
  readonly answers: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function serveWorkbench(options: ServeOptions): Promise<WorkbenchServer> {
  const port = await freePort();
  const log = path.join(options.userData, "server.log");
  return {
    url: workbenchUrl(port, options),
    log,
    stop: startServer(port, log, options),
    answers: () => serverAnswers(port),
  };
}

function startServer(port: number, log: string, options: ServeOptions): () => Promise<void> {
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

function serverArguments(port: number, options: ServeOptions): string[] {
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
function hasDriver(options: ServeOptions): boolean {
  return options.extension !== undefined || options.tests !== undefined;
}

/** No test and no sample may meet the developer's own key or gateway. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("ANTHROPIC_"));
  return Object.fromEntries(kept);
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
function workbenchUrl(port: number, options: ServeOptions): string {
  const remote = (file: string): string => `vscode-remote://localhost:${port}${file}`;
  const query = new URLSearchParams();
  if (hasDriver(options)) {
    const payload: [string, string][] = [["skipWelcome", "true"]];
    if (options.extension) payload.push(["extensionDevelopmentPath", remote(options.extension)]);
    if (options.tests) payload.push(["extensionTestsPath", remote(options.tests)]);
    query.set("payload", JSON.stringify(payload));
  }
  const { folder } = options;
  if (folder === undefined) query.set("ew", "true");
  else query.set(folder.endsWith(".code-workspace") ? "workspace" : "folder", folder);
  return `http://localhost:${port}/?${query.toString().replaceAll("%2F", "/")}`;
}
