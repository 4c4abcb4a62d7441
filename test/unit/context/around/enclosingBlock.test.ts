import assert from "node:assert/strict";
import fc from "fast-check";
import { enclosingBlock } from "../../../../src/core/context/around/enclosingBlock.ts";

/** The text between the marks is what the line with "^" should find. */
interface Case {
  readonly title: string;
  readonly code: readonly string[];
  readonly at: number;
  readonly expected: readonly [start: number, end: number] | undefined;
}

const typescript = [
  "import x from 'x';", // 0
  "", // 1
  "export async function load(", // 2
  "  id: string,", // 3
  "): Promise<void> {", // 4
  "  if (id === '') {", // 5
  "    throw new Error();", // 6
  "  } else {", // 7
  "    await x(id);", // 8
  "  }", // 9
  "", // 10
  "  return;", // 11
  "}", // 12
  "", // 13
  "const other = (a: number) => {", // 14
  "  return a;", // 15
  "};", // 16
];
const python = [
  "class Orders(Base):", // 0
  "    total = 0", // 1
  "", // 2
  "    @cached", // 3
  "    def sum(self):", // 4
  "        for order in self.all:", // 5
  "            yield order", // 6
  "", // 7
  "    def clear(self):", // 8
  "        pass", // 9
];

const cases: readonly Case[] = [
  { title: "finds the function, not the branch in it", code: typescript, at: 8, expected: [2, 12] },
  { title: "knows a head that is cut over lines", code: typescript, at: 3, expected: [2, 12] },
  { title: "takes a closing brace for its function", code: typescript, at: 12, expected: [2, 12] },
  { title: "takes a blank line for what is above it", code: typescript, at: 10, expected: [2, 12] },
  { title: "finds an arrow function", code: typescript, at: 15, expected: [14, 16] },
  { title: "takes decorators along", code: python, at: 6, expected: [3, 6] },
  { title: "ends a block without braces before the next", code: python, at: 9, expected: [8, 9] },
  { title: "gives the outer block where no function is", code: python, at: 1, expected: [0, 9] },
  {
    title: "gives the statement of a language without functions",
    code: ["CREATE TABLE a (", "  id int", ");", "", "CREATE TABLE b (", "  id int", ");"],
    at: 5,
    expected: [4, 6],
  },
  {
    title: "gives the paragraph of flat text",
    code: ["SELECT 1;", "", "SELECT 2", "FROM t;", "", "SELECT 3;"],
    at: 3,
    expected: [2, 3],
  },
  {
    title: "finds nothing in a file of blank lines",
    code: ["", " ", "\t"],
    at: 2,
    expected: undefined,
  },
];

describe("enclosingBlock", () => {
  for (const { title, code, at, expected } of cases) {
    it(title, () => {
      const found = enclosingBlock(code.join("\n"), at);

      assert.deepEqual(found && [found.start, found.end], expected);
    });
  }

  it("reads tabs and CRLF", () => {
    const found = enclosingBlock("func a() {\r\n\tif x {\r\n\t\ty()\r\n\t}\r\n}\r\n", 2);

    assert.deepEqual(found, { start: 0, end: 4 });
  });

  it("contains its line, in any text whatever", () => {
    const line = fc.stringMatching(/^[ \t]{0,6}[a-z(){};:=>@]{0,8}$/);

    const law = fc.property(fc.array(line, { minLength: 1 }), fc.nat(), (lines, seed) => {
      const at = seed % lines.length;
      const found = enclosingBlock(lines.join("\n"), at);
      const code = lines.findLastIndex((text, index) => index <= at && text.trim() !== "");
      return found === undefined
        ? code === -1
        : found.start <= code && code <= found.end && found.end < lines.length;
    });

    fc.assert(law, { numRuns: 2000 });
  });
});
