// Runs test/integration/**/*.test.ts inside a real VS Code.
//   npm run test:integration -- [file…] [--grep text]
//   npm run test:floor          the same on the lowest VS Code that the extension promises
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { runTests } from "@vscode/test-electron";
import { buildExtension } from "../../scripts/build.ts";
import { freePort } from "../../scripts/vscode/freePort.ts";
import { chosenHost, hasScreen } from "../../scripts/vscode/hostVersions.ts";
import { installHost } from "../../scripts/vscode/install.ts";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import { writeUserSettings } from "../support/userSettings.ts";
import { bundleTests } from "./bundleTests.ts";

const root = path.resolve(import.meta.dirname, "../..");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: "string", short: "g" }, floor: { type: "boolean" } },
});
// The launcher, a process of its own, reads the same variable.
if (values.floor) process.env["VSCODE_HOST"] = "floor";

/** Takes the developer's own key and gateway away from the extension host. */
function withoutClaude(): Record<string, undefined> {
  const names = Object.keys(process.env).filter((name) => name.startsWith("ANTHROPIC_"));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

const files =
  positionals.length > 0
    ? positionals
    : fs.globSync("test/integration/**/*.test.ts", { cwd: root });
// Short, because a desktop VS Code puts a socket below it.
const userData = fs.mkdtempSync(path.join(os.tmpdir(), "vsc-"));
const bundles = path.join(root, "out/integration", path.basename(userData));
const result = process.env["TEST_RESULT"] ?? path.join(userData, "result.json");
const workspace = copyWorkspace("small");
const claudePort = await freePort();

try {
  if (!hasScreen) await installHost(chosenHost());
  await buildExtension("development");
  const tests = await bundleTests(
    files.map((file) => path.resolve(root, file)),
    bundles,
  );
  writeUserSettings(userData, {
    "backendArchitect.baseUrl": `http://127.0.0.1:${claudePort}`,
  });
  await runTests({
    ...(hasScreen
      ? { version: chosenHost().vscode }
      : { vscodeExecutablePath: path.join(root, "scripts/vscode/launcher.ts") }),
    extensionDevelopmentPath: root,
    extensionTestsPath: tests,
    reuseMachineInstall: true,
    launchArgs: [
      workspace,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${path.join(userData, "extensions")}`,
      "--disable-extensions",
    ],
    extensionTestsEnv: {
      ...withoutClaude(),
      TEST_RESULT: result,
      TEST_GREP: values.grep,
      FAKE_CLAUDE_PORT: String(claudePort),
      USER_DATA: userData,
    },
  });
  if (!fs.existsSync(result)) throw new Error("The extension host ended before the tests did");
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  fs.rmSync(userData, { recursive: true, force: true });
  fs.rmSync(bundles, { recursive: true, force: true });
}
