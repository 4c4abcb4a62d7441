import assert from "node:assert/strict";
import fc from "fast-check";
import type { Finding } from "../../../src/core/findings/finding.ts";
import type { SafeText } from "../../../src/core/findings/renderComment.ts";
import { renderComment } from "../../../src/core/findings/renderComment.ts";
import { renderFix } from "../../../src/core/findings/renderFix.ts";
import { plainLine } from "../../../src/core/plainLine.ts";
import { assertGolden } from "../../support/assertGolden.ts";
import { sampleFinding } from "./sampleFinding.ts";

const safe: SafeText = {
  markdown: (text) => text,
  line: plainLine,
  pathOf: (uri) => uri.replace("file:///shop/", ""),
};

const full: Finding = {
  ...sampleFinding,
  state: "unchecked",
  match: "near",
  notSeenAgain: true,
  evidence: [
    { uri: "file:///shop/db/1.sql", range: sampleFinding.range, quote: "x", note: "no index" },
  ],
  fix: {
    title: "Ask once",
    edits: [
      { uri: sampleFinding.uri, oldText: "a\nb\nc", newText: "a\nB\nB2\nc" },
      { uri: "file:///shop/db/2.sql", oldText: "", newText: "create index;\n" },
    ],
  },
};

describe("renderComment", () => {
  it("shows everything that is known of a finding, in the order in which it is read", () => {
    assertGolden("unit/findings/fullComment.txt", renderComment(full, safe));
  });

  it("leaves out the sections that have nothing to say", () => {
    const body = renderComment({ ...sampleFinding, trigger: " ", explanation: "" }, safe);

    assert.equal(
      body,
      "High severity, query: Runs a query for each order.\n\n— backend-architect · claude-sonnet-5",
    );
  });

  it("says of a local check that no model said it", () => {
    assert.match(renderComment({ ...sampleFinding, source: "local" }, safe), /· local check$/);
  });

  it("keeps a title of a model on one line, without anything active", () => {
    const body = renderComment(
      { ...sampleFinding, title: "[x](command:a)\n# ![b](http://c)" },
      safe,
    );

    const first = body.split("\n")[0] ?? "";
    assert.match(first, /x.*b.*c/);
    assert.doesNotMatch(first, /(?<!\\)[[\]<]|(?<!\\):\/\//);
  });
});

describe("renderFix", () => {
  it("closes its block after the whole change, whatever the change contains", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("`", "~", "x", "\n", "```\n")), (pieces) => {
        const newText = `y${pieces.join("")}`;
        const block = renderFix([{ uri: "a", oldText: "x", newText }], (uri) => uri);
        const [open = "", ...lines] = block.split("\n");
        const fence = open.replace("diff", "");
        const closing = lines.findIndex((line) => new RegExp(`^ {0,3}${fence}\`*\\s*$`).test(line));
        return /^`{3,}diff$/.test(open) && (closing === lines.length - 1 || lines.length > 60);
      }),
    );
  });

  it("cuts a long change and says how much is missing", () => {
    const block = renderFix([{ uri: "a", oldText: "", newText: "x\n".repeat(100) }], (uri) => uri);

    assert.match(block, /and 41 more lines/);
  });
});
