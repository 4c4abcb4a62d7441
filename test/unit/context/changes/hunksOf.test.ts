import assert from "node:assert/strict";
import fc from "fast-check";
import { hunksOf } from "../../../../src/core/context/changes/hunksOf.ts";
import type { Hunk } from "../../../../src/core/context/changes/hunk.ts";
import { linesOf } from "../../../../src/core/context/lines.ts";
import { processorTime } from "../../../support/processorTime.ts";

/** The new lines, made of the old ones and what the hunks take from the new text. */
function rebuilt(before: string, after: string, hunks: readonly Hunk[]): readonly string[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const lines: string[] = [];
  let at = 0;
  for (const { oldStart, oldEnd, newStart, newEnd } of hunks) {
    lines.push(...old.slice(at, oldStart), ...now.slice(newStart, newEnd));
    at = oldEnd;
  }
  return [...lines, ...old.slice(at)];
}

const bare = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/[\r\n]+$/, ""));

const anyText = fc
  .array(fc.constantFrom("a", "b", "}", "", " x"), { maxLength: 12 })
  .chain((lines) => fc.constantFrom(lines.join("\n"), lines.map((line) => `${line}\r\n`).join("")));

describe("hunksOf", () => {
  it("tells exactly what makes the new text of the old one, with any line ends", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const hunks = hunksOf(before, after);

        assert.deepEqual(bare(rebuilt(before, after, hunks)), bare(linesOf(after)));
        assert.ok(hunks.every((one) => one.oldEnd > one.oldStart || one.newEnd > one.newStart));
        assert.ok(
          hunks.every((one, at) => at === 0 || one.newStart > (hunks[at - 1]?.newEnd ?? 0)),
        );
      }),
    );
  });

  it("begins what was put between members where it begins, and what was taken away", () => {
    const member = (name: string): readonly string[] => [
      "  /**",
      `   * Does ${name}.`,
      "   */",
      `  ${name}() {`,
      "  }",
      "",
    ];
    const text = (...names: readonly string[]): string =>
      ["class Orders", "{", ...names.flatMap(member), "}"].join("\n");
    const [two, three] = [text("find", "remove"), text("find", "replace", "remove")];

    assert.deepEqual(hunksOf(two, three), [{ oldStart: 8, oldEnd: 8, newStart: 8, newEnd: 14 }]);
    assert.deepEqual(hunksOf(three, two), [{ oldStart: 8, oldEnd: 14, newStart: 8, newEnd: 8 }]);
  });

  it("begins it there too where more was changed above", () => {
    const member = (name: string): string =>
      `  @Allow("${name}")\n  ${name}() {\n    go();\n  }\n\n`;
    const text = (head: string, ...names: readonly string[]): string =>
      `${head}\n\nclass Orders {\n${names.map(member).join("")}}\n`;

    const hunks = hunksOf(
      text("import go", "find", "remove"),
      text("import go2", "find", "add", "remove"),
    );

    assert.deepEqual(hunks, [
      { oldStart: 0, oldEnd: 1, newStart: 0, newEnd: 1 },
      { oldStart: 8, oldEnd: 8, newStart: 8, newEnd: 13 },
    ]);
  });

  it("finds nothing between texts whose line ends alone differ", () => {
    assert.deepEqual(hunksOf("a\nb\n", "a\r\nb"), []);
  });

  it("gives up on texts that have little in common, and takes what lies between as changed", () => {
    const text = (word: string): string =>
      Array.from({ length: 30_000 }, (_, at) => `${word}${at}`).join("\n");
    let hunks = hunksOf("", "");

    const took = processorTime(() => {
      hunks = hunksOf(`same\n${text("a")}\nsame\n`, `same\n${text("b")}\nsame\n`);
    });

    assert.deepEqual(hunks, [{ oldStart: 1, oldEnd: 30_001, newStart: 1, newEnd: 30_001 }]);
    assert.ok(took < 5000, `${took} ms`);
  });
});
