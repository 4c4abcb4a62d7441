import assert from "node:assert/strict";
import fc from "fast-check";
import type { AppliedEdit } from "../../../src/core/findings/fixes/appliedFixStore.ts";
import {
  appliedFiles,
  createAppliedFixStore,
  followApplied,
  planUndo,
} from "../../../src/core/findings/fixes/appliedFixStore.ts";
import type { PlannedEdit } from "../../../src/core/findings/fixes/planFix.ts";
import { textPositions } from "../../../src/core/findings/anchors/textPositions.ts";
import { sampleFinding } from "./sampleFinding.ts";

const uri = sampleFinding.uri;

function replacement(text: string, oldText: string, newText: string): PlannedEdit {
  const start = text.indexOf(oldText);
  const range = textPositions(text).rangeOf(start, start + oldText.length);
  return { kind: "replace", uri, range, oldText, newText };
}

function undone(text: string, edits: readonly AppliedEdit[] | undefined): string {
  const positions = textPositions(text);
  return (edits ?? []).toReversed().reduce((now, { range, oldText }) => {
    const [start, end] = [positions.offsetAt(range.start), positions.offsetAt(range.end)];
    return now.slice(0, start) + oldText + now.slice(end);
  }, text);
}

describe("taking a fix back", () => {
  it("restores any text after any edits of it, byte for byte", () => {
    const words = fc.array(fc.stringMatching(/^[a-z\n]{0,5}$/), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(words, words, ([a = "", b = "", c = "", d = ""], [x = "", y = ""]) => {
        const text = `${a}ONE${b}TWO${c}\r\n${d}`;
        const edits = [replacement(text, "TWO", y), replacement(text, "ONE", x)];

        const [file] = appliedFiles(edits, () => text);
        assert.ok(file);

        assert.equal(undone(file.after, planUndo(file, file.after)), text);
      }),
    );
  });

  it("leaves alone what was edited elsewhere since", () => {
    const text = "one\ntwo\n";
    const [file] = appliedFiles([replacement(text, "two", "2")], () => text);
    assert.ok(file);
    const top = { line: 0, character: 0 };
    const later = followApplied(file, [{ range: { start: top, end: top }, text: "zero\n" }]);

    assert.equal(undone("zero\none\n2\n", planUndo(later, "zero\none\n2\n")), "zero\none\ntwo\n");
  });

  it("is refused where somebody edited what the fix had put in", () => {
    const text = "one\n";
    const [file] = appliedFiles([replacement(text, "one", "1111")], () => text);
    assert.ok(file);
    const at = { line: 0, character: 2 };
    const later = followApplied(file, [{ range: { start: at, end: at }, text: "x" }]);

    assert.equal(planUndo(later, "11x11\n"), undefined);
  });

  it("removes a file that the fix made only while it reads as it was made", () => {
    const [file] = appliedFiles([{ kind: "create", uri, newText: "made" }], () => undefined);
    assert.ok(file);

    assert.deepEqual(planUndo(file, "made"), []);
    assert.equal(planUndo(file, "made and changed"), undefined);
  });
});

it("remembers only the newest fixes, since it keeps texts", () => {
  const store = createAppliedFixStore();

  for (let id = 0; id < 60; id += 1) {
    store.put({ finding: { ...sampleFinding, id: `f${id}` }, files: [], isUndone: false });
  }

  assert.equal(store.all().length, 50);
  assert.equal(store.get("f9"), undefined);
});
