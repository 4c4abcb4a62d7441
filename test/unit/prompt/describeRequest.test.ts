import assert from "node:assert/strict";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describeRequests } from "../../../src/core/prompt/describeRequest.ts";
import type { SentPart, SentRecord } from "../../../src/core/prompt/sealRequest.ts";
import type { NotReviewed } from "../../../src/core/reviewEvent.ts";

const part: SentPart = {
  uri: "file:///w/src/orders.ts",
  path: "src/orders.ts",
  startLine: 9,
  endLine: 19,
  why: "the code under review",
  tokens: 1234,
  redactions: [{ kind: "password", line: 11 }],
};
const record: SentRecord = {
  model: "claude-sonnet-5",
  tokens: 5678,
  parts: [part],
  redactions: [{ kind: "token", line: 0 }],
  leftOut: [{ uri: "file:///w/.env", path: ".env", reason: "covered by the list", cause: "rule" }],
  text: "## System\n\nYou review.",
};

function described(changed: Partial<SentRecord>, notReviewed: readonly NotReviewed[] = []): string {
  return describeRequests({
    title: "What the last review sent",
    notes: [],
    requests: [{ host: "api.anthropic.com", record: { ...record, ...changed } }],
    notReviewed,
    pathOf: (uri) => uri.replace("file:///w/", ""),
  });
}

describe("describeRequests", () => {
  it("tells host, model, parts with lines and tokens, what was hidden and what was left out", () => {
    const text = described({});

    assert.equal(
      text,
      [
        "# What the last review sent",
        "## Request",
        "- Host: `api.anthropic.com`\n- Model: `claude-sonnet-5`\n- Size: about 5,678 tokens",
        "### Parts",
        "- `src/orders.ts`, lines 10–20: the code under review, about 1,234 tokens\n" +
          "- persona, instructions and words of the conversation: about 4,444 tokens",
        "### Hidden before sending",
        "- password in `src/orders.ts`, line 12\n- token, outside of files",
        "### Left out",
        "- `.env`: covered by the list",
        "### Full text",
        "```text\n## System\n\nYou review.\n```",
        "",
      ].join("\n\n"),
    );
  });

  it("names what is not reviewed, with its lines", () => {
    const range = { start: { line: 4, character: 0 }, end: { line: 8, character: 1 } };
    const text = described({}, [
      { uri: "file:///w/a.ts", range, reason: "did not fit", cause: "trouble" },
    ]);

    assert.match(text, /## Left out of the review\n\n- `a\.ts`, lines 5–9: did not fit\n/);
  });

  it("numbers the requests when there are several", () => {
    const one = { host: "h", record };
    const text = describeRequests({
      title: "t",
      notes: ["Nothing was sent."],
      requests: [one, one],
      notReviewed: [],
      pathOf: (uri) => uri,
    });

    assert.deepEqual(text.match(/^## .*of.*$/gm), ["## Request 1 of 2", "## Request 2 of 2"]);
  });

  it("keeps any text inside its fence, and the text as it is", () => {
    const texts = fc.array(fc.constantFrom("`", "```", "~~~", "\n", "# x", " ", "a"));

    const law = fc.property(texts, (pieces) => {
      const text = pieces.join("");
      const tokens = new MarkdownIt().parse(described({ text }), {});
      return tokens.at(-1)?.type === "fence" && tokens.at(-1)?.content === `${text}\n`;
    });

    fc.assert(law);
  });

  it("shows a hostile path as one line of code", () => {
    const path = "a`](command:x)\n# b";
    const text = described({ parts: [{ ...part, path }], redactions: [], leftOut: [] });

    const html = new MarkdownIt().render(text);

    assert.doesNotMatch(html, /<a |<h1>.*b/);
    assert.match(html, /<code>a`\]\(command:x\) # b<\/code>/);
  });
});
