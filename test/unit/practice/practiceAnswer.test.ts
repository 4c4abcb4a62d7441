import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findingSchema } from "../../../src/core/prompt/findingSchema.ts";
import { renderPart } from "../../../src/core/prompt/renderPart.ts";
import { practiceAnswer, type PracticeAnswer } from "../../practice/practiceAnswer.ts";
import { practiceEntries, shopFolder, type WireFinding } from "../../practice/practiceEntry.ts";

interface Shown {
  readonly path: string;
  /** From 0; all of the file by default. */
  readonly lines?: readonly [start: number, end: number];
  readonly why?: string;
  readonly prefix?: string;
}

function partOf({ path, lines, why = "under review", prefix = "" }: Shown): string {
  const [start, end] = lines ?? [0, Infinity];
  const text = readFileSync(join(shopFolder, path), "utf8")
    .split("\n")
    .slice(start, end)
    .join("\n");
  const part = { path: prefix + path, text, startLine: start, languageId: "typescript", why };
  return renderPart({ ...part, numbered: true });
}

function ask(text: string, schema?: object): PracticeAnswer {
  const config = schema === undefined ? {} : { output_config: { format: { schema } } };
  return practiceAnswer({
    messages: [{ role: "user", content: [{ type: "text", text }] }],
    ...config,
  });
}

function review(...shown: readonly Shown[]): {
  findings: readonly WireFinding[];
  examined: string;
} {
  const text = [...shown.map(partOf), "Review the files above."].join("\n");
  const answer = ask(text, findingSchema);
  assert.equal(answer.kind, "review");
  return answer.json;
}

const titles = (findings: readonly WireFinding[]): string =>
  findings.map(({ title }) => title).join("\n");

describe("practiceAnswer, asked for a review", () => {
  it("gives every finding of a file, the worst first, each marked as canned", () => {
    const { findings, examined } = review({ path: "src/routes/orders.ts" });

    assert.equal(findings.length, 3);
    assert.equal(findings[0]?.severity, "critical");
    for (const { title, explanation } of findings) {
      assert.match(title, /\(practice answer\)$/);
      assert.match(explanation, /^Practice answer, written in advance: /);
    }
    assert.match(examined, /^Practice answer: .*src\/routes\/orders\.ts/);
  });

  it("gives of a selection only what is quoted from it", () => {
    const { findings } = review(
      { path: "src/routes/orders.ts", lines: [0, 14], why: "the file's imports" },
      { path: "src/routes/orders.ts", lines: [66, 80] },
    );

    assert.match(titles(findings), /can refund an order/);
    assert.doesNotMatch(titles(findings), /One query for the items/);
  });

  it("says nothing of files that are there for context alone", () => {
    const { findings } = review(
      { path: "src/orders/placeOrder.ts", why: "called by the code under it" },
      { path: "src/orders/cancelOrder.ts" },
    );

    assert.deepEqual([...new Set(findings.map(({ file }) => file))], ["src/orders/cancelOrder.ts"]);
  });

  it("quotes as evidence, and mends, only what was sent", () => {
    const path = "src/orders/orderRepository.ts";
    const alone = review({ path }).findings.find(({ category }) => category === "tenancy");
    const both = review({ path }, { path: "src/routes/orders.ts", why: "calls it" }).findings.find(
      ({ category }) => category === "tenancy",
    );

    assert.deepEqual([alone?.fix, alone?.evidence.length], [null, 1]);
    assert.deepEqual([both?.fix?.edits.length, both?.evidence.length], [2, 2]);
  });

  it("names files with the folders that the prompt puts before them", () => {
    const path = "src/payments/paymentConsumer.ts";
    const [finding] = review({ path, prefix: "work/shop/" }).findings;

    assert.equal(finding?.file, `work/shop/${path}`);
    assert.deepEqual(
      finding.fix?.edits.map(({ file }) => file),
      [`work/shop/${path}`, "work/shop/migrations/006_payment_event_once.sql"],
    );
  });

  it("has an answer to every file that has findings", () => {
    for (const [path, entries] of practiceEntries()) {
      assert.equal(review({ path }).findings.length, entries.length, path);
    }
  });

  it("finds nothing in a sound file of the sample", () => {
    assert.deepEqual(review({ path: "src/shipping/shippingRates.ts" }).findings, []);
  });

  it("quotes a line as it was sent when a secret was taken out of it", () => {
    const shown = partOf({ path: "src/config.ts" }).replace('"development"', '"[[secret:x:1]]"');

    const answer = ask(shown, findingSchema);

    assert.equal(answer.kind, "review");
    const finding = answer.json.findings.find(({ file }) => file === "src/config.ts");
    assert.equal(finding?.quote, 'jwtSecret: env.JWT_SECRET ?? "[[secret:x:1]]",');
    assert.ok(finding.fix);
  });

  it("says that it cannot know about anything else", () => {
    const answer = ask(
      "### src/other.ts (typescript, line 1): under review\n1|let a;",
      findingSchema,
    );

    assert.equal(answer.kind, "review");
    assert.deepEqual(answer.json.findings, []);
    assert.match(answer.json.examined, /^Practice answer: .*cannot know/);
  });

  it("still answers a prompt of another form", () => {
    const path = "src/config.ts";
    const code = readFileSync(join(shopFolder, path), "utf8");

    const answer = ask(
      `Please review this file.\n<file path="${path}">\n${code}</file>`,
      findingSchema,
    );

    assert.equal(answer.kind, "review");
    assert.match(titles(answer.json.findings), /known word/);
  });
});

describe("practiceAnswer, asked for a challenge", () => {
  const schema = { type: "object", properties: { verdicts: { type: "array" } } };

  it("gives each finding its verdict by the number that the prompt gave it", () => {
    const text = `Findings to challenge:
1. [medium] Two callers may change the status at the same time (practice answer)
2. [critical] A payment event that comes twice is booked twice (practice answer)

## Finding 3
Title: The customer list has no largest page (practice answer)
4. Something that nobody wrote`;

    const answer = ask(text, schema);

    assert.equal(answer.kind, "challenge");
    assert.deepEqual(
      answer.json.verdicts.map(({ finding, verdict }) => `${finding} ${verdict}`),
      ["1 refuted", "2 confirmed", "3 lowered"],
    );
    for (const { reason } of answer.json.verdicts) assert.match(reason, /^Practice answer/);
  });
});

describe("practiceAnswer, asked in the chat", () => {
  const cases: readonly (readonly [question: string, words: RegExp])[] = [
    ["Is the payment consumer idempotent?", /paymentConsumer\.ts` is \*\*not idempotent/],
    ["Why is the order list slow?", /1 \+ n queries/],
    ["What happens when a handler fails?", /amqpQueue\.ts/],
    ["Can we oversell?", /takeFromStock/],
    ["Are tenants separated?", /findOrder/],
    ["Which framework do you like?", /It \*\*cannot know\*\*/],
  ];
  for (const [question, words] of cases) {
    it(`answers “${question}” and says that it is canned`, () => {
      const answer = ask(question);

      assert.equal(answer.kind, "chat");
      assert.match(answer.markdown, /^> \*\*Practice answer\*\*/);
      assert.match(answer.markdown, words);
    });
  }

  it("is not led by words in the attached code", () => {
    const answer = ask(`${partOf({ path: "src/orders/placeOrder.ts", why: "attached" })}\nHello?`);

    assert.equal(answer.kind, "chat");
    assert.match(answer.markdown, /cannot know/);
  });
});
