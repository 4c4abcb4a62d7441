import assert from "node:assert/strict";
import type { Finding } from "../../src/core/findings/finding.ts";
import { reanchor } from "../../src/core/findings/anchors/followEdits.ts";
import type { ReviewPorts } from "../../src/core/startReview.ts";
import { startReview } from "../../src/core/startReview.ts";
import { textAnswer } from "../fakeClaude/answers.ts";
import { startFakeClaude } from "../fakeClaude/startFakeClaude.ts";
import type { FakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { asksForVerdicts } from "../support/asksForVerdicts.ts";
import { folder, memoryFiles } from "../support/memoryFiles.ts";
import { reviewPorts } from "../support/reviewPorts.ts";

const uri = `${folder}src/orders.ts`;
const orders = [
  "export async function cancel(id: string) {",
  "  const order = await db.orders.find(id);",
  "  await refund(order.payment);",
  "  await db.orders.save({ ...order, state: 'cancelled' });",
  "}",
  "",
  "export async function list() {",
  "  return db.query('select * from orders');",
  "}",
  "",
].join("\n");

type Claim = Readonly<Record<string, unknown>>;
const refund: Claim = {
  file: "src/orders.ts",
  line: 3,
  quote: "  await refund(order.payment);",
  explanation: "The refund is sent before the state is saved, so a crash repeats it.",
  trigger: "Two cancels of one order at the same time refund its payment twice.",
  category: "idempotency",
  severity: "high",
  title: "An order can be refunded twice",
  evidence: [],
  fix: null,
};
const reworded: Claim = {
  ...refund,
  line: 4,
  quote:
    "  await refund(order.payment);\n  await db.orders.save({ ...order, state: 'cancelled' });",
  title: "Concurrent cancels refund the payment two times",
  trigger: "Two cancels for the same order run at the same time and both refund.",
};
const unbounded: Claim = {
  ...refund,
  line: 8,
  quote: "  return db.query('select * from orders');",
  explanation: "The whole table is read into memory.",
  trigger: "GET /orders with a million rows.",
  category: "query",
  severity: "medium",
  title: "The list has no limit",
};

interface Bench {
  readonly fake: FakeClaude;
  readonly ports: ReviewPorts;
  /** Reviews with these answers; gives the store's findings. */
  readonly review: (
    findings: readonly Claim[],
    earlier?: readonly object[],
  ) => Promise<readonly Finding[]>;
  /** As the editor does when the file has changed. */
  readonly change: (text: string) => void;
  readonly lastPrompt: () => string;
}

async function withReviews(
  use: (bench: Bench) => Promise<void>,
  depth: "quick" | "standard" = "quick",
): Promise<void> {
  let answer = "";
  await using fake = await startFakeClaude({
    answer: ({ body }) => {
      if (!asksForVerdicts(body)) return textAnswer(answer);
      const verdicts = [1, 2, 3].map((finding) => ({
        finding,
        reason: "No line stops it.",
        verdict: "refuted",
        severity: "high",
      }));
      return textAnswer(JSON.stringify({ verdicts }));
    },
  });
  let files = memoryFiles({ "src/orders.ts": orders });
  const made = reviewPorts(fake, { files: {}, settings: { reviewDepth: depth } });
  const ports: ReviewPorts = { ...made, files: proxied(() => files) };
  await use({
    fake,
    ports,
    async review(findings, earlier = []) {
      answer = JSON.stringify({ earlier, findings, examined: "" });
      const { signal } = new AbortController();
      const result = await startReview({ kind: "file", uri }, ports, () => undefined, signal);
      assert.equal(result.ended, "complete", result.error?.message);
      return ports.findings.all();
    },
    change(text) {
      files = memoryFiles({ "src/orders.ts": text });
      ports.findings.put(reanchor(ports.findings.of(uri), uri, text));
    },
    lastPrompt: () => ports.session.state().lastRequests[0]?.record.text ?? "",
  });
}

/** Files that can be changed under the ports that hold them. */
function proxied(files: () => ReviewPorts["files"]): ReviewPorts["files"] {
  return new Proxy(files(), { get: (_, name) => Reflect.get(files(), name) as unknown });
}

const titles = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ title }) => title);

