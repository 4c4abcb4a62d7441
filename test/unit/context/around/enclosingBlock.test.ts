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

const csharp = [
  "namespace Shop", // 0
  "{", // 1
  "    public class Orders : Base", // 2
  "    {", // 3
  "        private int total;", // 4
  "", // 5
  "        [HttpPost]", // 6
  "        public async Task<Order> Place(", // 7
  "            int id,", // 8
  "            int count)", // 9
  "            where T : class", // 10
  "        {", // 11
  "            if (id == 0)", // 12
  "            {", // 13
  "                throw new Error();", // 14
  "            }", // 15
  "            return new Order(id)", // 16
  "            {", // 17
  "                Count = count", // 18
  "            };", // 19
  "        }", // 20
  "", // 21
  "        public void Clear()", // 22
  "        {", // 23
  "            total = 0;", // 24
  "        }", // 25
  "    }", // 26
  "}", // 27
];
const php = [
  "class Pages", // 0
  "{", // 1
  "    public function publish(Page $page): Page", // 2
  "    {", // 3
  "        $page->draft = false;", // 4
  "        foreach ($page->tags as $tag)", // 5
  "        {", // 6
  "            $tag->save();", // 7
  "        }", // 8
  "    }", // 9
  "}", // 10
];

const cases: readonly Case[] = [
  { title: "finds the function, not the branch in it", code: typescript, at: 8, expected: [2, 12] },
  { title: "knows a head that is cut over lines", code: typescript, at: 3, expected: [2, 12] },
  { title: "takes a closing brace for its function", code: typescript, at: 12, expected: [2, 12] },
  { title: "takes a blank line for what is above it", code: typescript, at: 10, expected: [2, 12] },
  { title: "finds an arrow function", code: typescript, at: 15, expected: [14, 16] },
  { title: "takes decorators along", code: python, at: 6, expected: [3, 6] },
  { title: "ends a block without braces before the next", code: python, at: 9, expected: [8, 9] },
  { title: "knows a brace below its head", code: php, at: 4, expected: [2, 9] },
  { title: "takes a brace below its head for it", code: php, at: 3, expected: [2, 9] },
  { title: "leaves a loop with such a brace", code: php, at: 7, expected: [2, 9] },
  { title: "knows such a head over lines", code: csharp, at: 14, expected: [6, 20] },
  {
    title: "leaves an object's fields below such a brace",
    code: csharp,
    at: 18,
    expected: [6, 20],
  },
  { title: "ends at such a brace's end", code: csharp, at: 24, expected: [22, 25] },
  { title: "gives all around a field of such a class", code: csharp, at: 4, expected: [0, 27] },
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
