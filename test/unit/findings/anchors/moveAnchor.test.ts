import assert from "node:assert/strict";
import fc from "fast-check";
import type { Finding, Range } from "../../../../src/core/findings/finding.ts";
import { followEdits, reanchor } from "../../../../src/core/findings/anchors/followEdits.ts";
import { textPositions } from "../../../../src/core/findings/anchors/textPositions.ts";
import type { TextEdit } from "../../../../src/core/findings/anchors/moveAnchor.ts";
import { moveRange, shiftOf } from "../../../../src/core/findings/anchors/moveAnchor.ts";
import { findingOn, sampleFinding } from "../sampleFinding.ts";

const uri = sampleFinding.uri;
const range = (a: number, b: number, c: number, d: number): Range => ({
  start: { line: a, character: b },
  end: { line: c, character: d },
});

function applied(text: string, edit: TextEdit): string {
  const { offsetAt } = textPositions(text);
  const [start, end] = [offsetAt(edit.range.start), offsetAt(edit.range.end)];
  return text.slice(0, start) + edit.text + text.slice(end);
}

function textAt(text: string, at: Range): string {
  const { offsetAt } = textPositions(text);
  return text.slice(offsetAt(at.start), offsetAt(at.end));
}

describe("moveRange", () => {
  const cases = [
    {
      title: "leaves a range above the edit",
      edit: range(9, 0, 9, 0),
      text: "x",
      to: [4, 2, 5, 3],
    },
    {
      title: "moves down by inserted lines",
      edit: range(0, 0, 0, 0),
      text: "x\ny\n",
      to: [6, 2, 7, 3],
    },
    { title: "moves up by deleted lines", edit: range(1, 0, 3, 0), text: "", to: [2, 2, 3, 3] },
    {
      title: "moves sideways on its own line",
      edit: range(4, 0, 4, 0),
      text: "xx",
      to: [4, 4, 5, 3],
    },
    {
      title: "keeps out what is put in right before it",
      edit: range(4, 2, 4, 2),
      text: "xy",
      to: [4, 4, 5, 3],
    },
    {
      title: "keeps out what is put in right after it",
      edit: range(5, 3, 5, 3),
      text: "xy",
      to: [4, 2, 5, 3],
    },
    {
      title: "joins lines that a deletion joins",
      edit: range(3, 5, 4, 1),
      text: "",
      to: [3, 6, 4, 3],
    },
    {
      title: "counts a CRLF as one line end",
      edit: range(0, 0, 0, 0),
      text: "x\r\n",
      to: [5, 2, 6, 3],
    },
  ];
  for (const { title, edit, text, to } of cases) {
    it(title, () => {
      const moved = moveRange(range(4, 2, 5, 3), shiftOf({ range: edit, text }));

      assert.deepEqual(moved.range, range(...(to as [number, number, number, number])));
      assert.equal(moved.isTouched, false);
    });
  }

  it("says that an edit reached into the range", () => {
    const moved = moveRange(range(4, 2, 5, 3), shiftOf({ range: range(4, 5, 4, 5), text: "x" }));

    assert.equal(moved.isTouched, true);
  });

  it("keeps the quote at any range after any edits, or says that it was touched", () => {
    fc.assert(
      fc.property(texts, places, edits, (text, place, sequence) => {
        let now = text;
        let at = textPositions(text).rangeOf(...between(text, place));
        const quote = textAt(text, at);
        let isTouched = false;
        for (const one of sequence) {
          const edit = editOf(now, one);
          const moved = moveRange(at, shiftOf(edit));
          now = applied(now, edit);
          at = moved.range;
          isTouched ||= moved.isTouched;
        }
        return isTouched || textAt(now, at) === quote;
      }),
      { numRuns: 1000 },
    );
  });
});

