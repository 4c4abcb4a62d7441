import fs from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import * as esbuild from "esbuild";
import { chosenHost } from "../../scripts/vscode/hostVersions.ts";
import { installHost } from "../../scripts/vscode/install.ts";
import { start } from "../e2e/start.ts";
import { textSoFar } from "../fakeClaude/answers.ts";
import { blockStop, messageEnd } from "../fakeClaude/messageEvents.ts";
import { startFakeClaude } from "../fakeClaude/startFakeClaude.ts";
import type { Step } from "../fakeClaude/step.ts";
import type { Figure } from "./figure.ts";
import type * as inHost from "./inHost/drawReview.ts";

const root = path.resolve(import.meta.dirname, "../..");
const file = "src/steps.ts";
/** Worse and worse, so that each gets one of the fifty threads and takes it from a lesser one. */
const severities = ["low", "medium", "high", "critical"];
const each = 50;
const count = severities.length * each;
/** Forty findings a second: ten times what the quickest model writes. */
const pauseMilliseconds = 25;
const goal = 50;

/**
 * From the server sending a finding's closing brace to its comment thread standing in the extension
 * host of a real VS Code; 200 findings in one answer.
 */
export async function measureThreadAssigned(): Promise<Figure> {
  await installHost(chosenHost());
  const bundle = path.join(root, "out/bench/drawReview.cjs");
  await bundleForHost(bundle);
  const sentAt: number[] = [];
  await using claude = await startFakeClaude({ answer: () => answerSteps(sentAt) });
  await using window = await start({});
  const made = await window.inHost(runInHost, bundle, claude.url, file, lines.join("\n"));
  fs.rmSync(bundle);

  const delays = made.map(([title, at]) => at - (sentAt[Number(title.split(" ")[1])] ?? at));
  const p95 = delays.toSorted((a, b) => a - b)[Math.floor(delays.length * 0.95)] ?? Number.NaN;
  return {
    name: `closing brace sent to thread made, p95 of ${delays.length} findings`,
    value: p95,
    unit: "ms",
    goal: `≤ ${goal} ms`,
    met: p95 <= goal && delays.length === count,
  };
}

const lines = Array.from({ length: count }, (_, at) => `await step${at}(order, ${at});`);

function answerSteps(sentAt: number[]): readonly Step[] {
  const findings = lines.flatMap((quote, at): Step[] => {
    const severity = severities[Math.floor(at / each)];
    const finding = { ...remark, line: at + 1, quote, severity, title: `Step ${at}` };
    const text = `${at === 0 ? '{"findings":[' : ","}${JSON.stringify(finding)}`;
    const events = textSoFar(text, { chunk: 60 });
    // The block is opened once; afterwards only its deltas follow.
    const deltas = at === 0 ? events : events.filter(isDelta);
    const mark: Step = {
      do: "wait",
      until: () => {
        sentAt.push(performance.timeOrigin + performance.now());
        return Promise.resolve();
      },
    };
    const pause: Step = { do: "wait", until: () => setTimeout(pauseMilliseconds) };
    return [pause, ...deltas.slice(0, -1), mark, ...deltas.slice(-1)];
  });
  const rest = textSoFar(`],"examined":"All steps."}`).filter(isDelta);
  return [...findings, ...rest, blockStop(0), ...messageEnd("end_turn")];
}

const remark = {
  file,
  explanation: "It is awaited one by one.",
  trigger: "Any order.",
  category: "capacity",
  evidence: [],
  fix: null,
};

function isDelta(step: Step): boolean {
  return step.do === "event" && step.name === "content_block_delta";
}

/** Travels as text: all that it needs is handed to it. */
function runInHost(
  _vscode: unknown,
  bundle: string,
  ...rest: readonly [service: string, file: string, text: string]
): ReturnType<typeof inHost.drawReview> {
  const require = process.getBuiltinModule("node:module").createRequire(bundle);
  return (require(bundle) as typeof inHost).drawReview(...rest);
}

/** The extension host runs no TypeScript, and its `vscode` comes by `require`. */
async function bundleForHost(outfile: string): Promise<void> {
  await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, "inHost/drawReview.ts")],
    outfile,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node22",
    external: ["vscode"],
    logLevel: "warning",
  });
}
