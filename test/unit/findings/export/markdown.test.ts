import assert from "node:assert/strict";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { markdownFormat } from "../../../../src/core/findings/export/markdown.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import { assertGolden } from "../../../support/assertGolden.ts";
import { sampleFinding } from "../sampleFinding.ts";
import { sampleFindings, world } from "./exportSample.ts";

const render = (findings: readonly Finding[]): string => markdownFormat.render(findings, world);

/** As sites that host code read it: HTML counts, and bare addresses become links. */
const site = new MarkdownIt({ html: true, linkify: true });

function tokensOf(markdown: string) {
  return site.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

const hostile = fc
  .array(
    fc.constantFrom(
      "![x](https://evil.example/p)",
      "[x](command:y)",
      "<script>",
      "</details>",
      "</summary>",
      "<!-- ",
      "https://evil.example",
      "@team",
      "#7",
      "# Title",
      "```",
      "~~~",
      "\n",
      "\n\n",
      "> ",
      "- ",
      "`",
      "&lt;",
      "a",
      "|",
      "\u202e",
    ),
  )
  .map((pieces) => pieces.join(""));

describe("The Markdown export", () => {
  it("shows what stands, the worst first, and counts the rest", () => {
    assertGolden("unit/findings/export/findings.md.txt", render(sampleFindings));
  });

  it("says so when nothing stands", () => {
    assert.equal(
      render(sampleFindings.filter(({ state }) => state === "dismissed")),
      "## Backend review: 0 findings\n\nNothing stands · 1 dismissed, not listed\n",
    );
  });

  it("links to the lines of a finding, and to no file outside the workspace", () => {
    const outside = markdownFormat.render([sampleFinding], {
      ...world,
      pathOf: () => "../me~1/a.ts",
    });

    assert.match(render(sampleFindings), /\(src\/orders\/place%20order%20%231\.ts#L12-L14\)/);
    assert.match(outside, /^`\.\.\/me~1\/a\.ts:1` · query$/m);
  });

  it("has nothing active in it but our own links, details and marks, whatever a model writes", () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, words, note) => {
        const evil = {
          ...sampleFinding,
          title,
          explanation: words,
          trigger: words,
          quote: words,
          model: title,
          evidence: [{ uri: sampleFinding.uri, range: sampleFinding.range, quote: "q", note }],
          fix: { title, edits: [{ uri: sampleFinding.uri, oldText: "a", newText: words }] },
        };
        const tokens = tokensOf(render([evil, { ...evil, id: "2" }]));

        const links = tokens.filter(({ type }) => type === "link_open");
        assert.deepEqual([...new Set(links.map((token) => token.attrGet("href")))], ["a.ts#L1"]);
        assert.ok(!tokens.some(({ type }) => type === "image"));
        const html = tokens.filter(({ type }) => type.startsWith("html_"));
        const foreign = html.filter(
          ({ content }) =>
            !/^(?:<!-- -->|<\/?sub>|<\/details>\n?|<details><summary>Suggested fix: [^<>]*<\/summary>\n?)$/.test(
              content,
            ),
        );
        assert.deepEqual(
          foreign.map(({ content }) => content),
          [],
        );
        const heads = tokens.filter(({ type }) => type === "heading_open").map(({ tag }) => tag);
        assert.deepEqual(
          heads.filter((tag) => tag < "h6"),
          ["h2", "h3", "h4", "h4"],
        );
      }),
    );
  });

  it("calls nobody and refers to no issue outside of code", () => {
    const text = render([
      {
        ...sampleFinding,
        title: "@Get ignores @team",
        explanation: "See @team and #12, but `@Get` stays.\n\n```ts\n@Get #12\n```",
      },
    ]);

    assert.match(text, /^#### @<!-- -->Get ignores @<!-- -->team$/m);
    assert.match(text, /See @<!-- -->team and #<!-- -->12, but `@Get` stays\./);
    assert.match(text, /^@Get #12$/m);
  });
});
