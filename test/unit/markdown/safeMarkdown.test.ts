import assert from "node:assert/strict";
import fc from "fast-check";
import MarkdownIt, { type Token } from "markdown-it";
import { safeMarkdown, safeMarkdownStream } from "../../../src/core/safeMarkdown.ts";
import { processorTime } from "../../support/processorTime.ts";

/** A reader that is more generous than the editor's: HTML counts, and bare addresses are links. */
const generous = new MarkdownIt({ html: true, linkify: true });
generous.linkify.set({ fuzzyLink: false });

function activeNodes(markdown: string): readonly string[] {
  const flat = (tokens: readonly Token[]): readonly Token[] =>
    tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);
  return flat(generous.parse(markdown, {}))
    .map(({ type }) => type)
    .filter((type) => /^(?:image|link_open|html_block|html_inline)$/.test(type));
}

const fragment = fc.constantFrom(
  ..."[ ] ( ) ! < > ` ``` ~~~ * ** _ # - + = | \\ : / . & ; @ 1. 1) \" ' $".split(" "),
  ..."\n|\n\n|\r\n|\t|    | |  \n|\u202E|\u200B|\u2028|\0|a|é|www.|http://|https://x.y/z|command:foo".split(
    "|",
  ),
  "<img src=x>",
  "<script>",
  "<!--",
  "<https://a.b>",
  "![i](http://e/?q)",
  "[l](command:x)",
  "[r]",
  "[r]: http://e",
  "a@b.co",
  "&lt;b&gt;",
  "&#91;",
  "| a | b |\n|---|---|\n| c |",
  "> ",
  "- ",
  "```ts\n",
  "javascript:alert(1)",
);
const anyMarkdown = fc.array(fragment, { maxLength: 40 }).map((all) => all.join(""));

