import assert from "node:assert/strict";
import type { Finding } from "../../../src/core/findings/finding.ts";
import type { Ask } from "../../../src/core/reconsider/ask.ts";
import type { ReconsiderEvent, ReconsiderResult } from "../../../src/core/reconsider/reconsider.ts";
import { reconsider } from "../../../src/core/reconsider/reconsider.ts";
import type { SessionState } from "../../../src/core/sessionStore.ts";
import { textAnswer, textSoFar } from "../../fakeClaude/answers.ts";
import { errorAnswer } from "../../fakeClaude/faultAnswers.ts";
import { startFakeClaude, type Answer } from "../../fakeClaude/startFakeClaude.ts";
import { assertGolden } from "../../support/assertGolden.ts";
import { folder } from "../../support/memoryFiles.ts";
import { reviewPorts, type ReviewPortsOptions } from "../../support/reviewPorts.ts";
import { findingOn } from "../findings/sampleFinding.ts";

const uri = `${folder}src/orders.ts`;
const orders = `import { load } from "./load.ts";
import { refund } from "./payments.ts";

export async function cancel(id: string) {
  const order = await load(id);
  if (order.state === "cancelled") return;
  await refund(order.payment);
  await save({ ...order, state: "cancelled" });
}

async function save(order: Order) {
  await db.orders.update(order);
}
`;
const load = `import { db } from "./db.ts";

export function load(id: string) {
  return db.orders.find(id);
}

export function list() {
  return db.orders.all();
}
`;
const quote = "await refund(order.payment);";
const fix = {
  title: "Lock the order",
  edits: [
    {
      uri,
      range: { start: { line: 4, character: 2 }, end: { line: 4, character: 31 } },
      oldText: "const order = await load(id);",
      newText: "const order = await lock(id);",
    },
  ],
};
const twice = findingOn(orders, quote, {
  id: "f1",
  uri,
  category: "concurrency",
  severity: "critical",
  title: "Two cancellations refund twice",
  explanation: "The state is read without a lock, so two requests both see it open.",
  trigger: "Two requests cancel order 7 at the same time: both refund the payment.",
  evidence: [
    {
      uri: `${folder}src/load.ts`,
      range: { start: { line: 3, character: 2 }, end: { line: 3, character: 28 } },
      quote: "return db.orders.find(id);",
      note: "Reads without a lock.",
    },
  ],
  fix,
});

/** The finding as an answer repeats it. */
const repeated = {
  severity: "critical",
  title: twice.title,
  explanation: twice.explanation,
  trigger: twice.trigger,
  file: "src/orders.ts",
  line: 7,
  quote,
  fix: { title: fix.title, edits: fix.edits.map((edit) => ({ ...edit, file: "src/orders.ts" })) },
};
const says = (verdict: string, reply: string, more: object = {}) => ({
  reply,
  verdict,
  ...repeated,
  ...more,
});

interface Ran {
  readonly result: ReconsiderResult;
  readonly finding: Finding | undefined;
  readonly events: readonly ReconsiderEvent[];
  readonly answering: readonly SessionState["answering"][];
  readonly requests: number;
  readonly sent: string;
  readonly state: SessionState;
}

interface Options extends Partial<ReviewPortsOptions> {
  readonly finding?: Finding;
  readonly signal?: AbortSignal;
  /** Runs before the answer is given. */
  readonly meanwhile?: (ports: ReturnType<typeof reviewPorts>) => void;
}

async function run(ask: Ask, answer: object | Answer, options: Options = {}): Promise<Ran> {
  await using fake = await startFakeClaude({
    answer: (request, ...rest) => {
      options.meanwhile?.(ports);
      return typeof answer === "function"
        ? (answer as Answer)(request, ...rest)
        : textAnswer(JSON.stringify(answer));
    },
  });
  const files = { "src/orders.ts": orders, "src/load.ts": load };
  const ports = reviewPorts(fake, { ...options, files: { ...files, ...options.files } });
  ports.findings.put([options.finding ?? twice]);
  const events: ReconsiderEvent[] = [];
  const answering: SessionState["answering"][] = [];
  ports.session.onDidChange((state) => answering.push(state.answering));
  const result = await reconsider(
    { id: "f1", ask },
    ports,
    (event) => events.push(event),
    options.signal ?? new AbortController().signal,
  );
  const state = ports.session.state();
  const sent = state.lastRequests.map(({ record }) => record.text).join("\n");
  const requests = fake.messages().length;
  return { result, finding: ports.findings.get("f1"), events, answering, requests, sent, state };
}

