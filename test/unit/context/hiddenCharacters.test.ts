import assert from "node:assert/strict";
import fc from "fast-check";
import { markHidden, stripHidden } from "../../../src/core/context/hiddenCharacters.ts";
import { prepareText } from "../../../src/core/context/prepareText.ts";
import { nameSecrets } from "../../../src/core/context/redact.ts";
import { rewrite, toOriginal } from "../../../src/core/context/spans.ts";

const marked = (text: string): string => rewrite(text, markHidden(text)).text;

const hiddenPoints = [
  0x0, 0x8, 0xb, 0x1b, 0x7f, 0x85, 0x9f, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x180e, 0x200b, 0x200c,
  0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2064, 0x2066, 0x2067, 0x2068,
  0x2069, 0x206f, 0x3164, 0xfe00, 0xfeff, 0xffa0, 0xfff9, 0xfffb, 0xe0001, 0xe0041, 0xe007f,
  0xe0100, 0xe01ef, 0xd800, 0xdfff,
];

describe("hidden characters", () => {
  it("are shown at the start, the middle and the end, and alone", () => {
    for (const point of hiddenPoints) {
      const hidden = String.fromCodePoint(point);
      const shown = `⟨U+${point.toString(16).toUpperCase().padStart(4, "0")}⟩`;

      assert.equal(marked(hidden), shown);
      assert.equal(marked(`${hidden}ab`), `${shown}ab`);
      assert.equal(marked(`a${hidden}b`), `a${shown}b`);
      assert.equal(marked(`ab${hidden}`), `ab${shown}`);
      assert.equal(stripHidden(`a${hidden}b`), "ab");
    }
  });

  it("are kept inside emoji", () => {
    for (const emoji of ["👩‍💻", "❤️", "👨‍👩‍👧", "🏳️‍🌈", "1️⃣", "👍🏽", "👩🏽‍🚀"]) {
      assert.equal(marked(emoji), emoji);
      assert.equal(stripHidden(emoji), emoji);
    }
  });

  it("are shown where a joiner or a selector joins nothing", () => {
    assert.equal(marked("a\u200Db"), "a⟨U+200D⟩b");
    assert.equal(marked("a\uFE0F"), "a⟨U+FE0F⟩");
  });

  it("are none in ordinary text of any script", () => {
    const text = "\ttab\r\nПривет, 世界! שלום مرحبا हिन्दी naïve café — “x” …\u2028";

    assert.equal(marked(text), text);
    assert.equal(stripHidden(text), text);
  });

  it("leave none behind, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        assert.equal(marked(marked(text)), marked(text));
        assert.equal(stripHidden(stripHidden(text)), stripHidden(text));
        assert.ok(marked(text).isWellFormed());
      }),
      { numRuns: 1000 },
    );
  });

  it("lead back to their place in the file, with its line ends", () => {
    const original = "a\r\nb\u202Ec\r\nd";
    const { text, spans } = prepareText(original, nameSecrets());
    assert.equal(text, "a\nb⟨U+202E⟩c\nd");

    const from = text.indexOf("b");
    const whole = toOriginal(spans, from, text.length);
    const within = toOriginal(spans, text.indexOf("U+"), text.indexOf("c"));

    assert.equal(original.slice(whole.start, whole.end), "b\u202Ec\r\nd");
    assert.equal(original.slice(within.start, within.end), "\u202E");
  });
});
