import assert from "node:assert/strict";
import fc from "fast-check";
import { closingSentence } from "../../src/core/closingSentence.ts";
import type { ReviewResult } from "../../src/core/reviewEvent.ts";
import { sampleFinding } from "./findings/sampleFinding.ts";

const about = { files: 2, model: "Claude Sonnet 5" };
const none: ReviewResult = { ended: "complete", findings: [], dropped: [], notReviewed: [] };
const dropped = [{ title: "t", reason: "r" }];
const error = { code: "overloaded", message: "Claude is overloaded: try again." } as const;
const critical = { ...sampleFinding, severity: "critical" } as const;

const cases: { title: string; result: ReviewResult; sentence: string }[] = [
  { title: "a clean review", result: none, sentence: "No problems found in 2 files." },
  {
    title: "a clean review with files withheld",
    result: { ...none, notReviewed: [{ uri: "u", reason: "ignored", cause: "rule" }] },
    sentence: "No problems found in 2 files. 1 place withheld by rules.",
  },
  {
    title: "findings by severity",
    result: { ...none, findings: [sampleFinding, critical, sampleFinding] },
    sentence: "Reviewed 2 files: 3 findings (1 critical, 2 high).",
  },
  {
    title: "a review whose findings were all dropped",
    result: { ...none, dropped },
    sentence:
      "Reviewed 2 files: no finding that could be drawn. 1 finding dropped: no matching code.",
  },
  {
    title: "an incomplete review",
    result: { ...none, ended: "partial", findings: [sampleFinding], error },
    sentence: "Review incomplete: 1 finding (1 high). Claude is overloaded: try again.",
  },
  {
    title: "a failed one",
    result: { ...none, ended: "failed", error },
    sentence: "Review failed. Claude is overloaded: try again.",
  },
  {
    title: "a cancelled one",
    result: { ...none, ended: "cancelled" },
    sentence: "Review cancelled.",
  },
  {
    title: "a blocked one",
    result: { ...none, ended: "blocked", error },
    sentence: "Claude is overloaded: try again.",
  },
  {
    title: "a blocked one, of which nothing is left over",
    result: {
      ...none,
      ended: "blocked",
      error,
      notReviewed: [{ uri: "u", reason: "r", cause: "trouble" }],
    },
    sentence: "Claude is overloaded: try again.",
  },
  {
    title: "what it cost",
    result: {
      ...none,
      usage: { inputTokens: 12_000, outputTokens: 300, cachedTokens: 9000, usd: 0.25 },
    },
    sentence:
      "No problems found in 2 files. Claude Sonnet 5 · 12,000 tokens in (9,000 cached) · 300 tokens out · $0.25",
  },
];

describe("closingSentence", () => {
  for (const { title, result, sentence } of cases) {
    it(`words ${title}`, () => {
      assert.equal(closingSentence(result, about), sentence);
    });
  }

  it("says that no problem was found only of a complete review that reported none at all", () => {
    const results = fc.record({
      ended: fc.constantFrom<ReviewResult["ended"]>(
        "complete",
        "partial",
        "failed",
        "cancelled",
        "refused",
        "blocked",
      ),
      findings: fc.constantFrom([], [sampleFinding]),
      dropped: fc.constantFrom([], dropped),
      notReviewed: fc.constantFrom<ReviewResult["notReviewed"]>(
        [],
        [{ uri: "u", reason: "r", cause: "trouble" }],
      ),
    });
    fc.assert(
      fc.property(results, (result) => {
        const isClean =
          result.ended === "complete" && result.findings.length + result.dropped.length === 0;
        return closingSentence(result, about).includes("No problems") === isClean;
      }),
    );
  });
});