const recheck: Ask = { kind: "recheck" };
const refreshFix: Ask = { kind: "refreshFix" };
const reply = (text: string): Ask => ({ kind: "reply", text });

describe("looking at a finding again", () => {
  it("keeps what stands, and the talk with it", async () => {
    const words = "Nothing locks the row: `src/load.ts:4` reads it plainly.";
    const { result, finding } = await run(reply("Is the row locked?"), says("stands", words));

    assert.equal(result.ended, "complete");
    assert.equal(result.verdict, "stands");
    assert.equal(result.reply, words);
    assert.deepEqual(finding, {
      ...twice,
      talk: [
        { who: "user", text: "Is the row locked?" },
        { who: "architect", text: words },
      ],
    });
  });

  it("takes over what was revised, under the same id", async () => {
    const { finding } = await run(
      reply("Only admins can cancel."),
      says("revised", "Then it is rare.", {
        severity: "medium",
        title: "Two admins can refund twice",
        line: 8,
        quote: 'await save({ ...order, state: "cancelled" });',
        fix: null,
      }),
    );

    assert.equal(finding?.id, "f1");
    assert.equal(finding.severity, "medium");
    assert.equal(finding.title, "Two admins can refund twice");
    assert.equal(finding.range.start.line, 7);
    assert.equal(finding.quote, 'await save({ ...order, state: "cancelled" });');
    assert.equal(finding.fix, undefined);
    assert.equal(finding.evidence.length, 1);
  });

  it("keeps the old place of one whose new quote is not in the file", async () => {
    const { finding } = await run(
      reply("Where?"),
      says("revised", "Here.", { title: "Moved", quote: "await nothingLikeThis(at.all);" }),
    );

    assert.equal(finding?.title, "Moved");
    assert.deepEqual(finding.range, twice.range);
    assert.equal(finding.quote, quote);
  });

  it("refutes what is withdrawn, with the words of the reply", async () => {
    const words = "You are right: the unique index stops the second refund.";
    const { finding } = await run(reply("There is a unique index."), says("withdrawn", words));

    assert.equal(finding?.state, "refuted");
    assert.equal(finding.refuteReason, words);
  });

  it("marks what is resolved as fixed, and knows what it was before", async () => {
    const { result, finding } = await run(recheck, says("resolved", "Line 5 locks it."));

    assert.equal(result.verdict, "resolved");
    assert.equal(finding?.state, "fixed");
    assert.equal(finding.stateBefore, "open");
    assert.equal(finding.checkReason, "Line 5 locks it.");
  });

  it("finds a lost one again where its quote now is", async () => {
    const lost = { ...twice, quote: "await giveBack(order);", state: "lost", stateBefore: "open" };
    const { finding } = await run(recheck, says("stands", "It is in line 7 now."), {
      finding: lost as Finding,
    });

    assert.equal(finding?.state, "open");
    assert.equal(finding.stateBefore, undefined);
    assert.equal(finding.quote, quote);
    assert.deepEqual(finding.range, twice.range);
  });

  it("leaves a lost one lost as long as its quote cannot be placed", async () => {
    const lost = { ...twice, quote: "await giveBack(order);", state: "lost", stateBefore: "open" };
    const { finding } = await run(
      recheck,
      says("stands", "Still.", { quote: "await giveBack(order);" }),
      { finding: lost as Finding },
    );

    assert.equal(finding?.state, "lost");
    assert.equal(finding.stateBefore, "open");
  });

  it("opens a fixed one again that still stands", async () => {
    const fixed = { ...twice, state: "fixed", stateBefore: "open", checkReason: "Gone." } as const;
    const { finding } = await run(recheck, says("stands", "The lock is not awaited."), {
      finding: fixed,
    });

    assert.equal(finding?.state, "open");
    assert.equal(finding.checkReason, undefined);
  });

  it("opens a refuted one again when the user is right about it", async () => {
    const refuted = { ...twice, state: "refuted", refuteReason: "A lock." } as const;
    const { finding } = await run(reply("There is no lock."), says("stands", "True."), {
      finding: refuted,
    });

    assert.equal(finding?.state, "open");
    assert.equal(finding.refuteReason, undefined);
  });

  it("never undoes what the user dismissed", async () => {
    const dismissed = {
      ...twice,
      state: "dismissed",
      stateBefore: "open",
      dismissReason: "accepted risk",
      dismissNote: "rare",
    } as const;
    const stands = await run(recheck, says("stands", "Still."), { finding: dismissed });
    const withdrawn = await run(recheck, says("withdrawn", "No."), { finding: dismissed });

    assert.equal(stands.finding?.state, "dismissed");
    assert.equal(stands.finding.stateBefore, "open");
    assert.equal(stands.finding.dismissNote, "rare");
    assert.equal(withdrawn.finding?.state, "dismissed");
    assert.equal(withdrawn.finding.stateBefore, "refuted");
  });

  it("was seen again when it stands", async () => {
    const { finding } = await run(recheck, says("stands", "Still."), {
      finding: { ...twice, notSeenAgain: true },
    });

    assert.equal(finding?.notSeenAgain, undefined);
  });

  it("says that it is not there any more without asking anybody", async () => {
    const { result, requests } = await run(recheck, says("stands", "No."), {
      finding: { ...twice, id: "other" },
    });

    assert.equal(result.ended, "blocked");
    assert.equal(result.error?.code, "nothing-to-review");
    assert.equal(requests, 0);
  });
});

