import path from "node:path";

/** One release of code-server, which carries the VS Code of the same minor version. */
export interface HostVersion {
  readonly codeServer: string;
  /** As desktop downloads name it. */
  readonly vscode: string;
  /** The Node that this release was built for. */
  readonly node: 22 | 24;
  /** Whether code-server passes options on to VS Code's server, or must be patched to. */
  readonly passesOptions: boolean;
}

/** What the tests run on. The gate in `install.ts` and the selectors of the e2e tests belong to it. */
const currentHost: HostVersion = {
  codeServer: "4.139.1",
  vscode: "1.139.0",
  node: 24,
  passesOptions: true,
};

/** The lowest VS Code that `engines.vscode` promises. */
const floorHost: HostVersion = {
  codeServer: "4.116.0",
  vscode: "1.116.0",
  node: 22,
  passesOptions: false,
};

/** Where everything is kept that is downloaded for tests; ignored by git. */
export const hostsFolder =
  process.env["VSCODE_HOSTS"] ?? path.resolve(import.meta.dirname, "../../.vscode-test");

/** A machine without a screen runs code-server; one with a screen, the VS Code of the desktop. */
export const hasScreen = process.platform !== "linux" || process.env["DISPLAY"] !== undefined;

/** The version that the caller's environment asks for: `VSCODE_HOST=floor`, else the current one. */
export function chosenHost(): HostVersion {
  return process.env["VSCODE_HOST"] === "floor" ? floorHost : currentHost;
}

/** The files of an installed host. */
export interface HostFiles {
  readonly folder: string;
  readonly node: string;
  readonly entry: string;
  readonly vscode: string;
  /** The module of code-server that starts VS Code's server. */
  readonly route: string;
}

export function hostFiles(version: HostVersion): HostFiles {
  const folder = path.join(hostsFolder, `code-server-${version.codeServer}`);
  const modules = path.join(folder, "node_modules");
  return {
    folder,
    node: path.join(modules, nodePackage(), "bin/node"),
    entry: path.join(modules, "code-server/out/node/entry.js"),
    vscode: path.join(modules, "code-server/lib/vscode"),
    route: path.join(modules, "code-server/out/node/routes/vscode.js"),
  };
}

/** The npm package that holds Node for this machine. */
export function nodePackage(): string {
  return `node-${process.platform}-${process.arch}`;
}

/** The folder into which Chromium was unpacked once; it is never unpacked by a run. */
export const chromiumFolder = path.join(hostsFolder, "chromium-153.0.0");
