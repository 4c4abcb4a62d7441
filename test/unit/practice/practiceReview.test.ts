import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startPracticeServer } from "../../../scripts/practiceServer.ts";
import type { ReviewResult } from "../../../src/core/reviewEvent.ts";
import { startReview } from "../../../src/core/startReview.ts";
import { practiceEntries, shopFiles, shopFolder } from "../../practice/practiceEntry.ts";
import { folder } from "../../support/memoryFiles.ts";
import { reviewPorts } from "../../support/reviewPorts.ts";

const shop = Object.fromEntries(
  shopFiles().map((path) => [path, readFileSync(join(shopFolder, path), "utf8")]),
);

async function reviewed(path: string): Promise<ReviewResult> {
  await using server = await startPracticeServer({ delay: 0 });
  const ports = reviewPorts(server, { files: shop });
  const request = { kind: "file", uri: folder + path } as const;
  return await startReview(request, ports, () => undefined, new AbortController().signal);
}

describe("a review of the sample by the practice server", () => {
  for (const [path, entries] of practiceEntries()) {
    it(`draws what can be drawn of ${path} and drops the rest`, async () => {
      const result = await reviewed(path);

      const isDropped = (wrong?: string): boolean =>
        wrong === "no-such-quote" || wrong === "other-file";
      const drawn = entries.filter(({ wrong }) => !isDropped(wrong));
      assert.equal(result.ended, "complete", result.error?.message);
      assert.deepEqual(
        result.findings.map(({ title }) => title).toSorted(),
        drawn.map(({ finding }) => `${finding.title} (practice answer)`).toSorted(),
      );
      assert.equal(result.dropped.length, entries.length - drawn.length);
      for (const { uri } of result.findings) assert.equal(uri, folder + path);
    });
  }

  it("keeps the fix that creates a migration", async () => {
    const { findings } = await reviewed("src/payments/paymentConsumer.ts");

    const edits = findings.flatMap(({ fix }) => fix?.edits ?? []);
    assert.deepEqual(
      edits.map(({ uri, oldText }) => [uri, oldText === ""]),
      [
        [`${folder}src/payments/paymentConsumer.ts`, false],
        [`${folder}migrations/006_payment_event_once.sql`, true],
      ],
    );
  });
});
