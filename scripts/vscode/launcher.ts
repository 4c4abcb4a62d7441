#!/usr/bin/env node
// Takes the command line with which @vscode/test-electron starts a desktop VS Code, and runs
// code-server in a headless browser instead. Ends with the exit code of the test run.
import fs from "node:fs";
import path from "node:path";
import { format } from "node:util";
import { openWorkbench } from "./openWorkbench.ts";
import type { WorkbenchOptions } from "./openWorkbench.ts";

/** Lines of our own tests carry this mark in the console; all others are VS Code's. */
const testMark = "[test] ";

/** Of silence, not of the whole run: how long that takes is the machine's, and grows by each test. */
const timeoutMilliseconds = Number(process.env["VSCODE_TEST_TIMEOUT"] ?? 120_000);

const ended = Promise.withResolvers<number>();
const workbenchLines: string[] = [];
const testLines: string[] = [];

const timer = setTimeout(() => {
  console.error(`No test ended within ${timeoutMilliseconds} ms`);
  ended.resolve(124);
}, timeoutMilliseconds);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    ended.resolve(130);
  });
}

const options = optionsOf(process.argv.slice(2));
const workbench = await openWorkbench({
  ...options,
  env: givenKey(),
  onExit: ended.resolve,
  onLog: printLine,
});
workbench.page.on("close", () => {
  ended.resolve(1);
});
const code = await ended.promise;
clearTimeout(timer);
if (code === 124 || (code !== 0 && testLines.length === 0)) {
  console.error(workbenchLines.slice(-40).join("\n"));
}
await workbench.close();
process.exit(code);

/** The runner has taken out the developer's own; what is left, a test asked for. */
function givenKey(): Readonly<Record<string, string>> {
  const key = process.env["ANTHROPIC_API_KEY"];
  return key === undefined ? {} : { ANTHROPIC_API_KEY: key };
}

function optionsOf(args: readonly string[]): WorkbenchOptions {
  const flags = new Map<string, string>();
  const words: string[] = [];
  for (const arg of args) {
    const [, name, value = ""] = /^--([\w-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name === undefined) words.push(arg);
    else flags.set(name, value);
  }
  const [folder] = words;
  const extension = flags.get("extensionDevelopmentPath");
  const tests = flags.get("extensionTestsPath");
  return {
    userData: required(flags, "user-data-dir"),
    extensions: required(flags, "extensions-dir"),
    trust: flags.has("disable-workspace-trust"),
    ...(folder === undefined ? {} : { folder: path.resolve(folder) }),
    ...(extension === undefined ? {} : { extension }),
    ...(tests === undefined ? {} : { tests }),
  };
}

function required(flags: ReadonlyMap<string, string>, name: string): string {
  const value = flags.get(name);
  if (value === undefined) throw new Error(`--${name}= is missing`);
  return value;
}

function printLine(type: string, args: readonly unknown[]): void {
  const line = format(...args);
  // Where a test can read what VS Code says of the extension; a desktop has its renderer.log.
  fs.appendFileSync(path.join(options.userData, "workbench.log"), `${type}: ${line}\n`);
  if (line.includes(testMark)) {
    timer.refresh();
    testLines.push(line);
    console.log(line.replaceAll(testMark, ""));
  } else if (process.env["VSCODE_TEST_VERBOSE"] !== undefined) {
    console.error(`${type}: ${line}`);
  } else {
    workbenchLines.push(line);
  }
}
