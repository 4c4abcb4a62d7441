import type { ReviewEvent } from "../../src/core/reviewEvent.ts";
import { startReview } from "../../src/core/startReview.ts";
import { textSoFar } from "../fakeClaude/answers.ts";
import { startFakeClaude } from "../fakeClaude/startFakeClaude.ts";
import type { Step } from "../fakeClaude/step.ts";
import { folder } from "../support/memoryFiles.ts";
import { reviewPorts } from "../support/reviewPorts.ts";
import type { Figure } from "./figure.ts";

const findings = 200;

/** From the server beginning to send a finding to its standing in the store, both of one clock. */
export async function measureFindingVisible(): Promise<Figure> {
  const lines = Array.from({ length: findings }, (_, at) => `await step${at}(order, ${at});`);
  const sentAt: number[] = [];
  const steps = lines.flatMap((quote, at): Step[] => {
    const finding = JSON.stringify({ ...remark, line: at + 1, quote, title: `Step ${at}` });
    const text = `${at === 0 ? '{"findings":[' : ","}${finding}`;
    const events = textSoFar(text, { chunk: 60 });
    const mark: Step = {
      do: "wait",
      until: () => {
        sentAt.push(performance.now());
        return Promise.resolve();
      },
    };
    // The block is opened once; afterwards only its deltas follow. The mark stands before all of a
    // finding's deltas, so the delay is an upper bound.
    return [mark, ...(at === 0 ? events : events.filter(isDelta))];
  });

  await using fake = await startFakeClaude({ answer: () => steps });
  const ports = reviewPorts(fake, { files: { "src/steps.ts": lines.join("\n") } });
  const storedAt: number[] = [];
  const observe = ({ kind }: ReviewEvent): void => {
    if (kind === "finding") storedAt.push(performance.now());
  };
  const { signal } = new AbortController();
  await startReview({ kind: "file", uri: `${folder}src/steps.ts` }, ports, observe, signal);

  const delays = storedAt.map((stored, at) => stored - (sentAt[at] ?? stored));
  const p95 = delays.toSorted((a, b) => a - b)[Math.floor(delays.length * 0.95)] ?? Number.NaN;
  return {
    name: `finding sent to finding stored, p95 of ${delays.length} findings`,
    value: p95,
    unit: "ms",
    goal: "≤ 50 ms",
    met: p95 <= 50 && delays.length === findings,
  };
}

const remark = {
  file: "src/steps.ts",
  explanation: "It is awaited one by one.",
  trigger: "Any order.",
  category: "capacity",
  severity: "low",
  evidence: [],
  fix: null,
};

function isDelta(step: Step): boolean {
  return step.do === "event" && step.name === "content_block_delta";
}
