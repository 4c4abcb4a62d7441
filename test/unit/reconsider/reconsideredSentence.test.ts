import assert from "node:assert/strict";
import type { Ask } from "../../../src/core/reconsider/ask.ts";
import type { Finding } from "../../../src/core/findings/finding.ts";
import type { ReconsiderResult } from "../../../src/core/reconsider/reconsider.ts";
import { reconsideredSentence } from "../../../src/core/reconsider/reconsideredSentence.ts";
import { sampleFinding } from "../findings/sampleFinding.ts";

const recheck: Ask = { kind: "recheck" };
const refreshFix: Ask = { kind: "refreshFix" };
const reply: Ask = { kind: "reply", text: "Sure?" };
const done = (
  verdict: NonNullable<ReconsiderResult["verdict"]>,
  finding: Finding = sampleFinding,
): ReconsiderResult => ({ ended: "complete", verdict, finding, reply: "See `a.ts:1`." });
const fixTo = (newText: string): Finding => ({
  ...sampleFinding,
  fix: { title: "Join", edits: [{ uri: "file:///shop/a.ts", oldText: "query", newText }] },
});
const title = "“Runs a query for each order”";

describe("reconsideredSentence", () => {
  it("says what a recheck came to, with the words of the answer", () => {
    const say = (result: ReconsiderResult) => reconsideredSentence(sampleFinding, recheck, result);

    assert.equal(say(done("stands")), `Still there: ${title}. See a.ts:1.`);
    assert.equal(say(done("revised")), `Still there: ${title}. See a.ts:1.`);
    assert.equal(say(done("withdrawn")), `Withdrawn: ${title}. See a.ts:1.`);
    assert.equal(say(done("resolved")), `Resolved, and marked as fixed: ${title}. See a.ts:1.`);
    const lost: Finding = { ...sampleFinding, state: "lost" };
    assert.equal(
      say(done("stands", lost)),
      `Still there, but its place was not found: ${title}. See a.ts:1.`,
    );
  });

  it("tells a new fix from one that was only repeated", () => {
    const say = (before: Finding, now: Finding) =>
      reconsideredSentence(before, refreshFix, done("stands", now));

    assert.equal(
      say(fixTo("join"), fixTo("joined")),
      `A new fix is there for ${title}. See a.ts:1.`,
    );
    assert.equal(say(fixTo("join"), fixTo("join")), `No new fix for ${title}. See a.ts:1.`);
    assert.equal(say(sampleFinding, sampleFinding), `No new fix for ${title}. See a.ts:1.`);
  });

  it("is silent where the thread has said it", () => {
    const say = (result: ReconsiderResult) => reconsideredSentence(sampleFinding, reply, result);
    const error = { code: "no-key", message: "No API key is set." } as const;

    assert.equal(say(done("stands")), "");
    assert.equal(say({ ended: "blocked", error }), "");
    assert.equal(say({ ended: "cancelled" }), "");
    assert.equal(say(done("resolved")), `Resolved, and marked as fixed: ${title}.`);
  });

  it("gives the sentence of what went wrong", () => {
    const error = { code: "no-key", message: "No API key is set." } as const;
    const result = { ended: "blocked", error } as const;

    assert.equal(reconsideredSentence(sampleFinding, recheck, result), "No API key is set.");
  });
});
