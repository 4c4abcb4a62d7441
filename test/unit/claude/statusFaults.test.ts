import assert from "node:assert/strict";
import { textAnswer } from "../../fakeClaude/answers.ts";
import { errorAnswer, pageAnswer } from "../../fakeClaude/faultAnswers.ts";
import { startFakeClaude, testKey } from "../../fakeClaude/startFakeClaude.ts";
import type { Step } from "../../fakeClaude/step.ts";
import { codeOf, collect, connect, detailOf, endOf, never, sealed, textIn } from "./asking.ts";
import { fakeClock } from "./clocks.ts";

interface Row {
  readonly title: string;
  readonly steps: readonly Step[];
  readonly code: string;
  readonly detail?: RegExp;
  readonly requests?: number;
}

const spendLimit = JSON.stringify({
  type: "error",
  error: {
    type: "rate_limit_error",
    message: "Spend limit",
    details: { error_code: "enforced_spend_limit_reached" },
  },
});
const invalid = "invalid_request_error";

const rows: readonly Row[] = [
  {
    title: "F40: 400 is a bad request, in the service's words",
    steps: errorAnswer(400, invalid, "messages: too\nodd"),
    code: "bad-request",
    detail: /^messages: too odd$/,
  },
  {
    title: "F40: 422 is a bad request",
    steps: errorAnswer(422, invalid, "no"),
    code: "bad-request",
  },
  {
    title: "F40: a prompt that is too long is too large",
    steps: errorAnswer(400, invalid, "prompt is too long: 2 > 1"),
    code: "request-too-large",
  },
  {
    title: "F40: an own spend limit is a spend limit",
    steps: errorAnswer(400, invalid, "You have reached your specified monthly API usage limits."),
    code: "spend-limit",
  },
  {
    title: "F40: an empty account has no credit",
    steps: errorAnswer(402, "billing_error", "Pay"),
    code: "no-credit",
  },
  {
    title: "F41: 401 is a bad key",
    steps: errorAnswer(401, "authentication_error", "invalid"),
    code: "bad-key",
  },
  {
    title: "F42: 403 is not allowed",
    steps: errorAnswer(403, "permission_error", "no"),
    code: "forbidden",
  },
  {
    title: "F42: 403 without the service's body is a proxy's",
    steps: pageAnswer(403, "text/html", "<h1>Blocked</h1>"),
    code: "wrong-server",
    detail: /^HTTP 403$/,
  },
  {
    title: "F43: 404 is a model that does not exist",
    steps: errorAnswer(404, "not_found_error", "model: x"),
    code: "model-not-found",
    detail: /model: x/,
  },
  {
    title: "F43: 404 without the service's body is another server",
    steps: pageAnswer(404, "text/plain", "nothing here"),
    code: "wrong-server",
  },
  {
    title: "F44: 413 is too large",
    steps: errorAnswer(413, "request_too_large", "big"),
    code: "request-too-large",
  },
  {
    title: "F45: a rate limit without a time is asked again twice",
    steps: errorAnswer(429, "rate_limit_error", "slow"),
    code: "rate-limited",
    detail: /^until \+60 s$/,
    requests: 3,
  },
  {
    title: "F45: a spend limit is never asked again",
    steps: pageAnswer(429, "application/json", spendLimit),
    code: "spend-limit",
  },
  {
    title: "F46: a wait of hours ends at once with the time to come back",
    steps: errorAnswer(429, "rate_limit_error", "slow", { retryAfter: 9999 }),
    code: "rate-limited",
    detail: /^until \+9999 s$/,
  },
  {
    title: "F46: a wait of days ends at once with the hours",
    steps: errorAnswer(429, "rate_limit_error", "slow", { retryAfter: 86_400 * 2 }),
    code: "rate-limited",
    detail: /^in 48 hours$/,
  },
  {
    title: "F48: 500 is asked again twice",
    steps: errorAnswer(500, "api_error", "oh"),
    code: "service-error",
    requests: 3,
  },
  {
    title: "F48: 502 of a proxy is asked again twice (F07)",
    steps: pageAnswer(502, "text/html", "<h1>Bad gateway</h1>"),
    code: "service-error",
    detail: /^HTTP 502$/,
    requests: 3,
  },
  {
    title: "F48: 503 is asked again twice",
    steps: errorAnswer(503, "api_error", "oh"),
    code: "service-error",
    requests: 3,
  },
  {
    title: "F48: 504 is asked again once",
    steps: errorAnswer(504, "timeout_error", "oh"),
    code: "timeout",
    requests: 2,
  },
  {
    title: "F48: 408 is asked again",
    steps: pageAnswer(408, "text/plain", ""),
    code: "timeout",
    requests: 3,
  },
  {
    title: "F48: 409 is asked again",
    steps: errorAnswer(409, "conflict_error", "busy"),
    code: "service-error",
    requests: 3,
  },
  {
    title: "F49: 529 is asked again three times",
    steps: errorAnswer(529, "overloaded_error", "Overloaded"),
    code: "overloaded",
    requests: 4,
  },
  {
    title: "F06: 407 points to a proxy that asks for a sign-in",
    steps: pageAnswer(407, "text/html", ""),
    code: "unreachable",
    detail: /sign-in/,
    requests: 2,
  },
];

