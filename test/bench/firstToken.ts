import Anthropic from "@anthropic-ai/sdk";
import { setTimeout } from "node:timers/promises";
import { connectClaude } from "../../src/claude/connectClaude.ts";
import type { SealedRequest } from "../../src/core/prompt/sealedRequest.ts";
import { systemClock } from "../../src/host/systemClock.ts";
import { textAnswer } from "../fakeClaude/answers.ts";
import { startFakeClaude, testKey } from "../fakeClaude/startFakeClaude.ts";
import type { Figure } from "./figure.ts";

const pairs = 11;
const thinkingMilliseconds = 500;
const goal = 1.02;
const question = "Is this safe?".repeat(500);

/** Time to the first text through our client over that of the bare SDK, in pairs of one run. */
export async function measureFirstToken(): Promise<Figure[]> {
  const [start, ...rest] = textAnswer("Yes, if the pool is bounded.");
  await using server = await startFakeClaude({
    rules: "lenient",
    answer: () => [
      ...(start ? [start] : []),
      { do: "wait", until: setTimeout(thinkingMilliseconds) },
      ...rest,
    ],
  });
  const ours = connectClaude({
    baseUrl: server.url,
    key: testKey,
    clock: systemClock,
    log: () => undefined,
  });
  const bare = new Anthropic({ apiKey: testKey, baseURL: server.url, logLevel: "off" });
  const bareOnce = (): Promise<number> => timeBare(bare);
  const oursOnce = (): Promise<number> => timeOurs(ours);
  // Loading the client is a matter of activation, and measured there.
  await bareOnce();
  await oursOnce();

  const ratios: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const isBareFirst = pair % 2 === 0;
    const first = await (isBareFirst ? bareOnce : oursOnce)();
    const second = await (isBareFirst ? oursOnce : bareOnce)();
    ratios.push(isBareFirst ? second / first : first / second);
  }
  const value = ratios.toSorted((a, b) => a - b)[Math.floor(pairs / 2)] ?? Infinity;
  return [
    {
      name: "time to first token over the bare SDK",
      value,
      unit: "×",
      goal: `≤ ${goal} ×`,
      met: value <= goal,
    },
  ];
}

async function timeBare(client: Anthropic): Promise<number> {
  const startedAt = performance.now();
  const stream = await client.messages.create({
    model: "claude-sonnet-5-5",
    max_tokens: 32_000,
    messages: [{ role: "user", content: question }],
    stream: true,
  });
  let firstAt = 0;
  for await (const event of stream) {
    const isText = event.type === "content_block_delta" && event.delta.type === "text_delta";
    if (isText && firstAt === 0) firstAt = performance.now();
  }
  return firstAt - startedAt;
}

async function timeOurs(claude: ReturnType<typeof connectClaude>): Promise<number> {
  // The door is not part of the figure: what leaves it is what is sent.
  const request = {
    model: "claude-sonnet-5-5",
    maxOutputTokens: 32_000,
    effort: "high",
    system: [],
    turns: [{ role: "user", text: question }],
  } as unknown as SealedRequest;
  const startedAt = performance.now();
  let firstAt = 0;
  for await (const { kind } of claude.send(request, new AbortController().signal)) {
    if (kind === "text" && firstAt === 0) firstAt = performance.now();
  }
  return firstAt - startedAt;
}
