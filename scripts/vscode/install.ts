import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { chosenHost, chromiumFolder, hostFiles, hostsFolder, nodePackage } from "./hostVersions.ts";
import type { HostVersion } from "./hostVersions.ts";

const chromiumPackage = "@sparticuz/chromium@153.0.0";

/** The bundles that decide whether an extension may use a proposed API. */
const gatedBundles = [
  "vs/code/browser/workbench/workbench.js",
  "vs/workbench/api/node/extensionHostProcess.js",
  "vs/workbench/api/worker/extensionHostWorkerMain.js",
];

/**
 * Installs a real VS Code (code-server) and a browser from the npm registry into an ignored
 * folder: nothing of them is a dependency, because code-server's own install script builds native
 * modules. Returns at once when all is there; waits when another process is at it.
 */
export async function installHost(version: HostVersion): Promise<void> {
  const host = hostFiles(version);
  await once(host.folder, () => {
    installCodeServer(version);
  });
  if (hasOwnChromium()) await once(chromiumFolder, installChromium);
}

/** Elsewhere the e2e tests use the Chrome of the machine. */
export function hasOwnChromium(): boolean {
  return process.platform === "linux" && process.arch === "x64";
}

function installCodeServer(version: HostVersion): void {
  const { folder, vscode, route } = hostFiles(version);
  install(folder, [`code-server@${version.codeServer}`, `${nodePackage()}@${version.node}`]);
  // What code-server's install script would have done, without the native builds.
  install(vscode, ["--omit=dev"]);
  install(path.join(vscode, "extensions"), ["--omit=dev"]);
  for (const bundle of gatedBundles) restoreProposalGate(path.join(vscode, "out", bundle));
  if (!version.passesOptions) patchDriverIn(route);
}

function install(folder: string, args: readonly string[]): void {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", ...args, ...quiet], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
}

/**
 * code-server answers yes whenever an extension asks for a proposed API. VS Code looks into the
 * extension's package.json, so a forbidden call would pass here and throw for every user.
 */
function restoreProposalGate(bundle: string): void {
  const alwaysYes =
    /(function [\w$]+\(([\w$]+),([\w$]+)\)\{)return!0\}(?=function [\w$]+\([\w$]+,[\w$]+\)\{if\(![\w$]+\([\w$]+,[\w$]+\)\)throw new Error\(`Extension)/;
  const code = fs.readFileSync(bundle, "utf8");
  if (!alwaysYes.test(code)) throw new Error(`No proposed-API gate found in ${bundle}`);
  fs.writeFileSync(
    bundle,
    code.replace(alwaysYes, "$1return!!$2.enabledApiProposals?.includes($3)}"),
  );
}

/** An older code-server has no option for the smoke-test driver: it takes a variable instead. */
function patchDriverIn(route: string): void {
  const option = `"without-connection-token": true`;
  const code = fs.readFileSync(route, "utf8");
  if (!code.includes(option)) throw new Error(`No server options found in ${route}`);
  const driver = `"enable-smoke-test-driver": process.env.SMOKE_TEST_DRIVER === "1"`;
  fs.writeFileSync(route, code.replace(option, `${option}, ${driver}`));
}

/** Unpacked here and now, because two runs that unpack at once destroy each other's file. */
function installChromium(): void {
  install(chromiumFolder, [chromiumPackage]);
  const unpack = `import("@sparticuz/chromium").then((it) => it.default.executablePath())`;
  execFileSync(process.execPath, ["--input-type=module", "--eval", unpack], {
    cwd: chromiumFolder,
    env: { ...process.env, TMPDIR: chromiumFolder },
  });
}

/** Runs `fill` for a folder that is not yet complete, in one process at a time. */
async function once(folder: string, fill: () => void): Promise<void> {
  const ready = path.join(folder, "ready");
  if (fs.existsSync(ready)) return;
  fs.mkdirSync(hostsFolder, { recursive: true });
  const lock = `${folder}.lock`;
  if (!takeLock(lock)) {
    await lockReleased(lock);
    await once(folder, fill);
    return;
  }
  try {
    console.log(`Installing ${path.basename(folder)} (once)`);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, "package.json"), '{ "private": true }');
    fill();
    fs.writeFileSync(ready, "");
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function takeLock(lock: string): boolean {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

/** Waits until the process that holds the lock has released it or has ended. */
async function lockReleased(lock: string): Promise<void> {
  while (fs.existsSync(lock)) {
    if (!holderRuns(lock)) fs.rmSync(lock, { force: true });
    await new Promise((wake) => setTimeout(wake, 200));
  }
}

function holderRuns(lock: string): boolean {
  try {
    process.kill(Number(fs.readFileSync(lock, "utf8")), 0);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === import.meta.filename) await installHost(chosenHost());