describe("An answer with an error status", () => {
  for (const { title, steps, code, detail, requests } of rows) {
    it(title, async () => {
      await using server = await startFakeClaude({ answer: () => steps });
      const clock = fakeClock();
      clock.hurry();

      const events = await collect(connect(server, { clock }).send(sealed(), never));

      assert.equal(codeOf(events), code, detailOf(events));
      assert.match(detailOf(events), detail ?? /^/);
      assert.equal(server.messages().length, requests ?? 1);
    });
  }

  it("F40: carries the id of the request, and never the key or a page", async () => {
    await using server = await startFakeClaude({
      answer: () => errorAnswer(400, invalid, `no ${testKey} ${"x".repeat(5000)}\u001b[31m`),
    });

    const end = endOf(await collect(connect(server).send(sealed(), never)));

    assert.ok(end.kind === "failed" && end.fault !== "cancelled");
    assert.equal(end.fault.requestId, "req_0001");
    assert.match(end.fault.detail ?? "", /^no … x{100,200}…$/);
  });

  it("F40: asks once more without earlier thinking when its signature is not taken", async () => {
    const signature = "messages.1.content.0: Invalid `signature` in `thinking` block.";
    await using server = await startFakeClaude({
      rules: "lenient",
      answer: (_request, index) =>
        index === 0 ? errorAnswer(400, invalid, signature) : textAnswer("Yes."),
    });
    const turns = [
      { role: "user" as const, text: "One?" },
      {
        role: "assistant" as const,
        content: [
          { type: "thinking", thinking: "", signature: "old" },
          { type: "text", text: "One." },
        ],
      },
      { role: "user" as const, text: "Two?" },
    ];

    const events = await collect(connect(server).send(sealed({ turns }), never));

    assert.equal(textIn(events), "Yes.");
    const [, second] = server.messages();
    assert.deepEqual((second?.body["messages"] as unknown[])[1], {
      role: "assistant",
      content: [{ type: "text", text: "One." }],
    });
  });

  it("F45: obeys the wait that the service asks for, and shows it", async () => {
    await using server = await startFakeClaude({
      answer: (_request, index) =>
        index === 0
          ? errorAnswer(429, "rate_limit_error", "slow", { retryAfter: 7 })
          : textAnswer("There."),
    });
    const clock = fakeClock();
    const waits = clock.hurry();

    const events = await collect(connect(server, { clock }).send(sealed(), never));

    assert.deepEqual(events[0], {
      kind: "waiting",
      seconds: 7,
      sentence: "The service's rate limit is reached. Trying again in 7 seconds.",
    });
    assert.equal(waits[0], 7000);
    assert.equal(textIn(events), "There.");
  });

  it("F45: waits no more than two minutes for one request", async () => {
    await using server = await startFakeClaude({
      answer: () => errorAnswer(529, "overloaded_error", "busy", { retryAfter: 50 }),
    });
    const clock = fakeClock();
    const waits = clock.hurry();

    const events = await collect(connect(server, { clock }).send(sealed(), never));

    assert.deepEqual(waits, [50_000, 50_000]);
    assert.equal(codeOf(events), "overloaded");
  });

  const senseless: Readonly<Record<string, string>> = {
    negative: "-5",
    "not a number": "soon",
    "a past date": "Wed, 21 Oct 2015 07:28:00 GMT",
    "two values": "5, 7",
  };
  for (const [what, retryAfter] of Object.entries(senseless)) {
    it(`F47: a retry-after that is ${what} means the ordinary wait`, async () => {
      await using server = await startFakeClaude({
        answer: () => errorAnswer(529, "overloaded_error", "busy", { retryAfter }),
      });
      const clock = fakeClock();
      const waits = clock.hurry();

      await collect(connect(server, { clock }).send(sealed(), never));

      assert.equal(waits.length, 3);
      for (const [index, wait] of waits.entries()) {
        const full = 500 * 2 ** index;
        assert.ok(wait <= full && wait >= full * 0.75, `wait ${index} was ${wait} ms`);
      }
    });
  }

  it("F45: a date is understood by the server's own clock", async () => {
    const now = "Tue, 24 Nov 2026 10:00:00 GMT";
    const then = "Tue, 24 Nov 2026 10:00:30 GMT";
    await using server = await startFakeClaude({
      answer: (_request, index) =>
        index === 0
          ? errorAnswer(429, "rate_limit_error", "slow", {
              retryAfter: then,
              headers: { date: now },
            })
          : textAnswer("There."),
    });
    const clock = fakeClock();
    const waits = clock.hurry();

    await collect(connect(server, { clock }).send(sealed(), never));

    assert.equal(waits[0], 30_000);
  });

  for (const status of [301, 302, 303, 307, 308]) {
    it(`F50: ${status} to another server is refused, and that server sees nothing`, async () => {
      await using other = await startFakeClaude();
      await using server = await startFakeClaude({
        answer: () => [
          { do: "status", code: status, headers: { location: `${other.url}/v1/messages` } },
        ],
      });
      const claude = connect(server);
      server.answerModels = () => [
        { do: "status", code: status, headers: { location: `${other.url}/v1/models` } },
      ];

      const events = await collect(claude.send(sealed(), never));
      await claude.models(never);

      assert.equal(codeOf(events), "redirected");
      assert.equal(server.requests.length, 2);
      assert.equal(other.requests.length, 0);
    });
  }
});
