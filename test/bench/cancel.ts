import { connectClaude } from "../../src/claude/connectClaude.ts";
import type { SealedRequest } from "../../src/core/prompt/sealedRequest.ts";
import { systemClock } from "../../src/host/systemClock.ts";
import { textSoFar } from "../fakeClaude/answers.ts";
import { startFakeClaude, testKey } from "../fakeClaude/startFakeClaude.ts";
import type { Figure } from "./figure.ts";

const runs = 20;
const goalMilliseconds = 100;

/** From a cancel in mid-stream to the socket's end at the server: the longest of several. */
export async function measureCancel(): Promise<Figure[]> {
  await using server = await startFakeClaude({
    answer: () => [...textSoFar("The first words of an answer"), { do: "stall" }],
  });
  const claude = connectClaude({
    baseUrl: server.url,
    key: testKey,
    clock: systemClock,
    log: () => undefined,
  });

  const delays: number[] = [];
  for (let run = 0; run < runs; run += 1) delays.push(await cancelOnce(run));
  const value = Math.max(...delays);
  return [
    {
      name: "cancel to socket closed, longest of 20",
      value,
      unit: "ms",
      goal: `≤ ${goalMilliseconds} ms`,
      met: value <= goalMilliseconds,
    },
  ];

  async function cancelOnce(run: number): Promise<number> {
    const request = {
      model: "claude-sonnet-5-5",
      maxOutputTokens: 32_000,
      effort: "high",
      system: [],
      turns: [{ role: "user", text: "Is this safe?" }],
    } as unknown as SealedRequest;
    const abort = new AbortController();
    let abortedAt = 0;
    for await (const { kind } of claude.send(request, abort.signal)) {
      if (kind !== "text" || abortedAt !== 0) continue;
      abortedAt = performance.now();
      abort.abort();
    }
    return (await (await server.received(run)).closedEarly) - abortedAt;
  }
}
