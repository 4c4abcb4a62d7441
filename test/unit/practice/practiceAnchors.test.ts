import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { anchorQuote } from "../../../src/core/findings/anchors/anchorQuote.ts";
import { practiceEntries, shopFolder } from "../../practice/practiceEntry.ts";

describe("a practice finding", () => {
  for (const { finding, wrong } of [...practiceEntries().values()].flat()) {
    const expected = { "near-quote": "near", "no-such-quote": "lost" } as const;
    const kind =
      wrong === "near-quote" || wrong === "no-such-quote" ? expected[wrong] : ("exact" as const);

    it(`is ${kind === "lost" ? "not drawn" : `drawn by an ${kind} match`}: ${finding.title}`, () => {
      const text = readFileSync(join(shopFolder, finding.file), "utf8");

      assert.equal(anchorQuote(text, finding.quote, finding.line - 1).kind, kind);
    });
  }
});
