import assert from "node:assert/strict";
import type { Finding } from "../../src/core/findings/finding.ts";
import type { ReviewEvent, ReviewResult } from "../../src/core/reviewEvent.ts";
import { startReview } from "../../src/core/startReview.ts";
import { findingsAnswer, textAnswer, textSoFar } from "../fakeClaude/answers.ts";
import { errorAnswer } from "../fakeClaude/faultAnswers.ts";
import type { Answer } from "../fakeClaude/startFakeClaude.ts";
import { startFakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { assertGolden } from "../support/assertGolden.ts";
import { asksForVerdicts } from "../support/asksForVerdicts.ts";
import { folder, memoryFiles } from "../support/memoryFiles.ts";
import { reviewPorts } from "../support/reviewPorts.ts";

const uri = `${folder}src/orders.ts`;
const orders = [
  "import { db } from './db';",
  "",
  "export async function cancel(id: string) {",
  "  const order = await load(id);",
  "  await refund(order.payment);",
  "}",
  "",
  "export async function list() {",
  "  return db.query('select * from orders');",
  "}",
  "",
  "async function load(id: string) {",
  "  return db.orders.lock(id);",
  "}",
  "",
].join("\n");

const claim = (quote: string, title: string, severity = "high") => ({
  file: "src/orders.ts",
  line: 1,
  quote,
  explanation: "The reason.",
  trigger: "The trigger.",
  category: "consistency",
  severity,
  title,
  evidence: [],
  fix: null,
});
const twice = claim("await refund(order.payment);", "Refunds twice", "critical");
const unbounded = claim("return db.query('select * from orders');", "Lists everything");

type Words = readonly object[];
const verdictsAnswer = (verdicts: Words) => textAnswer(JSON.stringify({ verdicts }));

interface Ran {
  readonly result: ReviewResult;
  readonly events: readonly ReviewEvent[];
  readonly challenges: readonly string[];
  readonly sent: readonly string[];
}

interface RunOptions {
  readonly depth?: "quick" | "standard";
  readonly signal?: AbortSignal;
  readonly text?: string;
  /** The file when it is read again. */
  readonly changed?: string;
  /** Told how often the file was read, before each time. */
  readonly onRead?: (count: number) => void;
}

async function run(findings: Words, challenge: Answer, options: RunOptions = {}): Promise<Ran> {
  const challenges: string[] = [];
  await using fake = await startFakeClaude({
    answer: (request, ...rest) => {
      if (!asksForVerdicts(request.body)) return findingsAnswer(findings);
      challenges.push(JSON.stringify(request.body));
      return challenge(request, ...rest);
    },
  });
  const text = options.text ?? orders;
  const made = reviewPorts(fake, {
    files: { "src/orders.ts": text },
    settings: { reviewDepth: options.depth ?? "standard" },
  });
  const later = memoryFiles({ "src/orders.ts": options.changed ?? text });
  let reads = 0;
  const read: typeof later.read = (...asked) => {
    reads += 1;
    options.onRead?.(reads);
    return reads === 1 ? made.files.read(...asked) : later.read(...asked);
  };
  const ports = { ...made, files: { ...made.files, read } };
  const events: ReviewEvent[] = [];
  const result = await startReview(
    { kind: "file", uri },
    ports,
    (event) => events.push(event),
    options.signal ?? new AbortController().signal,
  );
  const sent = ports.session.state().lastRequests.map(({ record }) => record.text);
  return { result, events, challenges, sent };
}

const says = (finding: number, verdict: string, severity = "high") => ({
  finding,
  reason: `Because of ${finding}.`,
  verdict,
  severity,
});
const states = ({ findings }: ReviewResult): readonly Finding["state"][] =>
  findings.map(({ state }) => state);

describe("the challenge of a standard review", () => {
  it("confirms, lowers and refutes findings that were shown unchecked before", async () => {
    const { result, events } = await run([twice, unbounded], () =>
      verdictsAnswer([says(1, "lowered", "medium"), says(2, "refuted")]),
    );

    const drawn = events.flatMap((event) => (event.kind === "finding" ? [event.finding] : []));
    assert.deepEqual(
      drawn.map(({ state }) => state),
      ["unchecked", "unchecked"],
    );
    const [first, second] = result.findings;
    assert.equal(result.ended, "complete");
    assert.equal(first?.state, "open");
    assert.equal(first.severity, "medium");
    assert.equal(first.checked, "lowered");
    assert.equal(first.checkReason, "Because of 1.");
    assert.equal(second?.state, "refuted");
    assert.equal(second.refuteReason, "Because of 2.");
  });

  it("never raises a severity", async () => {
    const { result } = await run([unbounded], () =>
      verdictsAnswer([says(1, "confirmed", "critical")]),
    );

    assert.equal(result.findings[0]?.severity, "high");
    assert.equal(result.findings[0].checked, "confirmed");
  });

  it("shows the code that judges a finding: its function and what that calls", async () => {
    const { challenges } = await run([twice], () => verdictsAnswer([says(1, "confirmed")]));

    const [sent = ""] = challenges;
    assert.ok(sent.includes("export async function cancel"));
    assert.ok(sent.includes("db.orders.lock(id)"), "the called function");
    assert.ok(!sent.includes("select * from orders"), "a function that has no part in it");
  });

  it("is among the requests that can be looked at afterwards", async () => {
    const { sent } = await run([twice], () => verdictsAnswer([says(1, "confirmed")]));

    assert.equal(sent.length, 2);
    assertGolden("unit/prompt/golden/challenge.md", sent[1] ?? "");
    assert.ok(sent[1]?.includes("Finding 1: Refunds twice"));
  });

  it("leaves a finding without a verdict unchecked, and says so", async () => {
    const { result } = await run([twice, unbounded], () =>
      verdictsAnswer([says(1, "confirmed", "critical"), says(7, "refuted")]),
    );

    assert.equal(result.ended, "complete");
    assert.deepEqual(states(result), ["open", "unchecked"]);
    assert.equal(result.challengeError?.code, "malformed");
  });

  it("that fails leaves the findings unchecked and the review complete", async () => {
    const { result } = await run([twice], () => errorAnswer(400, "invalid_request_error", "no"));

    assert.equal(result.ended, "complete");
    assert.deepEqual(states(result), ["unchecked"]);
    assert.equal(result.challengeError?.code, "bad-request");
    assert.equal(result.error, undefined);
  });

  it("keeps the verdicts that came before it broke off", async () => {
    const json = JSON.stringify({
      verdicts: [says(1, "refuted", "critical"), says(2, "confirmed")],
    });
    const { result } = await run([twice, unbounded], () => [
      ...textSoFar(json.slice(0, json.indexOf("},{") + 2)),
      { do: "reset" },
    ]);

    assert.deepEqual(states(result), ["refuted", "unchecked"]);
    assert.equal(result.challengeError?.code, "connection-lost");
  });

  it("leaves out code that is too long for it, and says so", async () => {
    const { result, sent, challenges } = await run([twice], () => verdictsAnswer([]), {
      text: orders.replace("await load(id)", `await load(id, "${"x,".repeat(20_000)}")`),
    });

    assert.equal(result.challengeError?.code, "request-too-large");
    assert.deepEqual([challenges.length, sent.length], [0, 1]);
    assert.deepEqual(states(result), ["unchecked"]);
  });

  it("judges the code that was reviewed, not other lines of a file that has changed", async () => {
    const { challenges } = await run([twice], () => verdictsAnswer([says(1, "confirmed")]), {
      changed: `${"function added() {\n  return 1;\n}\n\n".repeat(10)}${orders}`,
    });

    assert.ok(challenges[0]?.includes("await refund(order.payment);"));
    assert.ok(challenges[0]?.includes("added") === false);
  });

  it("goes on with other findings when one answer is not complete", async () => {
    const many = Array.from({ length: 20 }, (_, at) => ({ ...twice, title: `Defect ${at}` }));
    let asked = 0;
    const { result } = await run(many, () => {
      asked += 1;
      const verdicts = Array.from({ length: asked === 1 ? 11 : 8 }, (_, at) =>
        says(at + 1, "confirmed", "critical"),
      );
      return verdictsAnswer(verdicts);
    });

    assert.equal(states(result).filter((state) => state === "unchecked").length, 1);
  });

  it("can be cancelled while it reads: what was found and used is told", async () => {
    const stop = new AbortController();
    const { result } = await run([twice], () => verdictsAnswer([]), {
      signal: stop.signal,
      onRead: (count) => {
        if (count > 1) stop.abort();
        stop.signal.throwIfAborted();
      },
    });

    assert.equal(result.ended, "cancelled");
    assert.deepEqual(states(result), ["unchecked"]);
    assert.ok((result.usage?.inputTokens ?? 0) > 0);
  });

  it("can be cancelled: what was found stays, unchecked", async () => {
    const stop = new AbortController();
    const { result } = await run(
      [twice],
      () => {
        stop.abort();
        return verdictsAnswer([says(1, "refuted")]);
      },
      { signal: stop.signal },
    );

    assert.equal(result.ended, "cancelled");
    assert.deepEqual(states(result), ["unchecked"]);
  });

  it("does not take place in a quick review, nor without findings", async () => {
    const quick = await run([twice], () => verdictsAnswer([]), { depth: "quick" });
    const clean = await run([], () => verdictsAnswer([]));

    assert.deepEqual(states(quick.result), ["open"]);
    assert.equal(quick.challenges.length + clean.challenges.length, 0);
  });

  it("is part of what the review cost", async () => {
    const quick = await run([twice], () => verdictsAnswer([]), { depth: "quick" });
    const standard = await run([twice], () => verdictsAnswer([says(1, "confirmed")]));

    const [one, both] = [quick.result.usage, standard.result.usage];
    assert.ok(one !== undefined && both !== undefined);
    assert.ok(both.inputTokens > one.inputTokens && both.outputTokens > one.outputTokens);
  });
});
