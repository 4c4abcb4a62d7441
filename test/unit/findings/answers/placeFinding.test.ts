import assert from "node:assert/strict";
import type { ClaimedFinding } from "../../../../src/core/findings/answers/parseFinding.ts";
import { parseFinding } from "../../../../src/core/findings/answers/parseFinding.ts";
import { placeFinding } from "../../../../src/core/findings/answers/placeFinding.ts";
import type { SentText } from "../../../../src/core/prompt/sealRequest.ts";

const original = "a();\r\nb('x');\r\nc();\r\n";
const sent = "a();\nb('x');\nc();\n";

/** A part that begins at line 11 of its file, sent with "\n" line ends. */
const text: SentText = {
  uri: "file:///shop/src/a.ts",
  path: "src/a.ts",
  startLine: 10,
  original,
  sent,
  toOriginal: (start, end) => {
    const shift = (offset: number) => offset + (sent.slice(0, offset).match(/\n/g)?.length ?? 0);
    return { start: shift(start), end: shift(end) };
  },
};

function place(claims: Partial<ClaimedFinding>) {
  const claimed = parseFinding({
    file: "src/a.ts",
    line: 12,
    quote: "b('x');",
    title: "T",
    ...claims,
  });
  assert.ok(claimed);
  return placeFinding(claimed, {
    texts: [text],
    uriOf: (path) => `file:///shop/${path}`,
    persona: "p",
    model: "m",
    state: "open",
  });
}

function fixOf(edit: {
  readonly file: string;
  readonly oldText: string;
  readonly newText: string;
}) {
  const placed = place({ fix: { title: "Mend", edits: [edit] } });
  return placed.kind === "placed" ? placed.finding.fix?.edits : undefined;
}

describe("placeFinding", () => {
  it("knows a file whose path was cut short, when only one that was sent ends so", () => {
    assert.equal(place({ file: "a.ts" }).kind, "placed");
    assert.equal(place({ file: "./src/a.ts" }).kind, "placed");
    assert.equal(place({ file: "other/a.ts" }).kind, "dropped");
    assert.equal(place({ file: "ts" }).kind, "dropped");
  });

  it("counts lines of the file, not of the part, whatever its line ends", () => {
    const placed = place({});

    assert.ok(placed.kind === "placed");
    assert.deepEqual(placed.finding.range, {
      start: { line: 11, character: 0 },
      end: { line: 11, character: 7 },
    });
    assert.equal(placed.finding.quote, "b('x');");
  });

  it("takes a path with other slashes or a dot before it for the same file", () => {
    assert.equal(place({ file: ".\\src\\a.ts" }).kind, "placed");
  });

  it("drops a finding about a file that was not sent, and says so", () => {
    const placed = place({ file: "src/b.ts" });

    assert.ok(placed.kind === "dropped");
    assert.match(placed.reason, /src\/b\.ts, which was not sent/);
  });

  it("keeps the file's own line ends in what a fix replaces", () => {
    const edits = fixOf({ file: "src/a.ts", oldText: "a();\nb('x');\n", newText: "b('y');\n" });

    assert.deepEqual(edits?.[0]?.oldText, "a();\r\nb('x');\r\n");
    assert.deepEqual(edits[0].range?.start, { line: 10, character: 0 });
  });

  it("makes a new file only where none was sent", () => {
    const edits = fixOf({ file: "migrations/2.sql", oldText: "", newText: "select 1;" });

    assert.equal(edits?.[0]?.uri, "file:///shop/migrations/2.sql");
    assert.equal(fixOf({ file: "src/a.ts", oldText: "", newText: "x" }), undefined);
  });

  const refused = [
    { title: "replaces text that is not there", oldText: "z();", newText: "" },
    { title: "would write a secret's placeholder", oldText: "a();", newText: "[[secret:key:1]]" },
    { title: "would write a hidden character's mark", oldText: "a();", newText: "⟨U+202E⟩" },
  ];
  for (const { title, oldText, newText } of refused) {
    it(`offers no fix that ${title}`, () => {
      assert.equal(fixOf({ file: "src/a.ts", oldText, newText }), undefined);
    });
  }

  it("writes a title on one line and cuts it at a whole character", () => {
    const placed = place({ title: `two\nlines ${"😀".repeat(200)}` });

    assert.ok(placed.kind === "placed");
    assert.match(placed.finding.title, /^two lines /);
    assert.ok(placed.finding.title.isWellFormed() && placed.finding.title.length <= 200);
  });
});
