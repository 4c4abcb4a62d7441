import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { textAnswer, textSoFar, toolAnswer } from "../../fakeClaude/answers.ts";
import {
  cutAnswer,
  errorMidStream,
  overloadedMidStream,
  pageAnswer,
  refusalAnswer,
} from "../../fakeClaude/faultAnswers.ts";
import {
  blockDelta,
  blockStart,
  blockStop,
  event,
  messageEnd,
  messageStart,
} from "../../fakeClaude/messageEvents.ts";
import { startFakeClaude } from "../../fakeClaude/startFakeClaude.ts";
import type { Step } from "../../fakeClaude/step.ts";
import { codeOf, collect, connect, detailOf, never, sealed, textIn } from "./asking.ts";
import { fakeClock } from "./clocks.ts";

interface Row {
  readonly title: string;
  readonly steps: readonly Step[];
  /** The code of the fault, or "ended". */
  readonly code: string;
  readonly text?: string;
  readonly detail?: RegExp;
  /** How often it was asked; once by default. */
  readonly requests?: number;
  /** Its bytes are too many to be cut one by one. */
  readonly isHuge?: true;
}

const textBlock = { type: "text", text: "" };
const delta = (text: string): Step => blockDelta(0, { type: "text_delta", text });
const whole = textAnswer("größer 🐘", { thinking: "Hm" });
const json = (steps: readonly Step[]): string =>
  steps
    .map((step) =>
      step.do === "event" ? `event: ${step.name}\ndata: ${JSON.stringify(step.data)}\n\n` : "",
    )
    .join("")
    .replaceAll('"counted"', '{"input_tokens":1,"output_tokens":1}');
const raw = (bytes: Uint8Array | string): Step => ({ do: "raw", bytes });
const withHeaders = (headers: Record<string, string>): Step => ({
  do: "status",
  code: 200,
  headers,
});
const mebibyte = 1024 * 1024;