describe("reviewing again", () => {
  it("updates a finding in place when it comes back in other words and with another quote", async () => {
    await withReviews(async ({ review }) => {
      const [before] = await review([refund]);
      const after = await review([reworded]);

      assert.deepEqual(titles(after), ["Concurrent cancels refund the payment two times"]);
      assert.equal(after[0]?.id, before?.id);
    });
  });

  it("keeps two defects of the same lines apart, whatever their order", async () => {
    await withReviews(async ({ review }) => {
      const other = {
        ...refund,
        title: "The amount is not checked",
        trigger: "x",
        explanation: "y",
      };
      const before = await review([refund, other]);
      const after = await review([other, refund]);

      const idOf = (findings: readonly Finding[], title: unknown) =>
        findings.find((one) => one.title === title)?.id;
      assert.equal(after.length, 2);
      assert.equal(idOf(after, refund["title"]), idOf(before, refund["title"]));
      assert.equal(idOf(after, other.title), idOf(before, other.title));
    });
  });

  it("marks what was not seen again, while its text is unchanged", async () => {
    await withReviews(async ({ review }) => {
      await review([refund, unbounded]);
      const after = await review([unbounded]);

      assert.equal(after.find(({ category }) => category === "idempotency")?.notSeenAgain, true);
      assert.equal(after.find(({ category }) => category === "query")?.notSeenAgain, undefined);
    });
  });

  it("calls late what comes up anew in unchanged code, and new what stands in changed code", async () => {
    await withReviews(async ({ review, change }) => {
      await review([]);
      const late = await review([unbounded]);
      change(orders.replace("const order =", "const order: Order ="));
      const after = await review([unbounded, refund]);

      assert.equal(late[0]?.late, true);
      assert.equal(after.find(({ category }) => category === "idempotency")?.late, undefined);
    });
  });

  it("is a fresh look with another model's eyes", async () => {
    await withReviews(async ({ review, ports }) => {
      await review([]);
      const settings = { ...ports.settings(), model: "opus" };
      const second: ReviewPorts = { ...ports, settings: () => settings };
      const { signal } = new AbortController();
      await review([unbounded]);
      ports.findings.remove(ports.findings.all().map(({ id }) => id));
      const result = await startReview({ kind: "file", uri }, second, () => undefined, signal);

      assert.equal(result.findings[0]?.late, undefined);
    });
  });

  it("asks first whether earlier findings are resolved, and takes the answer", async () => {
    await withReviews(async ({ review, change, lastPrompt }) => {
      await review([refund, unbounded]);
      change(orders.replace("const order =", "const order: Order ="));
      const after = await review(
        [],
        [
          { finding: 1, reason: "The order is locked now.", resolved: true },
          { finding: 2, reason: "Still without a limit.", resolved: false },
        ],
      );

      assert.match(
        lastPrompt(),
        /1\. src\/orders\.ts:3, idempotency, high: An order can be refunded/,
      );
      const [one, two] = after;
      assert.equal(one?.state, "fixed");
      assert.equal(one.checkReason, "The order is locked now.");
      assert.equal(two?.state, "open");
      assert.equal(two.notSeenAgain, undefined);
    });
  });

  it("takes for resolved nothing that the same answer reports", async () => {
    await withReviews(async ({ review, change }) => {
      await review([refund]);
      change(`${orders}\nexport const limit = 10;\n`);
      const [after] = await review(
        [{ ...refund, severity: "critical", title: "The refund can be sent two times" }],
        [{ finding: 1, reason: "Locked.", resolved: true }],
      );

      assert.deepEqual([after?.state, after?.severity], ["open", "critical"]);
    });
  });

  it("sees a finding again that is told to stand", async () => {
    await withReviews(async ({ review }) => {
      await review([refund]);
      const [missed] = await review([]);
      const [seen] = await review([], [{ finding: 1, reason: "Stands.", resolved: false }]);

      assert.deepEqual([missed?.notSeenAgain, seen?.notSeenAgain], [true, undefined]);
    });
  });

  it("believes no resolution of code that has not changed", async () => {
    await withReviews(async ({ review }) => {
      await review([refund]);
      const [after] = await review([], [{ finding: 1, reason: "Fine.", resolved: true }]);

      assert.equal(after?.state, "open");
      assert.equal(after.notSeenAgain, true);
    });
  });

  it("says that code was reviewed before only while it is unchanged", async () => {
    await withReviews(async ({ review, change, lastPrompt }) => {
      await review([]);
      assert.doesNotMatch(lastPrompt(), /completely reviewed before/);
      await review([]);
      assert.match(lastPrompt(), /completely reviewed before/);
      change(`${orders}\nexport const limit = 10;\n`);
      await review([]);
      assert.doesNotMatch(lastPrompt(), /completely reviewed before/);
    });
  });

  it("leaves a refuted finding refuted while its code is unchanged, without another challenge", async () => {
    await withReviews(async ({ review, fake }) => {
      const [first] = await review([refund]);
      const requests = fake.messages().length;
      const [second] = await review([refund]);

      assert.deepEqual([first?.state, second?.state], ["refuted", "refuted"]);
      assert.equal(fake.messages().length, requests + 1);
    }, "standard");
  });

  it("leaves a dismissed finding dismissed, and swallows no other with it", async () => {
    await withReviews(async ({ review, ports }) => {
      const [one] = await review([refund]);
      assert.ok(one !== undefined);
      ports.findings.put([{ ...one, state: "dismissed", dismissReason: "wrong" }]);
      const after = await review([{ ...refund, title: "Reworded", line: 9 }, reworded]);

      assert.deepEqual(
        after.map(({ state }) => state),
        ["dismissed", "open"],
      );
    });
  });

  it("settles: the third of three equal reviews changes nothing", async () => {
    await withReviews(async ({ review }) => {
      await review([refund, unbounded]);
      const second = await review([reworded, unbounded]);
      const third = await review([reworded, unbounded]);

      assert.deepEqual(third, second);
    });
  });
});
