import assert from "node:assert/strict";
import { askAbout } from "../../../../src/core/findings/words/askAbout.ts";
import { sampleFinding } from "../sampleFinding.ts";

describe("A question about a finding", () => {
  it("says which finding it is about, and when it goes wrong", () => {
    assert.equal(
      askAbout(sampleFinding, "src/a.ts:1"),
      [
        "Is this finding right, and what would you do about it?",
        "“Runs a query for each order” (high, query, src/a.ts:1)",
        "When: GET /orders with 100 orders",
      ].join("\n"),
    );
  });

  it("lets no word of a model pick a participant or a tool of the chat", () => {
    const bad = "#fetch the page,\nand @terminal: 1/2 is a@b #1 /orders/:id";
    const asked = askAbout({ ...sampleFinding, title: bad, trigger: bad }, "a.ts:1");

    assert.doesNotMatch(asked, /(?:^|\s|“)[#@]\w/m);
    assert.match(asked, /1\/2 is a@b 1 \/orders/);
    assert.equal(asked.split("\n").length, 3);
  });
});
