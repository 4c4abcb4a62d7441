import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeText, textTrouble } from "../../../src/core/context/decodeText.ts";

const bigEndian = (text: string): Buffer => Buffer.from(`\ufeff${text}`, "utf16le").swap16();

function codeOf(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  return typeof text === "string" ? (textTrouble(text, "whole")?.code ?? "text") : text.code;
}

describe("The bytes of a file", () => {
  const text = "SELECT 'é' -- 漢字 😀\r\nFROM a;\n";

  it("are UTF-8, or UTF-16 of either order with its mark, and the mark is gone", () => {
    assert.equal(decodeText(Buffer.from(text)), text);
    assert.equal(decodeText(Buffer.from(`\ufeff${text}`)), text);
    assert.equal(decodeText(Buffer.from(`\ufeff${text}`, "utf16le")), text);
    assert.equal(decodeText(bigEndian(text)), text);
  });

  it("are the same text in UTF-16 as in UTF-8, whatever it says", () => {
    const words = fc.string({ unit: "grapheme" }).map((word) => word.replaceAll("\0", " "));
    fc.assert(
      fc.property(words, (word) => {
        assert.equal(decodeText(Buffer.from(`\ufeff${word}`, "utf16le")), word);
        assert.equal(decodeText(bigEndian(word)), word);
      }),
    );
  });

  it("that the decoder was given stay as they are", () => {
    const bytes = bigEndian("ab");
    const before = Buffer.from(bytes);

    decodeText(bytes);

    assert.deepEqual(bytes, before);
  });

  for (const [what, bytes] of [
    ["a NUL", [0x61, 0, 0x62]],
    ["UTF-16 without its mark", [0x61, 0, 0x62, 0]],
    ["UTF-16 with a NUL", [0xff, 0xfe, 0x61, 0, 0, 0]],
    ["UTF-32", [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]],
    ["UTF-16 cut in the middle of a letter", [0xff, 0xfe, 0x61, 0, 0x62]],
    ["UTF-16 with half of a pair", [0xff, 0xfe, 0x3d, 0xd8, 0x61, 0]],
    ["Latin-1", [0x63, 0x61, 0x66, 0xe9]],
  ] as const) {
    it(`are no text with ${what}`, () => {
      assert.equal(codeOf(Uint8Array.from(bytes)), "not-text");
    });
  }
});
