import assert from "node:assert/strict";
import { codeName, plainLine } from "../../src/core/plainLine.ts";

describe("plainLine", () => {
  const cases = [
    { title: "keeps ordinary words", text: "Reading 2 files", line: "Reading 2 files" },
    { title: "puts lines together", text: "one\n  two\r\nthree", line: "one two three" },
    { title: "shows a link as its letters", text: "[a](b)", line: "\\[a\\](b)" },
    { title: "begins no formula and no icon", text: "$(key)", line: "\\$(key)" },
    { title: "leaves hidden characters out", text: "a\u202eb", line: "ab" },
  ];
  for (const { title, text, line } of cases) {
    it(title, () => {
      assert.equal(plainLine(text), line);
    });
  }

  it("cuts what is too long", () => {
    assert.equal(plainLine("word ".repeat(10), 12), "word word wo…");
  });
});

describe("codeName", () => {
  it("cannot be left by a name with backticks", () => {
    assert.equal(codeName("a`![x](y)`.ts"), "``a`![x](y)`.ts``");
  });
});