const rows: readonly Row[] = [
  { title: "F00: a whole answer ends well", steps: whole, code: "ended", text: "größer 🐘" },
  {
    title: "F13: a reset after text keeps the text and says that the connection was lost",
    steps: [...textSoFar("first"), { do: "reset" }],
    code: "connection-lost",
    text: "first",
  },
  {
    title: "F13: a reset before any content is asked again once",
    steps: [messageStart(), { do: "reset" }],
    code: "connection-lost",
    requests: 2,
  },
  {
    title: "F14: an end without message_stop is no success",
    steps: [...textSoFar("first"), blockStop(0)],
    code: "connection-lost",
    detail: /cut off/,
    text: "first",
  },
  {
    title: "F15: an end after message_delta is no success either",
    steps: whole.slice(0, -1),
    code: "connection-lost",
    text: "größer 🐘",
  },
  {
    title: "F16: an empty body is an empty answer",
    steps: [{ do: "status", code: 200 }],
    code: "malformed",
    detail: /empty/,
  },
  {
    title: "F17: a web page with status 200 is another server",
    steps: pageAnswer(200, "text/html; charset=utf-8", "<html>Sign in to the WLAN</html>"),
    code: "wrong-server",
    detail: /web page/,
  },
  {
    title: "F18: JSON instead of a stream is another server",
    steps: pageAnswer(200, "application/json", "{}"),
    code: "wrong-server",
  },
  {
    title: "F19: 204 is another server",
    steps: [{ do: "status", code: 204 }],
    code: "wrong-server",
  },
  {
    title: "F20: a body shorter than announced is a lost connection",
    steps: [
      withHeaders({ "content-length": "100000", connection: "close" }),
      raw(json(textSoFar("first"))),
      { do: "reset" },
    ],
    code: "connection-lost",
    text: "first",
  },
  {
    title: "F21: broken compression cannot be read",
    steps: [withHeaders({ "content-encoding": "gzip" }), raw("this is not gzip at all")],
    code: "malformed",
  },
  {
    title: "F22: a bomb of compressed bytes is cut off",
    steps: [
      withHeaders({ "content-encoding": "gzip" }),
      raw(gzipSync(`${json(textSoFar("first"))}: ${" ".repeat(100 * mebibyte)}`)),
    ],
    code: "malformed",
    detail: /too large/,
    text: "first",
    isHuge: true,
  },
  {
    title: "F23: an event of 18 MB is cut off",
    steps: [...textSoFar("first"), delta("x".repeat(18 * mebibyte))],
    code: "malformed",
    detail: /too large/,
    text: "first",
    isHuge: true,
  },
  {
    title: "F24: a turn of more than 64 MB is cut off",
    steps: [...textSoFar(""), ...Array.from({ length: 9 }, () => delta("x".repeat(8 * mebibyte)))],
    code: "malformed",
    detail: /too large/,
    text: "x".repeat(56 * mebibyte),
    isHuge: true,
  },
  {
    title: "F25: a line without an end is cut off",
    steps: [...textSoFar("first"), raw(`data: ${"x".repeat(20 * mebibyte)}`)],
    code: "malformed",
    detail: /too large/,
    text: "first",
    isHuge: true,
  },
  {
    title: "F26: broken JSON in an event cannot be read, and is not asked again",
    steps: [...textSoFar("first"), raw('event: content_block_delta\ndata: {"type":\n\n')],
    code: "malformed",
    text: "first",
  },
  {
    title: "F28: CRLF, comments, a byte order mark and lines of several data are read",
    steps: [raw(`\ufeff: hello\r\n${json(whole).replaceAll("\n", "\r\n")}`)],
    code: "ended",
    text: "größer 🐘",
  },
  {
    title: "F28: lone carriage returns end lines too",
    steps: [raw(json(whole).replaceAll("\n", "\r"))],
    code: "ended",
    text: "größer 🐘",
  },
  {
    title: "F28: an event in several data lines is one event",
    steps: [raw(json(whole).replaceAll('"type":"text_delta",', '"type":"text_delta",\ndata: '))],
    code: "ended",
    text: "größer 🐘",
  },
  {
    title: "F28: a last event without its blank line does not count",
    steps: [raw(json(whole).trimEnd())],
    code: "connection-lost",
    text: "größer 🐘",
  },
  {
    title: "F29: an unknown kind of event is passed over",
    steps: [...whole.slice(0, 1), event({ type: "news", text: "x" }), ...whole.slice(1)],
    code: "ended",
    text: "größer 🐘",
  },
  {
    title: "F30: an unknown kind of delta leaves the answer incomplete",
    steps: [
      messageStart(),
      blockStart(0, textBlock),
      delta("first"),
      blockDelta(0, { type: "rune_delta", rune: "x" }),
      delta(" second"),
      blockStop(0),
      ...messageEnd("end_turn"),
    ],
    code: "malformed",
    detail: /does not know/,
    text: "first second",
  },
  {
    title: "F31: an unknown kind of block leaves the answer incomplete",
    steps: [
      messageStart(),
      blockStart(0, { type: "rune" }),
      blockStop(0),
      ...messageEnd("end_turn"),
    ],
    code: "malformed",
    detail: /does not know/,
  },
  {
    title: "F31: an unknown stop reason leaves the answer incomplete",
    steps: textAnswer("first", { stopReason: "tired" }),
    code: "malformed",
    text: "first",
  },
  {
    title: "F31: no stop reason leaves the answer incomplete",
    steps: textAnswer("first", { stopReason: null }),
    code: "malformed",
    text: "first",
  },
  {
    title: "F32: a delta for a block that was never opened is out of order",
    steps: [messageStart(), delta("first"), ...messageEnd("end_turn")],
    code: "malformed",
    detail: /out of order/,
  },
  {
    title: "F32: a delta for a block that is closed is out of order",
    steps: [
      messageStart(),
      blockStart(0, textBlock),
      blockStop(0),
      delta("x"),
      ...messageEnd("end_turn"),
    ],
    code: "malformed",
    detail: /out of order/,
  },
  {
    title: "F33: a second message_start is out of order",
    steps: [...textSoFar("first"), messageStart()],
    code: "malformed",
    detail: /out of order/,
    text: "first",
  },
  {
    title: "F34: events after message_stop are ignored",
    steps: [...whole, delta("more"), raw("event: x\ndata: {broken\n\n")],
    code: "ended",
    text: "größer 🐘",
  },
  {
    title: "F35: overloaded before content is asked again three times",
    steps: overloadedMidStream(),
    code: "overloaded",
    requests: 4,
  },
  {
    title: "F36: overloaded after content is not asked again",
    steps: overloadedMidStream("first"),
    code: "overloaded",
    text: "first",
  },
  {
    title: "F36: an unknown error in a stream is the service's",
    steps: errorMidStream("odd_error", "Odd", "first"),
    code: "service-error",
    detail: /Odd/,
    text: "first",
  },
  {
    title: "F37: max_tokens is the output limit",
    steps: cutAnswer("first"),
    code: "output-limit",
    text: "first",
  },
  {
    title: "F38: a refusal is told with its category",
    steps: refusalAnswer("cyber"),
    code: "refused",
    detail: /cyber/,
  },
  {
    title: "F38: a refusal after text is one too",
    steps: refusalAnswer(null, { text: "first" }),
    code: "refused",
    text: "first",
  },
  {
    title: "F39: a paused turn is too much for one request",
    steps: textAnswer("first", { stopReason: "pause_turn" }),
    code: "request-too-large",
    text: "first",
  },
  {
    title: "F39: a full context window is too much for one request",
    steps: textAnswer("first", { stopReason: "model_context_window_exceeded" }),
    code: "request-too-large",
    text: "first",
  },
  {
    title: "F58: a tool call with broken JSON arrives without input",
    steps: toolAnswer([{ name: "read", input: '{"path": ' }]),
    code: "ended",
  },
];

describe("A stream that goes wrong", () => {
  for (const row of rows) {
    const chunks = row.isHuge ? [undefined] : [undefined, 1, 7];
    for (const chunk of chunks) {
      it(`${row.title}${chunk === undefined ? "" : ` (in pieces of ${chunk})`}`, async () => {
        await using server = await startFakeClaude({
          answer: () => row.steps,
          ...(chunk !== undefined && { chunk }),
        });
        const clock = fakeClock();
        clock.hurry();

        const events = await collect(connect(server, { clock }).send(sealed(), never));

        assert.equal(codeOf(events), row.code, detailOf(events));
        assert.equal(textIn(events) === (row.text ?? ""), true, textIn(events).slice(0, 100));
        assert.match(detailOf(events), row.detail ?? /^/);
        assert.equal(server.messages().length, row.requests ?? 1);
      });
    }
  }

  it("F27: text is the same in pieces of every size", async () => {
    await using server = await startFakeClaude({ answer: () => whole });

    for (let chunk = 2; chunk < 30; chunk += 1) {
      server.chunk = chunk;
      const events = await collect(connect(server).send(sealed(), never));
      assert.equal(textIn(events), "größer 🐘", `in pieces of ${chunk}`);
    }
  });
});
