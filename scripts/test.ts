// Runs every test: in Node, inside a real VS Code, and by clicks in one. The last line counts them.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

interface Failure {
  readonly fullTitle: string;
  readonly err: { readonly stack?: string; readonly message?: string };
}

/** What mocha's JSON reporter writes, as far as it is read here; the host writes `stats` alone. */
interface Report {
  readonly stats: { readonly passes: number; readonly failures: number; readonly pending: number };
  readonly failures?: readonly Failure[];
}

interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

const root = path.resolve(import.meta.dirname, "..");
const results = path.join(root, "out/results", String(process.pid));
fs.mkdirSync(results, { recursive: true });

const outcomes = [
  runSuite("unit", (result) => ["mocha", ...jsonInto(result)]),
  runSuite("integration", () => ["node", "test/integration/run.ts"]),
  runSuite("e2e", (result) => ["mocha", "--config", ".mocharc.e2e.json", ...jsonInto(result)]),
];
fs.rmSync(results, { recursive: true });

for (const { name, passed, failed, seconds } of outcomes) {
  console.log(`${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
}
const sum = (key: "passed" | "failed"): number => outcomes.reduce((n, one) => n + one[key], 0);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
if (sum("failed") > 0) process.exitCode = 1;

function jsonInto(result: string): string[] {
  return ["--reporter", "json", "--reporter-option", `output=${result}`];
}

function runSuite(name: string, commandFor: (result: string) => readonly string[]): Outcome {
  console.log(`Running the ${name} tests`);
  const result = path.join(results, `${name}.json`);
  const started = performance.now();
  const [command = "", ...args] = commandFor(result);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", name === "integration" ? "inherit" : "ignore", "inherit"],
    env: { ...process.env, TEST_RESULT: result },
    shell: process.platform === "win32",
  });
  const report = readReport(result);
  for (const failure of report?.failures ?? []) printFailure(failure);
  return {
    name,
    ...counted(name, status, report),
    seconds: Math.round((performance.now() - started) / 1000),
  };
}

function readReport(result: string): Report | undefined {
  if (!fs.existsSync(result)) return undefined;
  return JSON.parse(fs.readFileSync(result, "utf8")) as Report;
}

function printFailure({ fullTitle, err }: Failure): void {
  console.log(`\n  FAILED ${fullTitle}\n${err.stack ?? err.message ?? ""}\n`);
}

/** A suite that broke, ran nothing or skipped a test counts as at least one failure. */
function counted(
  name: string,
  status: number | null,
  report: Report | undefined,
): { readonly passed: number; readonly failed: number } {
  const { passes = 0, failures = 0, pending = 0 } = report?.stats ?? {};
  const failed = failures + pending;
  if (failed > 0) return { passed: passes, failed };
  if (status === 0 && passes > 0) return { passed: passes, failed: 0 };
  console.log(`The ${name} tests did not run to their end (${passes} passed, status ${status})`);
  return { passed: passes, failed: 1 };
}
