import assert from "node:assert/strict";
import { textSoFar } from "../../fakeClaude/answers.ts";
import { blockDelta, messageStart, ping } from "../../fakeClaude/messageEvents.ts";
import { startFakeClaude } from "../../fakeClaude/startFakeClaude.ts";
import { gate } from "../../fakeClaude/step.ts";
import type { Step } from "../../fakeClaude/step.ts";
import type { ClaudeEvent } from "../../../src/core/ports.ts";
import { until } from "../../support/until.ts";
import { codeOf, connect, detailOf, never, sealed, textIn } from "./asking.ts";
import { fakeClock } from "./clocks.ts";
import type { FakeClock } from "./clocks.ts";

const second = 1000;
const minute = 60 * second;

interface Running {
  readonly clock: FakeClock;
  readonly events: readonly ClaudeEvent[];
  readonly over: Promise<void>;
}

/** Sends a request on a clock that stands still, and reads along. */
function start(server: { readonly url: string }): Running {
  const clock = fakeClock();
  const events: ClaudeEvent[] = [];
  const read = async (): Promise<void> => {
    for await (const event of connect(server, { clock }).send(sealed(), never)) events.push(event);
  };
  return { clock, events, over: read() };
}

describe("Silence", () => {
  it("F09: ends a request whose headers do not come in 120 s, and does not ask again", async () => {
    await using server = await startFakeClaude({ answer: () => [{ do: "stall" }] });
    const { clock, events, over } = start(server);
    await server.received(0);

    await clock.pass(119 * second);
    const early = events.length;
    await clock.pass(6 * second);
    await over;

    assert.equal(early, 0);
    assert.equal(codeOf(events), "timeout");
    assert.match(detailOf(events), /no answer in 2 minutes/);
    assert.equal(server.requests.length, 1);
    await (
      await server.received(0)
    ).closedEarly;
  });

  it("F08: ends a request that gets headers and then no byte in 120 s", async () => {
    await using server = await startFakeClaude({
      answer: () => [{ do: "status", code: 200 }, { do: "stall" }],
    });
    const { clock, events, over } = start(server);
    await server.received(0);
    // The answer's headers take a moment of real time.
    await new Promise((wake) => setImmediate(wake));

    await clock.pass(131 * second);
    await over;

    assert.equal(codeOf(events), "timeout");
    assert.match(detailOf(events), /no answer in 2 minutes/);
  });

  it("F10: ends a request that gets nothing but pings in 300 s", async () => {
    const pings = Array.from({ length: 40 }, gate);
    await using server = await startFakeClaude({
      answer: () => [
        messageStart(),
        ...pings.flatMap(({ opened }): Step[] => [{ do: "wait", until: opened }, ping]),
        { do: "stall" },
      ],
    });
    const { clock, events, over } = start(server);
    await until(() => events.length > 0);

    for (const { open } of pings) {
      open();
      await new Promise((wake) => setTimeout(wake, 5));
      await clock.pass(10 * second);
    }
    await over;

    assert.equal(codeOf(events), "timeout");
    assert.match(detailOf(events), /did not start in 5 minutes/);
    assert.ok(clock.now() >= 300 * second);
  });

  it("F11: ends a request that falls silent after text, and keeps the text", async () => {
    await using server = await startFakeClaude({
      answer: () => [...textSoFar("first"), { do: "stall" }],
    });
    const { clock, events, over } = start(server);
    await until(() => textIn(events) === "first");

    await clock.pass(119 * second);
    const early = events.some(({ kind }) => kind === "failed");
    await clock.pass(7 * second);
    await over;

    assert.equal(early, false);
    assert.equal(codeOf(events), "timeout");
    assert.match(detailOf(events), /went quiet/);
    assert.equal(textIn(events), "first");
  });

  it("F12: ends a slow drip after 20 minutes, and keeps the text", async () => {
    const drops = Array.from({ length: 30 }, gate);
    await using server = await startFakeClaude({
      answer: () => [
        ...textSoFar("."),
        ...drops.flatMap(({ opened }): Step[] => [
          { do: "wait", until: opened },
          blockDelta(0, { type: "text_delta", text: "." }),
        ]),
        { do: "stall" },
      ],
    });
    const { clock, events, over } = start(server);
    await until(() => textIn(events) === ".");

    for (const [index, { open }] of drops.entries()) {
      open();
      await until(() => textIn(events).length > index + 1 || codeOfOrNone(events) !== undefined);
      await clock.pass(minute);
      if (codeOfOrNone(events) !== undefined) break;
    }
    await over;

    assert.equal(codeOf(events), "timeout");
    assert.match(detailOf(events), /longer than 20 minutes/);
    assert.ok(clock.now() >= 20 * minute && clock.now() <= 21 * minute);
  });

  it("F55: notices within 5 s that the computer was asleep", async () => {
    await using server = await startFakeClaude({
      answer: () => [...textSoFar("first"), { do: "stall" }],
    });
    const { clock, events, over } = start(server);
    await until(() => textIn(events) === "first");

    await clock.sleepThrough(70 * minute);
    await over;

    assert.equal(codeOf(events), "connection-lost");
    assert.match(detailOf(events), /asleep/);
  });

  it("F56: a wall clock set forward an hour disturbs nothing", async () => {
    const { opened, open } = gate();
    await using server = await startFakeClaude({
      answer: () => [...textSoFar("first"), { do: "wait", until: opened }, { do: "end" }],
    });
    const { events, over, clock } = start(server);
    await until(() => textIn(events) === "first");

    const realNow = Date.now;
    Date.now = () => realNow() + 60 * minute;
    try {
      await clock.pass(10 * second);
    } finally {
      Date.now = realNow;
    }
    open();
    await over;

    assert.match(detailOf(events), /cut off/);
  });
});

function codeOfOrNone(events: readonly ClaudeEvent[]): string | undefined {
  return events.some(({ kind }) => kind === "failed") ? codeOf(events) : undefined;
}
