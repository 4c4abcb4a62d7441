import assert from "node:assert/strict";
import { reviewAnyway } from "../../../src/host/reviewAnyway.ts";

describe("The button for a file that only .gitignore covers", () => {
  it("reviews the same file, and says that the user knows", () => {
    assert.deepEqual(reviewAnyway({ kind: "file", uri: "file:///a.ts" }), {
      title: "Review Anyway",
      command: "backendArchitect.reviewFile",
      arguments: [{ uri: "file:///a.ts", anyway: true }],
    });
  });

  it("reviews no more of it than was selected", () => {
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };

    assert.deepEqual(reviewAnyway({ kind: "selection", uri: "file:///a.ts", range }), {
      title: "Review Anyway",
      command: "backendArchitect.reviewSelection",
      arguments: [{ uri: "file:///a.ts", anyway: true, range }],
    });
  });
});
