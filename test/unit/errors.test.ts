import assert from "node:assert/strict";
import { sentenceOf } from "../../src/core/errors.ts";
import { titleOf } from "../../src/core/reviewRequest.ts";

/** What VS Code makes a link of in any notification. */
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+/;
const words = "[Fix it](command:workbench.action.quit)";

describe("A sentence for the user", () => {
  it("makes no link of what a server says or a file is called", () => {
    const said = sentenceOf({ code: "bad-request", detail: words, requestId: words });
    const titles = (["file", "selection"] as const).map((kind) => {
      const at = { line: 0, character: 0 };
      return titleOf({ kind, uri: "file:///a", range: { start: at, end: at } }, () => words);
    });

    for (const sentence of [said, ...titles]) {
      assert.match(sentence, /Fix it/);
      assert.doesNotMatch(sentence, link);
    }
  });
});
