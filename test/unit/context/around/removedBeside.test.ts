import assert from "node:assert/strict";
import { removedBeside } from "../../../../src/core/context/around/removedBeside.ts";
import type { Part } from "../../../../src/core/prompt/prompt.ts";

const uri = "file:///shop/orders.ts";

function before(startLine: number, count: number, fileUri = uri): Part {
  const text = Array.from({ length: count }, (_, at) => `line ${startLine + at};\n`).join("");
  const marks = { sign: "-", lines: new Set([startLine + 1]) } as const;
  const place = { uri: `git:${fileUri}`, fileUri, path: "orders.ts (before)", startLine };
  return {
    ...place,
    text,
    languageId: "typescript",
    why: "before the change",
    numbered: true,
    marks,
  };
}

const startsOf = (parts: readonly Part[]): readonly number[] => parts.map((one) => one.startLine);

describe("what a change took away beside a finding", () => {
  const place = { uri, start: 100, end: 102 };
  const near = before(80, 5);

  it("is shown where it stood near the finding, in its own file", () => {
    const others = [before(20, 5), before(150, 5), before(90, 5, "file:///shop/stock.ts")];

    assert.deepEqual(startsOf(removedBeside([place], [...others, near], [])), [80]);
    assert.deepEqual(startsOf(removedBeside([{ ...place, uri: "file:///x.ts" }], [near], [])), []);
  });

  it("is not shown twice, nor where it is longer than what it is to explain", () => {
    assert.deepEqual(removedBeside([place], [near], [near]), []);
    assert.deepEqual(removedBeside([place], [before(80, 41)], []), []);
  });

  it("is no code that is still there", () => {
    const unmarked = { ...near, marks: { sign: "-", lines: new Set<number>() } } as const;
    const added = { ...near, marks: { sign: "+", lines: new Set([81]) } } as const;

    assert.deepEqual(removedBeside([place], [unmarked, added], []), []);
  });
});