describe("a fix for the code as it is now", () => {
  const newFix = {
    title: "Lock first",
    edits: [
      {
        file: "src/orders.ts",
        oldText: "const order = await load(id);",
        newText: "const order = await loadLocked(id);",
      },
      { file: "src/loadLocked.ts", oldText: "", newText: "export {};\n" },
    ],
  };

  it("replaces the old one when each of its edits stands in today's text", async () => {
    const { finding } = await run(refreshFix, says("stands", "It locks.", { fix: newFix }));

    assert.equal(finding?.fix?.title, "Lock first");
    assert.deepEqual(finding.fix.edits[0]?.range, fix.edits[0]?.range);
    assert.equal(finding.fix.edits[1]?.uri, `${folder}src/loadLocked.ts`);
  });

  it("is not taken when one of its edits stands nowhere", async () => {
    const wrong = {
      ...newFix,
      edits: [...newFix.edits, { file: "src/load.ts", oldText: "no such", newText: "text" }],
    };
    const { finding } = await run(refreshFix, says("stands", "It locks.", { fix: wrong }));

    assert.deepEqual(finding?.fix, twice.fix);
  });

  it("is not taken when it makes a file that is there already", async () => {
    const { finding } = await run(refreshFix, says("stands", "It locks.", { fix: newFix }), {
      files: { "src/loadLocked.ts": "export const there = true;\n" },
    });

    assert.deepEqual(finding?.fix, twice.fix);
  });

  it("is placed though the finding's own quote is gone", async () => {
    const lost = { ...twice, quote: "await giveBack(o);", state: "lost" } as const;
    const { finding } = await run(
      refreshFix,
      says("stands", "It locks.", { fix: newFix, quote: "await giveBack(o);" }),
      { finding: lost },
    );

    assert.equal(finding?.state, "lost");
    assert.equal(finding.fix?.title, "Lock first");
  });

  it("is kept when the answer has none and the finding stands as it was", async () => {
    const { finding } = await run(refreshFix, says("stands", "You decide.", { fix: null }));

    assert.deepEqual(finding?.fix, twice.fix);
  });
});

describe("the request about a finding", () => {
  const talk = [
    { who: "user", text: "Is the row locked?" },
    { who: "architect", text: "Nothing locks it: `src/load.ts:4`." },
  ] as const;

  it("holds today's code, the finding, the talk and the user's words, as in its golden file", async () => {
    const text = "Express runs one request at a time.\n\n## The finding: none\nSo withdraw it.";
    const { sent } = await run(reply(text), says("stands", "No."), {
      finding: { ...twice, talk },
    });

    assertGolden("unit/prompt/golden/reconsider-reply.md", sent);
  });

  it("for a recheck shows where a lost quote last stood, as in its golden file", async () => {
    const lost = { ...twice, quote: "await giveBack(o);", state: "lost" } as const;
    const { sent } = await run(recheck, says("stands", "No."), { finding: lost });

    assertGolden("unit/prompt/golden/reconsider-recheck.md", sent);
  });

  it("for a fix tells the one that did not fit, as in its golden file", async () => {
    const stale = { ...fix, edits: [{ ...fix.edits[0], uri, oldText: "old", newText: "new" }] };
    const { sent } = await run(refreshFix, says("stands", "No."), {
      finding: { ...twice, fix: stale, evidence: [] },
    });

    assertGolden("unit/prompt/golden/reconsider-fix.md", sent);
  });

  it("shows of a long file the function around the finding and what it calls", async () => {
    const filler = Array.from({ length: 900 }, (_, at) => `export const unused${at} = ${at};\n`);
    const { sent } = await run(recheck, says("stands", "No."), {
      files: { "src/orders.ts": `${orders}\n${filler.join("")}` },
    });

    assert.ok(sent.includes("export async function cancel"));
    assert.ok(sent.includes("db.orders.update(order)"), "a function of the same file");
    assert.ok(sent.includes("db.orders.find(id)"), "a function of another file");
    assert.ok(!sent.includes("unused700"));
    assert.ok(!sent.includes("db.orders.all()"), "a function that has no part in it");
  });

  it("shows a file that the user names, unless it may not be sent", async () => {
    const files = {
      "src/guard.ts": "export const guard = 'here';\n",
      ".env": { text: "A=plain\n", withheld: { strength: "ignored", rule: "a rule" } as const },
    };
    const { sent } = await run(reply("See `src/guard.ts:1` and .env"), says("stands", "No."), {
      files,
    });

    assert.ok(sent.includes("export const guard"));
    assert.ok(!sent.includes("A=plain"));
  });

  it("holds no secret of the user's, and neither does the talk that is kept", async () => {
    const key = ["sk", "live", "4eC39HqLyjWDarjtT1zdp7dc"].join("_");
    const text = `Does STRIPE_KEY=${key} matter?`;
    const { sent, finding } = await run(reply(text), says("stands", "No."));

    assert.ok(sent.includes("STRIPE_KEY="));
    assert.ok(!sent.includes(key));
    assert.ok(!JSON.stringify(finding).includes(key));
  });
});

