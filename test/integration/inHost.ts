import fs from "node:fs";
import path from "node:path";
import { format } from "node:util";
import * as vscode from "vscode";

/**
 * Called by the extension host: runs the bundled tests beside this file. The statistics go to a
 * file, because VS Code reports success even when its extension host ends halfway.
 */
export async function run(): Promise<void> {
  // As in a window of VS Code's default layout: the chat stands before extensions start.
  await vscode.commands.executeCommand("workbench.action.chat.open");
  // Mocha is an ES module, of which an older Node gives no constructor to require.
  const { default: Mocha } = await import("mocha");
  Mocha.reporters.Base.consoleLog = (...args: unknown[]): void => {
    console.log("[test] " + format(...args).replaceAll("\n", "\n[test] "));
  };
  const grep = process.env["TEST_GREP"];
  const mocha = new Mocha({
    ui: "bdd",
    color: false,
    timeout: 20_000,
    reporter: "spec",
    ...(grep === undefined ? {} : { grep }),
  });
  for (const file of fs.globSync("**/*.test.cjs", { cwd: __dirname }).sort()) {
    mocha.addFile(path.join(__dirname, file));
  }
  const failures = await new Promise<number>((ended) => {
    const runner = mocha.run((count) => {
      fs.writeFileSync(process.env["TEST_RESULT"] ?? "", JSON.stringify({ stats: runner.stats }));
      ended(count);
    });
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