describe("model text", () => {
  const cases: readonly { title: string; text: string; shown: string }[] = [
    {
      title: "keeps paragraphs and emphasis",
      text: "a **b** *c*\nd\n\ne",
      shown: "a **b** *c*\nd\n\ne",
    },
    { title: "keeps headings", text: "Title\n===\n\n### Sub #", shown: "# Title\n\n### Sub" },
    {
      title: "keeps lists in lists",
      text: "* a\n  1. b\n  2. c\n* d",
      shown: "- a\n  1. b\n  2. c\n- d",
    },
    { title: "keeps where a list begins to count", text: "3. a\n4. b", shown: "3. a\n4. b" },
    { title: "keeps quotes", text: "> a\n> b", shown: "> a\n> b" },
    { title: "keeps inline code", text: "`` a`b ``", shown: "``a`b``" },
    { title: "keeps code blocks", text: "~~~ts x=1\na ``` b\n~~~", shown: "````ts\na ``` b\n````" },
    {
      title: "keeps tables",
      text: "a|b\n-|-\n`c\\|d`|e",
      shown: "| a | b |\n| --- | --- |\n| `c\\|d` | e |",
    },
    {
      title: "keeps names and ranges readable",
      text: "snake_case, a-b, 1 + 2",
      shown: "snake_case, a-b, 1 + 2",
    },
    {
      title: "shows where a link leads",
      text: "[a](https://e/?q=1)",
      shown: "a (`https://e/?q=1`)",
    },
    { title: "shows a command as text", text: "[a](command:x)", shown: "a (`command:x`)" },
    {
      title: "shows where a reference leads",
      text: "[a][r]\n\n[r]: https://e",
      shown: "a (`https://e`)",
    },
    { title: "turns images into words", text: "![a](https://e/?q)", shown: "\\[image: a\\]" },
    {
      title: "turns HTML into words",
      text: "<b onclick='x'>a</b>",
      shown: "\\<b onclick='x'\\>a\\</b\\>",
    },
    {
      title: "breaks bare addresses",
      text: "https://e www.e.f a@b.c",
      shown: "https\\://e www\\.e.f a\\@b.c",
    },
    { title: "breaks addresses after any letter", text: "_www.a.b", shown: "\\_www\\.a.b" },
    { title: "draws no icons", text: "$(trash)", shown: "\\$(trash)" },
    { title: "drops hidden characters", text: "a\u202Eb\u200B\u001B[31m", shown: "ab\\[31m" },
    { title: "does not let words begin a list", text: "\\- a\n2\\. b", shown: "\\- a\n2\\. b" },
  ];
  for (const { title, text, shown } of cases) {
    it(title, () => {
      assert.equal(safeMarkdown(text), shown);
    });
  }

  it("never becomes an image, a link or HTML", () => {
    fc.assert(
      fc.property(anyMarkdown, (text) => {
        assert.deepEqual(activeNodes(safeMarkdown(text)), []);
      }),
      { numRuns: 3000 },
    );
  });

  it("never becomes active when it arrives in pieces", () => {
    const pieces = fc.array(anyMarkdown, { maxLength: 6 });

    fc.assert(
      fc.property(pieces, (chunks) => {
        const stream = safeMarkdownStream();
        const drawn = chunks.map((chunk) => stream.push(chunk)).join("") + stream.end();

        assert.deepEqual(activeNodes(drawn), []);
      }),
      { numRuns: 1000 },
    );
  });

  it("comes out the same however it was cut", () => {
    fc.assert(
      fc.property(anyMarkdown, fc.array(fc.nat(60), { maxLength: 10 }), (text, cuts) => {
        const whole = safeMarkdownStream();
        const expected = whole.push(text) + whole.end();
        const ends = [...cuts, text.length].toSorted((a, b) => a - b);

        const stream = safeMarkdownStream();
        const parts = ends.map((end, index) => stream.push(text.slice(ends[index - 1] ?? 0, end)));

        assert.equal(parts.join("") + stream.end(), expected);
      }),
    );
  });

  it("comes out the same however it was cut, where most of it is words", () => {
    const words = fc.constantFrom(
      ..."one |two. |**bold** |**half |half** |*it* |`code` |`co|de` |a_b |2 * 3 |C# |1. |\n- |\n  - |\n1. |\n## |\n\n|\n|\n===\n|\n---\n|\n-|-\n|[l](u) |\n```\n|x | y |<b> |~~s~~ |: |! ".split(
        /(?<=\S |\n)\||(?<=co)\||(?<=\n- )\|/,
      ),
    );
    const text = fc.array(words, { maxLength: 30 }).map((all) => all.join(""));
    fc.assert(
      fc.property(text, fc.array(fc.nat(80), { maxLength: 20 }), (all, cuts) => {
        const whole = safeMarkdownStream();
        const expected = whole.push(all) + whole.end();
        const ends = [...cuts, all.length].toSorted((a, b) => a - b);
        const stream = safeMarkdownStream();
        const parts = ends.map((end, index) => stream.push(all.slice(ends[index - 1] ?? 0, end)));

        assert.equal(parts.join("") + stream.end(), expected);
        assert.deepEqual(activeNodes(expected), []);
      }),
      { numRuns: 3000 },
    );
  });

  it("is drawn word by word where nothing that follows can change it", () => {
    const arrivals: readonly { readonly arrived: string; readonly drawn: string }[] = [
      { arrived: "Use a lock. The", drawn: "Use a lock." },
      { arrived: "Use **a lock** and `wait` h", drawn: "Use **a lock** and `wait`" },
      { arrived: "Use **a lo", drawn: "Use" },
      { arrived: "See `src/a.ts", drawn: "See" },
      { arrived: "See [this](command:x) or", drawn: "See" },
      { arrived: "First:\n- one th", drawn: "First:\n\n- one" },
      { arrived: "1. **One:** do th", drawn: "1. **One:** do" },
      { arrived: "## A head", drawn: "## A" },
      { arrived: "| a | b", drawn: "" },
      { arrived: "```ts\nconst a", drawn: "" },
      { arrived: "> quoted wor", drawn: "" },
      { arrived: "12. ", drawn: "" },
      { arrived: "2 * 3 is si", drawn: "2 \\* 3 is" },
    ];
    for (const { arrived, drawn } of arrivals) {
      assert.equal(safeMarkdownStream().push(arrived), drawn, arrived);
    }
  });

  it("never takes back what was drawn, and shows plainly what would have changed it", () => {
    const stream = safeMarkdownStream();

    assert.equal(stream.push("A title of"), "A title");
    assert.equal(stream.push(" words\n==="), " of words");
    assert.equal(stream.end(), "\n\\===\n\n");
  });

  it("is drawn as soon as a paragraph is complete, and code when its fence is closed", () => {
    const stream = safeMarkdownStream();

    assert.equal(stream.push("Hello *wor"), "Hello");
    assert.equal(stream.push("ld*\n\n```ts\na\n\n"), " *world*\n\n");
    assert.equal(stream.push("b\n```\n\nend"), "```ts\na\n\nb\n```\n\n");
    assert.equal(stream.end(), "end\n\n");
  });

  it("is plain text where one block is too long to be parsed", () => {
    const shown = safeMarkdown(`${"[a](https://e) ".repeat(2000)}\n\n**b**`);

    assert.deepEqual(activeNodes(shown), []);
    assert.match(shown, /^\\\[a\\\]\(https\\:\/\/e\)/);
    assert.match(shown, /\n\n\*\*b\*\*$/);
  });

  it("takes no text long, and never throws", () => {
    const hostile = [
      "*a",
      "> ",
      "- ",
      "[",
      "![",
      "`",
      "<",
      "_a*",
      "| ",
      "&#",
      "\\",
      "~~",
      "((",
      "1. ",
    ];
    for (const text of hostile) {
      const took = processorTime(() => safeMarkdown(text.repeat((16 * 1024) / text.length)));

      assert.ok(took < 1500, `${text} takes ${took} ms`);
    }
  });
});
