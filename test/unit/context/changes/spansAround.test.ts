import assert from "node:assert/strict";
import fc from "fast-check";
import { spansAround } from "../../../../src/core/context/changes/spansAround.ts";

const code = [
  "function one() {", // 0
  "  a();",
  "  b();",
  "}",
  "", // 4
  "function two() {",
  "  c();",
  "}", // 7
  "",
  ...Array.from({ length: 20 }, (_, at) => `line${at};`),
  "",
].join("\n");
const wide = { lines: 2, block: 10, gap: 0 };
const at = (start: number, end = start + 1) => [{ start, end }];

describe("spansAround", () => {
  it("takes the function around a changed line", () => {
    assert.deepEqual(spansAround(code, at(2), wide), [{ start: 0, end: 4 }]);
  });

  it("takes no function above for a new one that begins with a blank line", () => {
    assert.deepEqual(spansAround(code, at(4, 8), wide), [{ start: 4, end: 8 }]);
  });

  it("takes nothing besides members that are new as a whole", () => {
    const members = [
      "class Orders {",
      "  find() {",
      "    return all;",
      "  }",
      "",
      "  @Post()",
      "  @Guard(",
      "    admin,",
      "  )",
      "  create() {",
      "    save();",
      "  }",
      "",
      "  update() {",
      "    change();",
      "  }",
      "}",
    ].join("\n");
    const around = { lines: 8, block: 60, gap: 0 };

    assert.deepEqual(spansAround(members, at(5, 13), around), [{ start: 5, end: 13 }]);
    assert.deepEqual(spansAround(members, at(10), around), [{ start: 9, end: 12 }]);
  });

  it("takes all that is new of a text of any length", () => {
    const long = ["function many() {", ...Array.from({ length: 200_000 }, () => "  a();"), "}"];

    const whole = { start: 0, end: long.length };
    assert.deepEqual(spansAround(long.join("\n"), [whole], wide), [whole]);
  });

  it("takes a few lines where the block is too long, or something was taken out between two", () => {
    assert.deepEqual(spansAround(code, at(15), wide), [{ start: 13, end: 18 }]);
    assert.deepEqual(spansAround(code, [{ start: 5, end: 5 }], wide), [{ start: 3, end: 7 }]);
  });

  it("shows every wanted line once, in order, whatever is wanted", () => {
    const anySpans = fc
      .array(fc.tuple(fc.nat(28), fc.nat(5)), { maxLength: 6 })
      .map((all) => all.map(([start, size]) => ({ start, end: Math.min(29, start + size) })))
      .map((all) => all.toSorted((a, b) => a.start - b.start));
    const anyAround = fc.record({ lines: fc.nat(3), block: fc.nat(12), gap: fc.nat(4) });

    fc.assert(
      fc.property(anySpans, anyAround, (wanted, around) => {
        const spans = spansAround(code, wanted, around);

        for (const { start, end } of wanted) {
          assert.ok(end === start || spans.some((one) => one.start <= start && end <= one.end));
        }
        spans.forEach((one, index) => {
          assert.ok(one.start < one.end && one.end <= 29);
          assert.ok(index === 0 || one.start > (spans[index - 1]?.end ?? 0) + around.gap);
        });
      }),
    );
  });
});
