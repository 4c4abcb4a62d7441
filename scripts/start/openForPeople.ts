import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { chosenHost } from "../vscode/hostVersions.ts";
import type { ServeOptions } from "../vscode/serveWorkbench.ts";

/** Shows an address in the browser of whoever sits here. The address was printed: it may fail. */
export function openInBrowser(url: string): void {
  const [command, ...args] = openers[process.platform] ?? ["xdg-open"];
  if (command === undefined) return;
  const opener = spawn(command, [...args, url], { stdio: "ignore", detached: true });
  opener.on("error", () => undefined);
  opener.unref();
}

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ["open"],
  // `start` takes its first quoted word for a title.
  win32: ["cmd", "/c", "start", ""],
};

/** The VS Code of a desktop, downloaded once; undefined where it cannot be. */
export async function downloadDesktop(): Promise<string | undefined> {
  try {
    return await downloadAndUnzipVSCode(chosenHost().vscode);
  } catch {
    return undefined;
  }
}

/** Runs a downloaded VS Code with folders of its own, beside whatever else is open. */
export function runDesktop(executable: string, options: ServeOptions): ChildProcess {
  const { folder, userData, extensions, env, trust } = options;
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith("ANTHROPIC"));
  return spawn(
    executable,
    [
      ...(folder === undefined ? [] : [folder]),
      ...["--user-data-dir", userData, "--extensions-dir", extensions],
      ...["--new-window", "--skip-welcome", "--skip-release-notes"],
      ...(trust === false ? [] : ["--disable-workspace-trust"]),
    ],
    { stdio: "ignore", env: { ...Object.fromEntries(environment), ...env } },
  );
}
