import assert from "node:assert/strict";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import type { SafeText } from "../../../../src/core/findings/words/renderComment.ts";
import { authorOf, renderComment } from "../../../../src/core/findings/words/renderComment.ts";
import { renderFix } from "../../../../src/core/findings/words/renderFix.ts";
import { safeMarkdown } from "../../../../src/core/safeMarkdown.ts";
import { plainLine } from "../../../../src/core/plainLine.ts";
import { assertGolden } from "../../../support/assertGolden.ts";
import { sampleFinding } from "../sampleFinding.ts";

const safe: SafeText = {
  markdown: (text) => text,
  line: plainLine,
  pathOf: (uri) => uri.replace("file:///shop/", ""),
};

const link = (index: number): string => `command:open?${index}`;
const noLink = (): undefined => undefined;

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
    assertGolden("unit/findings/fullComment.txt", renderComment(full, safe, link));
  });

  it("leaves out the sections that have nothing to say", () => {
    const body = renderComment({ ...sampleFinding, trigger: " ", explanation: "" }, safe, link);

    assert.equal(body, "High severity, query. Not checked by a second look.");
  });

  it("leaves the title and who said it to the thread, which shows them already", () => {
    const body = renderComment({ ...full, title: "Its title", model: "Its model" }, safe, link);

    assert.doesNotMatch(body, /Its title|Its model|backend-architect/);
    assert.equal(authorOf(full), "backend-architect · claude-sonnet-5");
    assert.equal(authorOf({ ...full, source: "local" }), "backend-architect · local check");
    assert.equal(authorOf({ ...full, model: "a\n\u202Eb" }), "backend-architect · a b");
  });

  const states: readonly { changes: Partial<Finding>; words: string }[] = [
    {
      changes: { state: "unchecked" },
      words: "Unchecked: nothing has tried to refute it yet.",
    },
    { changes: { checked: "confirmed" }, words: "Confirmed by a second look." },
    {
      changes: { checked: "confirmed", checkReason: "No caller checks it" },
      words: "Confirmed by a second look: No caller checks it.",
    },
    {
      changes: { checked: "lowered", checkReason: "Staff alone can send it." },
      words: "Confirmed by a second look, which lowered its severity: Staff alone can send it.",
    },
    {
      changes: { state: "refuted", refuteReason: "The caller locks" },
      words: "Refuted by a second look: The caller locks.",
    },
    {
      changes: { state: "dismissed", dismissReason: "later", dismissNote: "after the release" },
      words: "Dismissed: later, after the release.",
    },
    {
      changes: { state: "dismissed", dismissReason: "wrong", dismissedBy: "team" },
      words: "Dismissed by the team: wrong.",
    },
    { changes: { source: "local" }, words: "Found by a local check, without a model." },
  ];
  for (const { changes, words } of states) {
    it(`says “${words}” of ${JSON.stringify(changes)}`, () => {
      const [first] = renderComment({ ...sampleFinding, ...changes }, safe, link).split("\n");

      assert.equal(first, `High severity, query. ${words}`.trimEnd());
    });
  }

  it("says of a late finding why it comes so late", () => {
    const body = renderComment({ ...sampleFinding, late: true }, safe, link);

    assert.match(body, /\*Late: this code was reviewed completely before and has not changed/);
  });

  it("names evidence without a link where none may be opened", () => {
    assert.match(renderComment(full, safe, noLink), /^\*\*Evidence:\*\* `db\/1\.sql:1` no index$/m);
  });

  it("lists several pieces of evidence below each other", () => {
    const evidence = [...full.evidence, ...full.evidence];

    assert.match(
      renderComment({ ...full, evidence }, safe, link),
      /^\*\*Evidence:\*\*\n\n1\. \[db\/1\.sql:1\]\(command:open\?0\) no index\n2\. \[/m,
    );
  });

  it("has no link but one for each piece of evidence, whatever a model writes", () => {
    const bad = fc
      .array(
        fc.constantFrom(
          ..."[ ] ( ) ! < > ` ``` * _ \\ : a | ~ & #".split(" "),
          "\n",
          "\n\n",
          "](command:x)",
          "[a](command:open?9)",
          "![i](http://e)",
          "<https://e>",
          "[r]: command:y\n",
        ),
        { maxLength: 12 },
      )
      .map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(bad, bad, bad, (one, two, three) => {
        const evidence = [one, two].map((note) => ({
          ...sampleFinding,
          uri: `file:///shop/${three}`,
          note,
        }));
        const finding = { ...full, trigger: one, explanation: two, refuteReason: three, evidence };
        const body = renderComment(
          { ...finding, fix: { title: three, edits: full.fix?.edits ?? [] } },
          { ...safe, markdown: safeMarkdown },
          link,
        );
        assert.deepEqual(linksIn(body), ["command:open?0", "command:open?1"]);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Where the links and images of Markdown lead, in a reader that takes HTML and bare addresses. */
function linksIn(markdown: string): readonly string[] {
  const reader = new MarkdownIt({ html: true, linkify: true });
  reader.linkify.set({ fuzzyLink: false });
  reader.validateLink = () => true;
  return reader
    .parse(markdown, {})
    .flatMap(({ children }) =>
      (children ?? []).flatMap(({ attrs }) =>
        (attrs ?? [])
          .filter(([name]) => name === "href" || name === "src")
          .map(([, to]) => String(to)),
      ),
    );
}

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
