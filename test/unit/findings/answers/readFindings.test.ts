import assert from "node:assert/strict";
import fc from "fast-check";
import { readFindings } from "../../../../src/core/findings/answers/readFindings.ts";

function read(pieces: readonly string[]) {
  const reader = readFindings();
  const elements = pieces.flatMap((piece) => reader.push(piece));
  return { elements, state: reader.state() };
}

function cut(text: string, sizes: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}

describe("readFindings", () => {
  it("reads every element of any list, however the text is cut", () => {
    const list = fc.array(fc.dictionary(fc.string(), fc.jsonValue()));
    const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 });

    const law = fc.property(list, sizes, fc.boolean(), (findings, cuts, pretty) => {
      const text = JSON.stringify({ findings, examined: "[{" }, null, pretty ? 2 : 0);
      const { elements, state } = read(cut(text, cuts));
      assert.deepEqual(
        elements,
        findings.map((value) => ({
          kind: "element",
          value: JSON.parse(JSON.stringify(value)) as unknown,
        })),
      );
      assert.equal(state, "closed");
    });

    fc.assert(law);
  });

  it("gives an element the moment its brace closes", () => {
    const reader = readFindings();

    reader.push('{"findings":[{"title":"a}"');
    const closing = reader.push("}");

    assert.deepEqual(closing, [{ kind: "element", value: { title: "a}" } }]);
    assert.equal(reader.state(), "open");
  });

  const loose = [
    { title: "a bare array", text: '[{"a":1}]', count: 1, state: "closed" },
    { title: "an empty bare array", text: "[]", count: 0, state: "closed" },
    {
      title: "a fence and prose around it",
      text: 'I looked at [src/a.ts], {so}:\n```json\n{"findings":[{"a":1}]}\n```\ndone {x}',
      count: 1,
      state: "closed",
    },
    { title: "prose alone", text: "All is well.", count: 0, state: "empty" },
    {
      title: "a list cut inside an element",
      text: '{"findings":[{"a":1},{"b":',
      count: 1,
      state: "open",
    },
    {
      title: "a findings key nested elsewhere",
      text: '{"x":{"findings":[{"no":1}]},"findings":[{"a":1}]}',
      count: 1,
      state: "closed",
    },
  ] as const;
  for (const { title, text, count, state } of loose) {
    it(`reads ${title}`, () => {
      const got = read(cut(text, [3]));

      assert.equal(got.elements.length, count);
      assert.equal(got.state, state);
    });
  }

  it("reports an element that is not JSON, and goes on with the next", () => {
    const { elements } = read(['{"findings":[{a:1},{"b":2}]}']);

    assert.deepEqual(elements, [
      { kind: "unreadable", reason: "an element is not JSON" },
      { kind: "element", value: { b: 2 } },
    ]);
  });

  it("gives up on an element that never ends, not on the memory", () => {
    const { elements } = read([
      '{"findings":[{"a":"',
      ...("x".repeat(200_000).match(/.{1,999}/g) ?? []),
      '"},{"b":2}]}',
    ]);

    assert.deepEqual(
      elements.map((element) => element.kind),
      ["unreadable", "element"],
    );
  });
});