describe("followEdits", () => {
  it("never leaves a drawn finding on text that it does not quote, whatever is edited", () => {
    fc.assert(
      fc.property(texts, places, edits, (text, place, sequence) => {
        const [start, end] = between(text, place);
        fc.pre(end > start);
        const at = textPositions(text).rangeOf(start, end);
        let finding: Finding = { ...sampleFinding, range: at, quote: text.slice(start, end) };
        let now = text;
        for (const one of sequence) {
          const edit = editOf(now, one);
          now = applied(now, edit);
          finding = followEdits([finding], uri, [edit], () => now)[0] ?? finding;
          if (finding.state === "open") assert.equal(textAt(now, finding.range), finding.quote);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("brings every finding back when everything is undone", () => {
    fc.assert(
      fc.property(texts, texts, texts, edits, (before, inside, after, sequence) => {
        const quote = `Q${inside}R`;
        const text = before + quote + after;
        const first = findingOn(text, quote);
        let finding = first;
        let now = text;
        const undo: TextEdit[] = [];
        for (const one of sequence) {
          const edit = editOf(now, one);
          undo.unshift({
            range: { start: edit.range.start, end: shiftOf(edit).after },
            text: textAt(now, edit.range),
          });
          now = applied(now, edit);
          finding = followEdits([finding], uri, [edit], () => now)[0] ?? finding;
        }
        for (const edit of undo) {
          now = applied(now, edit);
          finding = followEdits([finding], uri, [edit], () => now)[0] ?? finding;
        }
        assert.equal(now, text);
        assert.deepEqual(finding, first);
      }),
      { numRuns: 1000 },
    );
  });

  it("does not jump to other code that reads the same", () => {
    const text = "return null;\nother();\nreturn null;\n";
    const finding = findingOn(text, "return null;");

    const [lost] = followEdits([finding], uri, [{ range: range(0, 0, 1, 0), text: "" }], () =>
      text.slice(text.indexOf("\n") + 1),
    );

    assert.equal(lost?.state, "lost");
    assert.equal(lost.stateBefore, "open");
  });

  it("follows text that one event takes away and puts in elsewhere", () => {
    const text = "aim();\nx();\ny();\n";
    const edits = [
      { range: range(3, 0, 3, 0), text: "aim();\n" },
      { range: range(0, 0, 1, 0), text: "" },
    ];

    const [moved] = followEdits(
      [findingOn(text, "aim();")],
      uri,
      edits,
      () => "x();\ny();\naim();\n",
    );

    assert.equal(moved?.state, "open");
    assert.deepEqual(moved.range, range(2, 0, 2, 6));
  });

  it("keeps a dismissed finding dismissed when its text goes", () => {
    const finding = findingOn("aim();\n", "aim();", { state: "dismissed" });

    const [after] = followEdits([finding], uri, [{ range: range(0, 0, 1, 0), text: "" }], () => "");

    assert.equal(after?.state, "dismissed");
  });

  it("takes the fix and the evidence of any finding along", () => {
    const edit = { uri, range: range(3, 0, 3, 4), oldText: "aaaa", newText: "b" };
    const finding: Finding = {
      ...sampleFinding,
      uri: "file:///shop/other.ts",
      evidence: [{ uri, range: range(2, 0, 2, 1), quote: "x", note: "" }],
      fix: { title: "t", edits: [edit] },
    };

    const [after] = followEdits(
      [finding],
      uri,
      [{ range: range(0, 0, 0, 0), text: "\n" }],
      () => "",
    );

    assert.deepEqual(after?.evidence[0]?.range, range(3, 0, 3, 1));
    assert.deepEqual(after.fix?.edits[0]?.range, range(4, 0, 4, 4));
    assert.deepEqual(after.range, finding.range);
  });

  it("gives back only the findings that changed", () => {
    const text = "a();\nb();\nc();\n";
    const findings = ["a();", "b();", "c();"].map((quote) => findingOn(text, quote, { id: quote }));

    const after = followEdits(findings, uri, [{ range: range(1, 0, 1, 0), text: "\n" }], () => "");

    assert.deepEqual(
      after.map((one) => one.id),
      ["b();", "c();"],
    );
  });
});

describe("reanchor", () => {
  it("goes to the nearest of several places", () => {
    const finding = findingOn("1\n2\n3\n4\naim();\n", "aim();");

    const [after] = reanchor([finding], uri, "aim();\n2\n3\n4\n5\naim();\n");

    assert.deepEqual(after?.range, range(5, 0, 5, 6));
  });

  it("leaves a finding alone that stands where it stood", () => {
    const text = "x\naim();\n";

    assert.deepEqual(reanchor([findingOn(text, "aim();")], uri, text), []);
  });

  it("finds a quote of several lines after the line ends changed, and keeps the file's own", () => {
    const text = "a\nb\nc\n";

    const [after] = reanchor([findingOn(text, "b\nc")], uri, "a\r\nb\r\nc\r\n");

    assert.equal(after?.quote, "b\r\nc");
    assert.deepEqual(after.range, range(1, 0, 2, 1));
  });

  it("loses the findings of a file that is gone and gives them back with the file", () => {
    const text = "x\naim();\n";
    const finding = findingOn(text, "aim();", { state: "unchecked" });

    const [lost] = reanchor([finding], uri, undefined);
    assert.ok(lost);
    const [back] = reanchor([lost], uri, text);

    assert.equal(lost.state, "lost");
    assert.deepEqual(back, finding);
  });
});

const texts = fc
  .array(fc.constantFrom("a", "b", "c", " ", "\n"), { maxLength: 60 })
  .map((pieces) => pieces.join(""));
const places = fc.tuple(fc.nat(), fc.nat());
const edits = fc.array(fc.tuple(fc.tuple(fc.nat(), fc.nat(4)), texts), { maxLength: 6 });

function between(text: string, [one, other]: [number, number]): [number, number] {
  const [a, b] = [one % (text.length + 1), other % (text.length + 1)];
  return [Math.min(a, b), Math.max(a, b)];
}

function editOf(text: string, [[from, length], put]: [[number, number], string]): TextEdit {
  const start = from % (text.length + 1);
  const end = Math.min(text.length, start + length);
  return { range: textPositions(text).rangeOf(start, end), text: put };
}
