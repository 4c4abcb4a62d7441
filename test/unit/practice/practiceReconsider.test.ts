import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startPracticeServer } from "../../../scripts/practiceServer.ts";
import type { Ask } from "../../../src/core/reconsider/ask.ts";
import type { Finding } from "../../../src/core/findings/finding.ts";
import { reconsider } from "../../../src/core/reconsider/reconsider.ts";
import { startReview } from "../../../src/core/startReview.ts";
import { folder } from "../../support/memoryFiles.ts";
import { reviewPorts } from "../../support/reviewPorts.ts";
import { shopFolder } from "../../practice/practiceEntry.ts";

const path = "src/payments/paymentConsumer.ts";
const text = readFileSync(join(shopFolder, path), "utf8");
const quiet = new AbortController().signal;

async function askOf(ask: Ask, today = text, title?: string) {
  await using server = await startPracticeServer({ delay: 0 });
  const before = reviewPorts(server, { files: { [path]: text } });
  await startReview({ kind: "file", uri: folder + path }, before, () => undefined, quiet);
  const [found] = before.findings.all().filter(({ fix }) => fix !== undefined);
  assert.ok(found !== undefined);
  const ports = reviewPorts(server, { files: { [path]: today } });
  const finding: Finding = { ...found, ...(title !== undefined && { title }) };
  ports.findings.put([finding]);
  const result = await reconsider({ id: finding.id, ask }, ports, () => undefined, quiet);
  return { result, finding };
}

describe("the practice server, asked about a finding", () => {
  it("says that its answer is canned, and leaves the finding as it is", async () => {
    const { result, finding } = await askOf({ kind: "reply", text: "Are you sure?" });

    assert.equal(result.ended, "complete");
    assert.match(result.reply ?? "", /^Practice answer, written in advance: .*key/);
    assert.equal(result.finding?.title, finding.title);
    assert.equal(result.finding.state, finding.state);
    assert.deepEqual(result.finding.fix, finding.fix);
  });

  it("calls it resolved when its line is gone", async () => {
    const { result } = await askOf({ kind: "recheck" }, "export {};\n");

    assert.equal(result.verdict, "resolved");
    assert.equal(result.finding?.state, "fixed");
    assert.match(result.reply ?? "", /^Practice answer/);
  });

  it("has no other fix than the one that was written in advance", async () => {
    const { result, finding } = await askOf({ kind: "refreshFix" });

    assert.deepEqual(result.finding?.fix, finding.fix);
    assert.match(result.reply ?? "", /^Practice answer/);
  });

  it("cannot know about a finding that is not its own", async () => {
    const { result } = await askOf({ kind: "recheck" }, text, "Something else");

    assert.equal(result.verdict, "stands");
    assert.match(result.reply ?? "", /cannot know/);
  });
});
