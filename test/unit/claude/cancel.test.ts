import assert from "node:assert/strict";
import { textAnswer, textSoFar } from "../../fakeClaude/answers.ts";
import { errorAnswer } from "../../fakeClaude/faultAnswers.ts";
import { startFakeClaude } from "../../fakeClaude/startFakeClaude.ts";
import { gate } from "../../fakeClaude/step.ts";
import type { Step } from "../../fakeClaude/step.ts";
import { codeOf, collect, connect, endOf, never, sealed, textIn } from "./asking.ts";
import { fakeClock } from "./clocks.ts";

const closedWithinMilliseconds = 100;
const whole = textAnswer("one two three four", { thinking: "Hm, well", chunk: 4 });
const silent: readonly Step[] = [{ do: "stall" }];

describe("Cancelling", () => {
  for (const index of whole.keys()) {
    it(`F51: closes the socket within 100 ms after event ${index} of a whole answer`, async () => {
      await using server = await startFakeClaude({
        answer: () => [...whole.slice(0, index + 1), { do: "stall" }],
      });
      const abort = new AbortController();
      const heard = gate();
      const shown = shownBy(whole.slice(0, index + 1));
      const running = (async () => {
        let count = 0;
        const events = [];
        if (shown === 0) void server.received(0).then(heard.open);
        for await (const event of connect(server).send(sealed(), abort.signal)) {
          events.push(event);
          count += 1;
          if (count === shown) heard.open();
        }
        return events;
      })();

      await heard.opened;
      const request = await server.received(0);
      const abortedAt = performance.now();
      abort.abort();
      const delay = (await request.closedEarly) - abortedAt;
      const events = await running;

      assert.ok(delay <= closedWithinMilliseconds, `closed after ${delay} ms`);
      const isWhole = index === whole.length - 1;
      assert.ok(codeOf(events) === "cancelled" || (isWhole && codeOf(events) === "ended"));
    });
  }

  it("F51: closes the socket while the headers are awaited", async () => {
    await using server = await startFakeClaude({ answer: () => silent });
    const abort = new AbortController();
    const running = collect(connect(server).send(sealed(), abort.signal));
    const request = await server.received(0);

    const abortedAt = performance.now();
    abort.abort();
    const delay = (await request.closedEarly) - abortedAt;

    assert.ok(delay <= closedWithinMilliseconds, `closed after ${delay} ms`);
    assert.equal(codeOf(await running), "cancelled");
  });

  it("F51: ends a wait before asking again at once", async () => {
    await using server = await startFakeClaude({
      answer: () => errorAnswer(429, "rate_limit_error", "slow", { retryAfter: 50 }),
    });
    const abort = new AbortController();
    const kinds: string[] = [];

    for await (const event of connect(server).send(sealed(), abort.signal)) {
      kinds.push(event.kind === "failed" && event.fault === "cancelled" ? event.fault : event.kind);
      if (event.kind === "waiting") {
        setImmediate(() => {
          abort.abort();
        });
      }
    }

    assert.deepEqual(kinds, ["waiting", "cancelled"]);
    assert.equal(server.messages().length, 1);
  });

  it("F51: sends nothing when it was cancelled before", async () => {
    await using server = await startFakeClaude();

    const events = await collect(connect(server).send(sealed(), AbortSignal.abort()));

    assert.deepEqual(events, [{ kind: "failed", fault: "cancelled" }]);
    assert.equal(server.requests.length, 0);
  });

  it("F51: tells what the service had counted by then", async () => {
    await using server = await startFakeClaude({
      answer: () => [...textSoFar("one"), { do: "stall" }],
    });
    const abort = new AbortController();
    const all = [];

    for await (const event of connect(server).send(sealed(), abort.signal)) {
      all.push(event);
      if (event.kind === "text") abort.abort();
    }

    assert.ok((endOf(all).usage?.inputTokens ?? 0) > 0);
  });

  it("closes the socket when the reader leaves early", async () => {
    await using server = await startFakeClaude({
      answer: () => [...textSoFar("one"), { do: "stall" }],
    });

    let leftAt = 0;
    for await (const event of connect(server).send(sealed(), never)) {
      if (event.kind !== "text") continue;
      leftAt = performance.now();
      break;
    }
    const request = await server.received(0);
    const delay = (await request.closedEarly) - leftAt;

    assert.ok(delay <= closedWithinMilliseconds, `closed after ${delay} ms`);
  });

  it("F52: in the tick of the last event gives exactly one end", async () => {
    await using server = await startFakeClaude({ answer: () => whole });
    const claude = connect(server);

    for (let turn = 0; turn < 20; turn += 1) {
      const abort = new AbortController();
      const events = [];
      for await (const event of claude.send(sealed(), abort.signal)) {
        events.push(event);
        if (textIn(events).endsWith("four")) {
          queueMicrotask(() => {
            abort.abort();
          });
        }
      }
      assert.ok(["ended", "cancelled"].includes(codeOf(events)));
    }
  });

  it("F53: twice, and after the end, changes nothing", async () => {
    await using server = await startFakeClaude({ answer: () => whole });
    const abort = new AbortController();
    const events = [];

    for await (const event of connect(server).send(sealed(), abort.signal)) {
      events.push(event);
      if (event.kind === "ended") abort.abort();
    }
    abort.abort();

    assert.equal(codeOf(events), "ended");
  });

  it("F57: what arrives later is not heard", async () => {
    const { opened, open } = gate();
    await using server = await startFakeClaude({
      answer: () => [...textSoFar("one"), { do: "wait", until: opened }, ...textAnswer("late")],
    });
    const abort = new AbortController();
    const events = [];

    for await (const event of connect(server).send(sealed(), abort.signal)) {
      events.push(event);
      if (event.kind === "text") {
        abort.abort();
        open();
      }
    }

    assert.equal(textIn(events), "one");
    assert.equal(codeOf(events), "cancelled");
  });

  it("leaves no timer and no listener behind", async () => {
    await using server = await startFakeClaude({ answer: () => whole });
    const clock = fakeClock();
    const claude = connect(server, { clock });

    for (let turn = 0; turn < 20; turn += 1) await collect(claude.send(sealed(), never));

    assert.equal(clock.sleepers(), 0);
  });
});

/** How many events a reader gets of these steps: one for the start, one a piece of text. */
function shownBy(steps: readonly Step[]): number {
  return steps.filter(
    (step) =>
      step.do === "event" &&
      /"message_start"|"text_delta"|"thinking_delta"/.test(JSON.stringify(step.data)),
  ).length;
}
