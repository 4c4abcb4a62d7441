import assert from "node:assert/strict";
import fc from "fast-check";
import { readTextField } from "../../../../src/core/findings/answers/readTextField.ts";

const readAll = (pieces: readonly string[], field = "reply"): string => {
  const reader = readTextField(field);
  return pieces.map((piece) => reader.push(piece)).join("");
};

/** Every cut of a text into pieces, by the places where it is cut. */
const cut = (text: string, places: readonly number[]): readonly string[] => {
  const at = [0, ...places.map((one) => one % (text.length + 1)), text.length].sort(
    (a, b) => a - b,
  );
  return at.slice(1).map((end, index) => text.slice(at[index], end));
};

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom('"', "\\", "\n", "\u0000", "😀", "é", "{", "}", ":", ",") }),
  // Lone halves of surrogate pairs are legal in JSON's escapes.
  fc.array(fc.integer({ min: 0xd7ff, max: 0xe000 })).map((units) => String.fromCharCode(...units)),
);
const anyKey = fc.oneof(fc.constantFrom("reply", "re", "reply\\", "other"), anyText);
const anyValue = fc.oneof(
  anyText,
  fc.jsonValue(),
  fc.dictionary(anyKey, fc.oneof(anyText, fc.array(fc.dictionary(anyKey, anyText)))),
);
const anyRoot = fc
  .tuple(fc.array(fc.tuple(anyKey, anyValue)), anyText, fc.array(fc.tuple(anyKey, anyValue)))
  .map(([before, reply, after]) => {
    const others = (entries: readonly (readonly [string, unknown])[]) =>
      entries.filter(([key]) => key !== "reply");
    return { reply, entries: [...others(before), ["reply", reply] as const, ...others(after)] };
  });

/** JSON by hand, so that the order is kept and every character may be written as an escape. */
const written = (entries: readonly (readonly [string, unknown])[], escaped: boolean): string => {
  const text = (value: unknown): string => {
    const json = JSON.stringify(value);
    if (!escaped || typeof value !== "string") return json;
    const units = value.split("").map((one) => one.charCodeAt(0).toString(16).padStart(4, "0"));
    return `"${units.map((unit) => `\\u${unit}`).join("")}"`;
  };
  return `{ ${entries.map(([key, value]) => `${text(key)} :\n${text(value)}`).join(" , ")} }`;
};

describe("readTextField", () => {
  it("gives what JSON.parse gives, however the text is cut and written", () => {
    fc.assert(
      fc.property(
        anyRoot,
        fc.array(fc.nat(2000), { maxLength: 30 }),
        fc.boolean(),
        ({ reply, entries }, places, escaped) => {
          const json = written(entries, escaped);
          assert.equal((JSON.parse(json) as { reply: string }).reply, reply);
          assert.equal(readAll(cut(json, places)), reply);
          assert.equal(readAll(Array.from(json)), reply);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("never ends in half a character before the text is whole", () => {
    const reader = readTextField("reply");
    const shown = Array.from('{"reply": "a\\ud83d\\ude00b"}', (one) => reader.push(one));

    assert.deepEqual(
      shown.filter((one) => one !== ""),
      ["a", "😀", "b"],
    );
  });

  it("passes over prose and fences around the JSON", () => {
    const answer = 'Sure, "here" it is:\n```json\n{"reply": "Yes."}\n```\nDone, "reply": "no".';

    assert.equal(readAll(cut(answer, [3, 9, 31, 44])), "Yes.");
  });

  it("gives what has arrived of a text that never ends", () => {
    assert.equal(readAll(['{"reply": "It re', "loads the"]), "It reloads the");
  });
});
