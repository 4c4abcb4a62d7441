import assert from "node:assert/strict";
import { hasRest } from "../../src/core/closingSentence.ts";
import type { ReviewEvent, ReviewResult } from "../../src/core/reviewEvent.ts";
import type { ReviewRequest } from "../../src/core/reviewRequest.ts";
import type { ReviewPorts } from "../../src/core/startReview.ts";
import { previewReview, startReview } from "../../src/core/startReview.ts";
import { findingsAnswer, textAnswer, textSoFar } from "../fakeClaude/answers.ts";
import { cutAnswer, errorAnswer, refusalAnswer } from "../fakeClaude/faultAnswers.ts";
import { startFakeClaude } from "../fakeClaude/startFakeClaude.ts";
import type { Answer, FakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { gate } from "../fakeClaude/step.ts";
import { folder } from "../support/memoryFiles.ts";
import { reviewPorts } from "../support/reviewPorts.ts";
import type { ReviewPortsOptions } from "../support/reviewPorts.ts";

const orders = [
  "import { db } from './db';",
  "",
  "export async function cancel(id: string) {",
  "  const order = await db.orders.find(id);",
  "  await refund(order.payment);",
  "  await db.orders.save({ ...order, state: 'cancelled' });",
  "}",
  "",
].join("\n");

const refundFirst = {
  file: "src/orders.ts",
  line: 5,
  quote: "  await refund(order.payment);",
  explanation: "The refund is sent before the state is saved.",
  trigger: "Two cancels at once refund twice.",
  category: "idempotency",
  severity: "critical",
  title: "An order can be refunded twice",
  evidence: [
    {
      file: "src/orders.ts",
      line: 6,
      quote: "await db.orders.save({ ...order, state: 'cancelled' });",
      note: "Saved only afterwards.",
    },
  ],
  fix: {
    title: "Save first",
    edits: [
      {
        file: "src/orders.ts",
        oldText: "  await refund(order.payment);\n",
        newText: "",
      },
    ],
  },
};

const ofOrders: ReviewRequest = { kind: "file", uri: `${folder}src/orders.ts` };

interface Ran {
  readonly result: ReviewResult;
  readonly events: readonly ReviewEvent[];
  readonly ports: ReviewPorts;
  readonly fake: FakeClaude;
}

async function run(
  answer: Answer,
  options: Partial<ReviewPortsOptions> = {},
  request: ReviewRequest = ofOrders,
): Promise<Ran> {
  await using fake = await startFakeClaude({ answer });
  const ports = reviewPorts(fake, { files: { "src/orders.ts": orders }, ...options });
  const events: ReviewEvent[] = [];
  const result = await startReview(
    request,
    ports,
    (event) => events.push(event),
    new AbortController().signal,
  );
  return { result, events, ports, fake };
}

describe("startReview", () => {
  it("ties a finding to its lines, with evidence and fix, and ends complete", async () => {
    const { result, ports } = await run(() => findingsAnswer([refundFirst]));

    assert.equal(result.ended, "complete");
    assert.equal(result.error, undefined);
    const [finding] = result.findings;
    assert.equal(finding?.quote, "  await refund(order.payment);");
    assert.deepEqual(finding.range, {
      start: { line: 4, character: 0 },
      end: { line: 4, character: 30 },
    });
    assert.equal(finding.state, "unchecked");
    assert.equal(finding.evidence[0]?.range.start.line, 5);
    assert.deepEqual(finding.fix?.edits[0]?.range, {
      start: { line: 4, character: 0 },
      end: { line: 5, character: 0 },
    });
    assert.deepEqual(ports.findings.all(), result.findings);
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
  });

  it("stores a finding while the answer is still arriving", async () => {
    const held = gate();
    const json = JSON.stringify({ findings: [refundFirst, { ...refundFirst, line: 6 }] });
    const cut = json.indexOf("},{");
    await using fake = await startFakeClaude({
      answer: () => [
        ...textSoFar(json.slice(0, cut + 2)),
        { do: "wait", until: held.opened },
        { do: "reset" },
      ],
    });
    const ports = reviewPorts(fake, { files: { "src/orders.ts": orders } });
    const stored = Promise.withResolvers<number>();
    ports.findings.onDidChange(() => {
      stored.resolve(ports.findings.all().length);
    });

    const running = startReview(ofOrders, ports, () => undefined, new AbortController().signal);
    assert.equal(await stored.promise, 1);
    assert.equal(ports.session.state().running[0]?.found, 1);
    held.open();
    const result = await running;

    assert.equal(result.ended, "partial");
    assert.equal(result.error?.code, "connection-lost");
    assert.equal(result.findings.length, 1);
    assert.deepEqual(ports.session.state().running, []);
  });

  const troubles: {
    readonly title: string;
    readonly answer: Answer;
    readonly ended: ReviewResult["ended"];
    readonly code: string;
    readonly kept: number;
  }[] = [
    {
      title: "prose instead of a list",
      answer: () => textAnswer("It all looks fine to me."),
      ended: "failed",
      code: "malformed",
      kept: 0,
    },
    {
      title: "a list that is not closed",
      answer: () => textAnswer(`{"findings":[${JSON.stringify(refundFirst)}`),
      ended: "partial",
      code: "malformed",
      kept: 1,
    },
    {
      title: "an element that is no finding",
      answer: () => textAnswer(`{"findings":[{"a":1},${JSON.stringify(refundFirst)}]}`),
      ended: "partial",
      code: "malformed",
      kept: 1,
    },
    {
      title: "an answer cut by its limit",
      answer: () => cutAnswer(`{"findings":[${JSON.stringify(refundFirst)},{"file`),
      ended: "partial",
      code: "output-limit",
      kept: 1,
    },
    {
      title: "a refusal",
      answer: () => refusalAnswer(),
      ended: "refused",
      code: "refused",
      kept: 0,
    },
    {
      title: "a rejected key",
      answer: () => errorAnswer(401, "authentication_error", "invalid bearer token"),
      ended: "failed",
      code: "bad-key",
      kept: 0,
    },
  ];
  for (const { title, answer, ended, code, kept } of troubles) {
    it(`says so when there is ${title}, and keeps what was found`, async () => {
      const { result } = await run(answer);

      assert.deepEqual(
        [result.ended, result.error?.code, result.findings.length],
        [ended, code, kept],
      );
      assert.match(result.error?.message ?? "", /^[A-Z][^\n]+\.$/);
    });
  }

  it("drops and counts a finding that quotes nothing that was sent", async () => {
    const { result } = await run(() =>
      findingsAnswer([
        { ...refundFirst, quote: "DELETE FROM customers WHERE true", title: "Invented" },
        { ...refundFirst, file: "src/other.ts", title: "Elsewhere" },
      ]),
    );

    assert.equal(result.ended, "complete");
    assert.deepEqual(result.findings, []);
    assert.deepEqual(
      result.dropped.map(({ title }) => title),
      ["Invented", "Elsewhere"],
    );
  });

  it("keeps at most 200 findings and calls the rest cut", async () => {
    const many = Array.from({ length: 300 }, (_, at) => ({ ...refundFirst, title: `No. ${at}` }));

    const { result } = await run(() => findingsAnswer(many, { chunk: 500 }));

    assert.equal(result.ended, "partial");
    assert.equal(result.error?.code, "output-limit");
    assert.equal(result.findings.length, 200);
  });

  it("keeps 200 findings that come in one piece with more", async () => {
    const many = Array.from({ length: 201 }, (_, at) => ({ ...refundFirst, title: `No. ${at}` }));

    const { result } = await run(() => findingsAnswer(many, { chunk: 1_000_000 }));

    assert.deepEqual([result.ended, result.findings.length], ["partial", 200]);
  });

  it("is complete with 200 findings and no more", async () => {
    const many = Array.from({ length: 200 }, (_, at) => ({ ...refundFirst, title: `No. ${at}` }));

    const { result } = await run(() => findingsAnswer(many, { chunk: 23 }));

    assert.deepEqual([result.ended, result.findings.length], ["complete", 200]);
  });

  it("keeps the same remark on equal code at two places, and drops its repetition", async () => {
    const text = "await save(a);\n\nother();\n\nawait save(a);\n";
    const remark = { ...refundFirst, quote: "await save(a);", evidence: [], fix: null };
    const { result, ports } = await run(
      () =>
        findingsAnswer([
          { ...remark, line: 1 },
          { ...remark, line: 5 },
          { ...remark, line: 5 },
        ]),
      { files: { "src/orders.ts": text } },
    );

    assert.deepEqual(
      result.findings.map(({ range }) => range.start.line),
      [0, 4],
    );
    assert.equal(ports.findings.all().length, 2);
  });

  const blocked: {
    readonly title: string;
    readonly code: string;
    readonly options: Partial<ReviewPortsOptions>;
    readonly request?: ReviewRequest;
  }[] = [
    {
      title: "no key",
      code: "no-key",
      options: { connect: () => Promise.resolve({ code: "no-key" }) },
    },
    { title: "no trust", code: "untrusted", options: { isTrusted: false } },
    { title: "AI switched off", code: "ai-disabled", options: { isAiDisabled: true } },
    {
      title: "an empty file",
      code: "nothing-to-review",
      options: { files: { "src/orders.ts": " \n" } },
    },
    {
      title: "a binary file",
      code: "not-text",
      options: {
        files: { "src/orders.ts": { noText: { code: "not-text", reason: "is binary" } } },
      },
    },
    {
      title: "a file that is never sent",
      code: "ignored",
      options: {
        files: {
          "src/orders.ts": { text: orders, withheld: { strength: "ignored", rule: ".aiexclude" } },
        },
      },
    },
    {
      title: "no open file",
      code: "nothing-to-review",
      options: {},
      request: { kind: "openFiles", uris: [] },
    },
    {
      title: "the daily limit spent",
      code: "spend-limit",
      options: { settings: { dailyLimitUsd: 0 } },
    },
  ];
  for (const { title, code, options, request } of blocked) {
    it(`sends nothing when there is ${title}`, async () => {
      const { result, events, fake } = await run(() => findingsAnswer([]), options, request);

      assert.deepEqual([result.ended, result.error?.code], ["blocked", code]);
      assert.equal(fake.messages().length, 0);
      assert.equal(events.filter(({ kind }) => kind === "ended").length, 1);
    });
  }

  it("reviews a git-ignored file only when asked to do it anyway", async () => {
    const files = {
      "src/orders.ts": {
        text: orders,
        withheld: { strength: "gitignored", rule: ".gitignore" },
      },
    } as const;

    const first = await run(() => findingsAnswer([]), { files });
    const anyway = await run(() => findingsAnswer([]), { files }, { ...ofOrders, anyway: true });

    assert.deepEqual([first.result.error?.code, first.result.canReviewAnyway], ["ignored", true]);
    assert.equal(anyway.result.ended, "complete");
    assert.equal(anyway.fake.messages().length, 1);
  });

  it("leaves out of open files what a rule withholds, and stays complete", async () => {
    const request: ReviewRequest = {
      kind: "openFiles",
      uris: [ofOrders.uri, `${folder}.env`],
    };
    const files = {
      "src/orders.ts": orders,
      ".env": { text: "A=1", withheld: { strength: "ignored", rule: "the built-in list" } },
    } as const;

    const { result } = await run(() => findingsAnswer([]), { files }, request);

    assert.equal(result.ended, "complete");
    assert.deepEqual(
      result.notReviewed.map(({ uri, reason }) => [uri, reason]),
      [[`${folder}.env`, "covered by the built-in list"]],
    );
  });

  it("is partial when an open file cannot be read", async () => {
    const request: ReviewRequest = {
      kind: "openFiles",
      uris: [ofOrders.uri, `${folder}gone.ts`],
    };

    const { result } = await run(() => findingsAnswer([]), {}, request);

    assert.equal(result.ended, "partial");
    assert.equal(result.notReviewed[0]?.cause, "trouble");
  });

  it("asks before a costly review and ends cancelled when that is declined", async () => {
    const asked: number[] = [];
    const { result, fake } = await run(() => findingsAnswer([]), {
      settings: { confirmAboveUsd: 0 },
      confirmCost: (usd) => {
        asked.push(usd);
        return Promise.resolve(false);
      },
    });

    assert.deepEqual([result.ended, result.error?.code], ["cancelled", "declined"]);
    assert.ok((asked[0] ?? 0) > 0);
    assert.equal(fake.messages().length, 0);
  });

  it("ends cancelled when it is cancelled at the question for the key", async () => {
    const stop = new AbortController();
    await using fake = await startFakeClaude({ answer: () => findingsAnswer([]) });
    const ports = reviewPorts(fake, {
      files: { "src/orders.ts": orders },
      connect: () => {
        stop.abort();
        return Promise.resolve({ code: "no-key" });
      },
    });

    const result = await startReview(ofOrders, ports, () => undefined, stop.signal);

    assert.deepEqual([result.ended, result.error], ["cancelled", undefined]);
  });

  it("cancels in the middle, keeping what was found", async () => {
    const held = gate();
    await using fake = await startFakeClaude({
      answer: () => [
        ...textSoFar(`{"findings":[${JSON.stringify(refundFirst)},`),
        { do: "wait", until: held.opened },
      ],
    });
    const ports = reviewPorts(fake, { files: { "src/orders.ts": orders } });
    const stop = new AbortController();
    const observe = (event: ReviewEvent) => {
      if (event.kind === "finding") stop.abort();
    };

    const result = await startReview(ofOrders, ports, observe, stop.signal);

    assert.deepEqual([result.ended, result.findings.length], ["cancelled", 1]);
    held.open();
  });

  it("reviews a file once at a time", async () => {
    const held = gate();
    await using fake = await startFakeClaude({
      answer: () => [{ do: "wait", until: held.opened }, ...findingsAnswer([])],
    });
    const ports = reviewPorts(fake, { files: { "src/orders.ts": orders } });
    const { signal } = new AbortController();

    const first = startReview(ofOrders, ports, () => undefined, signal);
    const second = await startReview(ofOrders, ports, () => undefined, signal);
    held.open();

    assert.equal(second.error?.code, "busy");
    assert.equal((await first).ended, "complete");
  });

  it("leaves for later what failed before it was sent, and nothing of what was blocked", async () => {
    const failed = await run(() => findingsAnswer([]), {
      connect: () => Promise.resolve({ code: "unreachable" }),
    });
    const stopped = await run(() => findingsAnswer([]), {
      connect: () => Promise.resolve({ code: "no-key" }),
    });

    const restOf = ({ ports }: Ran) => ports.session.state().rest.map(({ uri }) => uri);
    assert.deepEqual([restOf(failed), hasRest(failed.result)], [[ofOrders.uri], true]);
    assert.deepEqual([restOf(stopped), hasRest(stopped.result)], [[], false]);
  });

  it("keeps the id of a finding that comes back, and leaves a dismissed one dismissed", async () => {
    await using fake = await startFakeClaude({ answer: () => findingsAnswer([refundFirst]) });
    const ports = reviewPorts(fake, { files: { "src/orders.ts": orders } });
    const { signal } = new AbortController();

    await startReview(ofOrders, ports, () => undefined, signal);
    const [first] = ports.findings.all();
    assert.ok(first);
    ports.findings.put([{ ...first, state: "dismissed", dismissReason: "wrong" }]);
    await startReview(ofOrders, ports, () => undefined, signal);

    assert.deepEqual(
      ports.findings.all().map(({ id, state }) => [id, state]),
      [[first.id, "dismissed"]],
    );
  });

  it("leaves a finding where it is when a later review finds equal code elsewhere", async () => {
    const text = "await save(a);\n\nother();\n\nawait save(a);\n";
    const remark = { ...refundFirst, quote: "await save(a);", evidence: [], fix: null };
    await using fake = await startFakeClaude({
      answer: (_, index) => findingsAnswer([{ ...remark, line: index === 0 ? 1 : 5 }]),
    });
    const ports = reviewPorts(fake, { files: { "src/orders.ts": text } });
    const { signal } = new AbortController();
    const selected = (line: number): ReviewRequest => {
      const at = { start: { line, character: 0 }, end: { line, character: 14 } };
      return { kind: "selection", uri: ofOrders.uri, range: at };
    };

    await startReview(selected(0), ports, () => undefined, signal);
    await startReview(selected(4), ports, () => undefined, signal);
    const again = await startReview(selected(4), ports, () => undefined, signal);

    assert.deepEqual(
      ports.findings.all().map(({ range }) => range.start.line),
      [0, 4],
    );
    assert.deepEqual(again.findings, [ports.findings.all()[1]]);
  });

  it("updates a finding whose code has moved since, unseen, under its id", async () => {
    const files = { "src/orders.ts": orders };
    await using fake = await startFakeClaude({ answer: () => findingsAnswer([refundFirst]) });
    const ports = reviewPorts(fake, { files });
    const { signal } = new AbortController();

    await startReview(ofOrders, ports, () => undefined, signal);
    files["src/orders.ts"] = `// moved\n${orders}`;
    await startReview(ofOrders, ports, () => undefined, signal);

    assert.deepEqual(
      ports.findings.all().map(({ range }) => range.start.line),
      [5],
    );
  });

  it("marks what a later complete review does not report again", async () => {
    const answers = [[refundFirst], []];
    await using fake = await startFakeClaude({
      answer: (_, index) => findingsAnswer(answers[index] ?? []),
    });
    const ports = reviewPorts(fake, { files: { "src/orders.ts": orders } });
    const { signal } = new AbortController();

    await startReview(ofOrders, ports, () => undefined, signal);
    await startReview(ofOrders, ports, () => undefined, signal);

    assert.equal(ports.findings.all()[0]?.notSeenAgain, true);
  });

  it("finds a hard-coded secret without sending, showing or saving its value", async () => {
    const secret = ["sk_live", "51H8xyzABCDEFGHIJKLMNOPqrstuv"].join("_");
    const text = `const gateway = connect("${secret}");\n`;
    const { result, fake } = await run(
      () =>
        findingsAnswer([
          { ...refundFirst, line: 1, quote: 'const gateway = connect("', category: "security" },
        ]),
      { files: { "src/orders.ts": text } },
    );

    assert.equal(result.findings[0]?.range.start.line, 0);
    assert.ok(!JSON.stringify(fake.requests.map(({ body }) => body)).includes(secret));
    assert.ok(!JSON.stringify(result).includes(secret));
  });

  it("draws a remark that quotes nothing but a secret on the code beside it", async () => {
    const secret = ["sk_live", "51H8xyzABCDEFGHIJKLMNOPqrstuv"].join("_");
    const { result } = await run(
      ({ body }) => {
        const hidden = JSON.stringify(body).match(/\[\[secret:[^\]]*\]\]/g) ?? [];
        return findingsAnswer([{ ...refundFirst, line: 1, quote: hidden.at(-1) ?? "" }]);
      },
      { files: { "src/orders.ts": `const gateway = connect("${secret}");\n` } },
    );

    assert.deepEqual(
      result.findings.map(({ quote }) => quote),
      ['const gateway = connect("'],
    );
  });

  it("sums the usage of every request and books its cost", async () => {
    const { result, ports } = await run(() => findingsAnswer([]));

    assert.ok((result.usage?.inputTokens ?? 0) > 1000);
    assert.ok((result.usage?.usd ?? 0) > 0);
    assert.equal(ports.session.state().spent.usd, result.usage?.usd);
  });

  it("previews exactly what the review then sends", async () => {
    await using fake = await startFakeClaude({ answer: () => findingsAnswer([]) });
    const ports = reviewPorts(fake, { files: { "src/orders.ts": orders } });
    const { signal } = new AbortController();

    const preview = await previewReview(ofOrders, ports, signal);
    await startReview(ofOrders, ports, () => undefined, signal);

    assert.ok(!("code" in preview));
    const record = preview.plan.requests[0]?.sealing.record;
    assert.equal(record?.text, ports.session.state().lastRequests[0]?.record.text);
    const sent = JSON.stringify(fake.messages()[0]?.body);
    assert.ok(sent.includes(JSON.stringify(orders.split("\n")[4]).slice(1, -1)));
  });
});
