import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { freePort } from "../../scripts/vscode/freePort.ts";
import { chosenHost, hostFiles } from "../../scripts/vscode/hostVersions.ts";
import { openWorkbench } from "../../scripts/vscode/openWorkbench.ts";
import { writeUserSettings } from "../support/userSettings.ts";
import { installEvalHelper } from "./installEvalHelper.ts";
import { hostCaller } from "./hostCaller.ts";
import type { InHost } from "./hostCaller.ts";
import { windows } from "./windows.ts";

const root = path.resolve(import.meta.dirname, "../..");

export interface StartOptions {
  /** Absolute path; an empty window without it. Take a `copyWorkspace`. */
  readonly folder?: string;
  /** User settings, e.g. `backendArchitect.baseUrl`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** This packaged file is tested, as users see it, instead of the folder with dist/. */
  readonly vsix?: string;
  /** `false` opens in Restricted Mode. */
  readonly trust?: boolean;
  readonly theme?: "light" | "dark";
  /** Environment of the extension host, e.g. `ANTHROPIC_API_KEY`; the developer's own is taken out. */
  readonly env?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly height?: number;
}

/** A window of a real VS Code with the extension in it; closed when it goes out of scope. */
export interface VscodeWindow extends AsyncDisposable {
  readonly page: Page;
  /** Runs a function in the extension host. See {@link InHost}. */
  readonly inHost: InHost;
  /** What workbench and extension host wrote to their console since the window stood. */
  readonly log: readonly string[];
  /** Writes out/screenshots/`name`.png. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens VS Code for a test. Run it by `npm run test:e2e`, which builds and installs first. Any
 * number of windows may be open at once; each has its own folders and ports.
 */
export async function start(options: StartOptions): Promise<VscodeWindow> {
  // Without links in it, or VS Code names the extension's files otherwise than we do.
  const base = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "e2e-")));
  const userData = path.join(base, "user");
  const extensions = path.join(base, "extensions");
  writeUserSettings(userData, { ...appearance(options), ...options.settings });
  installEvalHelper(extensions);
  if (options.vsix !== undefined) installVsix(options.vsix, userData, extensions);

  const log: string[] = [];
  const evalPort = await freePort();
  const token = randomUUID();
  const { folder, trust, width, height, vsix } = options;
  const workbench = await openWorkbench({
    ...defined({ folder, trust, width, height }),
    ...(vsix === undefined ? { extension: root } : {}),
    userData,
    extensions,
    env: { ...options.env, EVAL_PORT: String(evalPort), EVAL_TOKEN: token },
  });
  workbench.page.on("console", (line) => log.push(`${line.type()}: ${line.text()}`));
  const close = async (): Promise<void> => {
    windows.delete(opened);
    await workbench.close();
    fs.rmSync(base, { recursive: true, force: true, maxRetries: 5 });
  };
  const opened: VscodeWindow = {
    page: workbench.page,
    inHost: hostCaller(evalPort, token),
    log,
    screenshot: async (name) => {
      await workbench.page.screenshot({ path: path.join(root, "out/screenshots", `${name}.png`) });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
  windows.add(opened);
  return opened;
}

function appearance({ theme = "light", trust = true }: StartOptions): Record<string, unknown> {
  return {
    "workbench.colorTheme": theme === "dark" ? "Default Dark Modern" : "Default Light Modern",
    "security.workspace.trust.enabled": !trust,
  };
}

function installVsix(vsix: string, userData: string, extensions: string): void {
  const { node, entry } = hostFiles(chosenHost());
  const folders = ["--user-data-dir", userData, "--extensions-dir", extensions];
  execFileSync(node, [entry, ...folders, "--install-extension", vsix], { stdio: "ignore" });
}

function defined<T extends object>(values: T): { [Name in keyof T]?: NonNullable<T[Name]> } {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [Name in keyof T]?: NonNullable<T[Name]> };
}
