import assert from "node:assert/strict";
import type { ReviewEvent } from "../../src/core/reviewEvent.ts";
import { sideBySide } from "../../src/core/sideBySide.ts";
import { startReview } from "../../src/core/startReview.ts";
import { findingsAnswer } from "../fakeClaude/answers.ts";
import { errorAnswer, refusalAnswer } from "../fakeClaude/faultAnswers.ts";
import { startFakeClaude } from "../fakeClaude/startFakeClaude.ts";
import type { Answer } from "../fakeClaude/startFakeClaude.ts";
import { gate } from "../fakeClaude/step.ts";
import { folder } from "../support/memoryFiles.ts";
import { reviewPorts } from "../support/reviewPorts.ts";
import { until } from "../support/until.ts";

const count = 6;
const files = Object.fromEntries(
  Array.from({ length: count }, (_, at) => [`src/f${at}.ts`, `save${at}();\n`.repeat(7000)]),
);
const request = {
  kind: "openFiles",
  uris: Object.keys(files).map((name) => folder + name),
} as const;

/** A review whose six files are too much for one request. */
async function run(answer: Answer, signal = new AbortController().signal) {
  const fake = await startFakeClaude({ answer });
  const ports = reviewPorts(fake, { files, settings: { reviewDepth: "quick" } });
  const events: ReviewEvent[] = [];
  const running = startReview(request, ports, (event) => events.push(event), signal);
  return {
    fake,
    ports,
    events,
    running,
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}

const saves = (body: unknown) => {
  const [, number = "0"] = /save(\d)/.exec(JSON.stringify(body)) ?? [];
  const quote = `save${number}();`;
  return findingsAnswer([
    {
      file: `src/f${number}.ts`,
      line: 1,
      quote,
      explanation: "e",
      trigger: "t",
      category: "capacity",
      severity: "low",
      title: `Saves ${number}`,
      evidence: [],
      fix: null,
    },
  ]);
};

describe("a review of several requests", () => {
  it("asks the others only when the first answer has begun, and then three at once", async () => {
    const first = gate();
    const others = gate();
    await using ran = await run(async ({ body }, index) => {
      await (index === 0 ? first : others).opened;
      return saves(body);
    });
    const { fake, running, events } = ran;

    await until(() => fake.messages().length > 0);
    assert.equal(events.filter(({ kind }) => kind === "sending").length, 1);
    first.open();
    await until(() => fake.messages().length >= 4);
    assert.equal(fake.messages().length, 4);
    others.open();
    const result = await running;

    assert.equal(result.ended, "complete");
    assert.equal(result.findings.length, fake.messages().length);
    assert.ok((result.usage?.cachedTokens ?? 0) > 0, "the prefix is read from cache");
  });

  it("goes on with the others when one is declined, and names what was not reviewed", async () => {
    await using ran = await run(({ body }, index) =>
      index === 1 ? refusalAnswer("cyber") : saves(body),
    );
    const { fake, running } = ran;
    const result = await running;

    assert.equal(result.ended, "partial");
    assert.equal(result.error?.code, "refused");
    assert.equal(result.findings.length, fake.messages().length - 1);
    assert.ok(result.notReviewed.length >= 1);
  });

  it("asks no more when the account has no credit", async () => {
    await using ran = await run(({ body }, index) =>
      index === 0 ? saves(body) : errorAnswer(402, "billing_error", "no credit"),
    );
    const { fake, running } = ran;
    const result = await running;

    assert.equal(result.ended, "partial");
    assert.equal(result.error?.code, "no-credit");
    assert.ok(fake.messages().length <= 4, "none after those that were under way");
  });

  it("asks once with a key that is not accepted", async () => {
    await using ran = await run(() => errorAnswer(401, "authentication_error", "no"));
    const result = await ran.running;

    assert.equal(result.error?.code, "bad-key");
    assert.equal(ran.fake.messages().length, 1);
  });

  it("is cancelled, whatever went wrong before", async () => {
    const stop = new AbortController();
    await using ran = await run(({ body }, index) => {
      if (index === 0) return findingsAnswer([], { stopReason: "max_tokens" });
      stop.abort();
      return saves(body);
    }, stop.signal);

    assert.equal((await ran.running).ended, "cancelled");
  });

  it("closes every connection when it is cancelled", async () => {
    const stop = new AbortController();
    const held = gate();
    await using ran = await run(async ({ body }, index) => {
      if (index > 0) await held.opened;
      return saves(body);
    }, stop.signal);
    const { fake, running, ports } = ran;

    await until(() => fake.messages().length >= 4 && ports.findings.all().length === 1);
    stop.abort();
    const result = await running;
    held.open();

    assert.equal(result.ended, "cancelled");
    assert.equal(result.findings.length, 1);
  });
});

describe("sideBySide", () => {
  async function* numbers(from: number, to: number): AsyncGenerator<number, void> {
    for (let at = from; at < to; at++) yield await Promise.resolve(at);
  }

  it("yields all that each stream yields, each in its own order", async () => {
    const all: number[] = [];
    for await (const one of sideBySide([numbers(0, 5), numbers(10, 12), numbers(20, 20)])) {
      all.push(one);
    }

    assert.deepEqual(
      all.filter((one) => one < 10),
      [0, 1, 2, 3, 4],
    );
    assert.deepEqual(
      all.toSorted((a, b) => a - b),
      [0, 1, 2, 3, 4, 10, 11],
    );
  });

  it("ends all streams when it is left early", async () => {
    const ended: number[] = [];
    async function* told(name: number): AsyncGenerator<number, void> {
      try {
        for (;;) yield await Promise.resolve(name);
      } finally {
        ended.push(name);
      }
    }
    for await (const name of sideBySide([told(1), told(2)])) if (name > 0) break;
    await new Promise(setImmediate);

    assert.deepEqual(ended.toSorted(), [1, 2]);
  });

  it("passes on what a stream throws", async () => {
    async function* broken(): AsyncGenerator<number, void> {
      yield await Promise.resolve(1);
      throw new Error("a bug");
    }
    await assert.rejects(async () => {
      for await (const one of sideBySide([broken()])) assert.equal(one, 1);
    }, /a bug/);
  });
});