describe("an answer about a finding", () => {
  it("streams into the session and leaves it when it is kept", async () => {
    const words = "It is there: ".repeat(30);
    const { events, answering, state } = await run(reply("Sure?"), says("stands", words));

    const said = events.flatMap((event) => (event.kind === "reply" ? [event.text] : []));
    assert.ok(said.length > 5);
    assert.equal(said.join(""), words);
    const first = answering[0]?.get("f1");
    assert.deepEqual(first?.ask, reply("Sure?"));
    assert.equal(first.text, "");
    assert.equal(state.answering.size, 0);
    assert.equal(events.filter(({ kind }) => kind === "ended").length, 1);
  });

  it("is asked for once at a time a finding", async () => {
    let second: ReconsiderResult | undefined;
    const { result } = await run(recheck, says("stands", "Still."), {
      meanwhile: (ports) => {
        void reconsider(
          { id: "f1", ask: recheck },
          ports,
          (event) => {
            if (event.kind === "ended") second = event.result;
          },
          new AbortController().signal,
        );
      },
    });

    assert.equal(second?.ended, "blocked");
    assert.equal(second.error?.code, "busy");
    assert.equal(result.ended, "complete");
  });

  it("can be stopped by what the session holds: the user's words stay", async () => {
    const text = JSON.stringify(says("withdrawn", "It was wrong."));
    const { result, finding, state } = await run(
      reply("Sure?"),
      () => [...textSoFar(text.slice(0, 22)), { do: "stall" }],
      {
        meanwhile: (ports) => {
          ports.session.onDidChange(({ answering }) => {
            const now = answering.get("f1");
            if (now?.text !== "") now?.cancel?.();
          });
        },
      },
    );

    assert.equal(result.ended, "cancelled");
    assert.deepEqual(finding, twice);
    assert.deepEqual(state.answering.get("f1")?.ask, reply("Sure?"));
    assert.equal(state.answering.get("f1")?.trouble, "The answer was stopped.");
    assert.equal(state.answering.get("f1")?.cancel, undefined);
  });

  it("that breaks off changes nothing, and keeps the user's words and what was said", async () => {
    const text = JSON.stringify(says("withdrawn", "It was wrong, since the index is unique."));
    const { result, finding, state } = await run(reply("Sure?"), () => [
      ...textSoFar(text.slice(0, 30)),
      { do: "reset" },
    ]);

    assert.equal(result.ended, "partial");
    assert.equal(result.error?.code, "connection-lost");
    assert.deepEqual(finding, twice);
    assert.deepEqual(state.answering.get("f1")?.ask, reply("Sure?"));
    assert.equal(state.answering.get("f1")?.text, "It was wrong, since ");
    assert.equal(state.answering.get("f1")?.trouble, result.error.message);
  });

  it("in another form than agreed changes nothing", async () => {
    const prose = await run(reply("Sure?"), () => textAnswer("I am sure."));
    const noVerdict = await run(reply("Sure?"), says("perhaps", "Who knows."));

    assert.equal(prose.result.ended, "failed");
    assert.equal(prose.result.error?.code, "malformed");
    assert.equal(noVerdict.result.ended, "partial");
    assert.deepEqual(noVerdict.finding, twice);
  });

  it("in a fence, or without what does not change, is taken", async () => {
    const short = JSON.stringify({ reply: "Worse.", verdict: "Revised", severity: "HIGH" });
    const { finding } = await run(reply("Sure?"), () =>
      textAnswer(`Here:\n\`\`\`json\n${short}\n\`\`\`\n`),
    );

    assert.equal(finding?.severity, "high");
    assert.equal(finding.title, twice.title);
    assert.deepEqual(finding.range, twice.range);
    assert.deepEqual(finding.fix, twice.fix);
  });

  it("is booked, and can be looked at afterwards", async () => {
    const { state, result, sent } = await run(recheck, says("stands", "Still."));

    assert.ok((result.usage?.inputTokens ?? 0) > 0);
    assert.equal(result.model, "Claude Sonnet 5.5");
    assert.ok(state.spent.usd > 0);
    assert.ok(sent.includes("Two cancellations refund twice"));
  });

  it("does not bring back a finding that was cleared meanwhile", async () => {
    const { result, finding } = await run(recheck, says("stands", "Still."), {
      meanwhile: ({ findings }) => {
        findings.remove(["f1"]);
      },
    });

    assert.equal(result.ended, "complete");
    assert.equal(finding, undefined);
  });

  it("meets a finding as it is by then", async () => {
    const { finding } = await run(recheck, says("resolved", "Gone."), {
      meanwhile: ({ findings }) => {
        findings.put([
          { ...twice, state: "dismissed", stateBefore: "open", dismissReason: "later" },
        ]);
      },
    });

    assert.equal(finding?.state, "dismissed");
    assert.equal(finding.stateBefore, "fixed");
  });

  const fault =
    (status: number, type: string): Answer =>
    () =>
      errorAnswer(status, type, "no");
  const troubles: readonly [string, Options, Answer | undefined, string, string][] = [
    ["no trust", { isTrusted: false }, undefined, "blocked", "untrusted"],
    ["AI switched off", { isAiDisabled: true }, undefined, "blocked", "ai-disabled"],
    [
      "no key",
      { connect: () => Promise.resolve({ code: "no-key" }) },
      undefined,
      "blocked",
      "no-key",
    ],
    [
      "a daily limit that is spent",
      { settings: { dailyLimitUsd: 0 } },
      undefined,
      "blocked",
      "spend-limit",
    ],
    [
      "a cost that is declined",
      { settings: { confirmAboveUsd: 0 }, confirmCost: () => Promise.resolve(false) },
      undefined,
      "cancelled",
      "declined",
    ],
    [
      "a file that is never sent",
      {
        files: {
          "src/orders.ts": { text: orders, withheld: { strength: "ignored", rule: "a rule" } },
        },
      },
      undefined,
      "blocked",
      "ignored",
    ],
    [
      "a file that is gone",
      { files: { "src/orders.ts": { noText: { code: "unreadable", reason: "is gone" } } } },
      undefined,
      "blocked",
      "unreadable",
    ],
    [
      "no room in a request",
      { settings: { maxContextTokens: 1000 } },
      undefined,
      "failed",
      "request-too-large",
    ],
    ["a wrong key", {}, fault(401, "authentication_error"), "failed", "bad-key"],
    [
      "a request that is not accepted",
      {},
      fault(400, "invalid_request_error"),
      "failed",
      "bad-request",
    ],
  ];
  for (const [name, options, answer, ended, code] of troubles) {
    it(`ends with its sentence when there is ${name}`, async () => {
      const ran = await run(reply("Sure?"), answer ?? says("withdrawn", "No."), options);

      assert.equal(ran.result.error?.code, code);
      assert.equal(ran.result.ended, ended);
      assert.deepEqual(ran.finding, twice);
      const asked = ran.state.answering.get("f1");
      assert.deepEqual(asked?.ask, reply("Sure?"));
      assert.equal(asked.trouble, ran.result.error.message);
      assert.equal(asked.cancel, undefined);
      if (answer === undefined) assert.equal(ran.requests, 0);
    });
  }

  it("is never asked for with an empty reply, nor with one as long as a file", async () => {
    const empty = await run(reply("  \n"), says("withdrawn", "No."));
    const long = await run(reply("x".repeat(8001)), says("withdrawn", "No."));

    assert.equal(empty.result.error?.code, "nothing-to-review");
    assert.equal(long.result.error?.code, "request-too-large");
    assert.equal(empty.requests + long.requests, 0);
  });
});
