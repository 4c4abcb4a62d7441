import assert from "node:assert/strict";
import fc from "fast-check";
import { prepared } from "../../../../src/core/backendMap/languages/kotlin/prepared.ts";

const cases = [
  {
    title: "takes a dollar for a plain one where two begin an expression",
    text: 'val a = $$"${b.c}/$$d"',
    as: 'val a =   "_{b.c}/_$d"',
  },
  {
    title: "leaves an ordinary text alone",
    text: 'val a = "${b.c}/$d"',
    as: 'val a = "${b.c}/$d"',
  },
  {
    title: "takes a comma before the end of a list away",
    text: 'a([\n  "x", // one\n])',
    as: 'a([\n  "x"  // one\n])',
  },
  {
    title: "keeps annotations on one line with their class",
    text: "@A\n@B(1)\nclass C",
    as: "@A @B(1) class C",
  },
  {
    title: "leaves a remark to the end of its line",
    text: "@A // why\nclass C",
    as: "@A // why\nclass C",
  },
  {
    title: "ends a declaration that others follow",
    text: "class A {\n}\n\nclass B",
    as: "class A {\n};\nclass B",
  },
  {
    title: "ends a block before a line that begins with a parenthesis",
    text: "a {\n}\n// why\n(b or c).d()",
    as: "a {\n};// why\n(b or c).d()",
  },
  {
    title: "takes a function's name for one, be it a word of the language",
    text: "fun suspend(id: Long) = cells.suspend(id)\nsuspend fun all() = 1",
    as: "fun suspen_(id: Long) = cells.suspend(id)\nsuspend fun all() = 1",
  },
  { title: "goes on with a chain", text: "val a = b {\n}\n  .c()", as: "val a = b {\n}\n  .c()" },
];

describe("What the grammar of Kotlin gets", () => {
  for (const { title, text, as } of cases) {
    it(title, () => {
      assert.equal(prepared(text), as);
    });
  }

  it("is as long as the file, whatever is in it", () => {
    const piece = fc.constantFrom(
      "$$",
      '"',
      '"""',
      "${a}",
      "\n",
      "}",
      "@A",
      "class",
      ",",
      "]",
      "fun ",
      "interface",
    );

    const law = fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join("");
      return prepared(text).length === text.length;
    });

    fc.assert(law);
  });
});
