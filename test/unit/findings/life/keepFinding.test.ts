import assert from "node:assert/strict";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import { createFindingStore } from "../../../../src/core/findings/findingStore.ts";
import { keepFindings } from "../../../../src/core/findings/life/keepFinding.ts";
import { createReviewedCodeStore } from "../../../../src/core/findings/life/reviewedCodeStore.ts";
import { findingOn } from "../sampleFinding.ts";
import { processorTime } from "../../../support/processorTime.ts";

const text = [
  "function cancel(id) {",
  "  refund(id);",
  "}",
  "",
  "function charge(id) {",
  "  pay(id);",
  "}",
  "",
].join("\n");
const uri = "file:///shop/a.ts";
const texts = [{ uri, startLine: 0, original: text }];
const refund = findingOn(text, "  refund(id);", { id: "new", title: "Refunds twice" });
const other: Partial<Finding> = { title: "Amount unchecked", trigger: "x", explanation: "y" };

/** A review after another: what is in the store, and what was completely reviewed. */
function keeping(known: readonly Finding[], reviewed: readonly string[] = []) {
  const findings = createFindingStore();
  findings.put(known);
  const reviewedCode = createReviewedCodeStore();
  reviewedCode.add(
    "me",
    reviewed.map((one) => ({ uri, text: one })),
  );
  return { findings, keep: keepFindings("me", { findings, reviewedCode }) };
}

describe("keeping the findings of a review", () => {
  it("folds what two answers say of the same lines, and not what one answer says", () => {
    const { findings, keep } = keeping([]);
    const again = { ...refund, title: "Refunds two times" };

    assert.ok(keep(refund, texts));
    assert.equal(keep(again, [...texts]), undefined);
    assert.ok(keep(again, texts));
    assert.equal(findings.all().length, 2);
  });

  it("gives a finding of another file an id of its own", () => {
    const { findings, keep } = keeping([{ ...refund, uri: "file:///shop/moved.ts" }]);
    const kept = keep(refund, texts);

    assert.equal(kept?.id, "new-2");
    assert.equal(findings.all().length, 2);
  });

  it("takes a new defect for no dismissed one that has moved to the same code", () => {
    const { keep } = keeping([{ ...refund, id: "old", state: "dismissed" }]);

    assert.equal(keep({ ...refund, ...other }, texts)?.state, "open");
    assert.equal(keep(refund, [...texts])?.state, "dismissed");
  });

  it("keeps what the user wrote on a finding that comes back", () => {
    const talk = [{ who: "user", text: "Why?" }] as const;
    const dismissed = { dismissNote: "n", dismissedBy: "team", dismissReason: "later" } as const;
    const { keep } = keeping([{ ...refund, id: "old", state: "dismissed", ...dismissed, talk }]);
    const kept = keep(refund, texts);

    assert.deepEqual(
      [kept?.id, kept?.dismissNote, kept?.dismissedBy, kept?.talk],
      ["old", "n", "team", talk],
    );
  });

  it("keeps what was tried of a fix that comes back, and of no other", () => {
    const fix = (newText: string) => ({
      title: "f",
      edits: [{ uri, range: refund.range, oldText: "  refund(id);", newText }],
    });
    const { keep } = keeping([{ ...refund, fix: { ...fix("a"), trial: "breaks" } }]);

    assert.equal(keep({ ...refund, fix: fix("a") }, texts)?.fix?.trial, "breaks");
    const { keep: keepOther } = keeping([{ ...refund, fix: { ...fix("a"), trial: "breaks" } }]);
    assert.equal(keepOther({ ...refund, fix: fix("b") }, texts)?.fix?.trial, undefined);
  });

  it("calls late what is found in old code, evidence included", () => {
    const half = "function cancel(id) {\n  refund(id);\n}\n";
    const evidence = [{ ...findingOn(text, "  pay(id);"), note: "n" }];

    assert.equal(keeping([], [half]).keep(refund, texts)?.late, true);
    assert.equal(keeping([], [half]).keep({ ...refund, evidence }, texts)?.late, undefined);
    assert.equal(keeping([], [text]).keep({ ...refund, evidence }, texts)?.late, true);
    const dedented = text.replace("  refund", "refund");
    assert.equal(keeping([], [dedented]).keep(refund, texts)?.late, undefined);
  });

  it("stays quick with a thousand findings in one file", () => {
    const long = Array.from({ length: 3000 }, (_, at) => `  step${at}(order, ${at});`).join("\n");
    const of = [{ uri, startLine: 0, original: long }];
    const many = Array.from({ length: 1000 }, (_, at) =>
      findingOn(long, `  step${at * 3}(order`, { id: `k${at}`, title: `Step ${at} is lost` }),
    );
    const { keep } = keeping(many);

    const took = processorTime(() => {
      for (const one of many.slice(0, 200)) {
        assert.equal(keep({ ...one, id: "x" }, of)?.id, one.id);
      }
    });

    assert.ok(took < 5000, `${took} ms; it took seven seconds once`);
  });
});
