import assert from "node:assert/strict";
import fc from "fast-check";
import { boundMemory } from "../../../../src/core/findings/memory/boundMemory.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import type { Kept, Memory } from "../../../../src/core/findings/memory/memory.ts";
import {
  emptyMemory,
  isSameMemory,
  mergeMemories,
  nextStamp,
} from "../../../../src/core/findings/memory/memory.ts";
import { arrivals, isMove, noteChanges } from "../../../../src/core/findings/memory/noteChanges.ts";
import { sampleFinding } from "../sampleFinding.ts";

const ids = ["a", "b", "c", "d"];
const kept: fc.Arbitrary<Kept<Finding>> = fc
  .record({ at: fc.nat(4), moved: fc.nat(4), title: fc.option(fc.constantFrom("x", "y")) })
  .map(({ at, moved, title }) =>
    title === null ? { at, moved: at } : { at, moved, value: { ...sampleFinding, title } },
  );
const memory: fc.Arbitrary<Memory> = fc
  .dictionary(fc.constantFrom(...ids), kept)
  .map((entries) => ({ ...emptyMemory, findings: new Map(Object.entries(entries)) }));

function withFindings(findings: readonly (readonly [string, Kept<Finding>])[]): Memory {
  return { ...emptyMemory, findings: new Map(findings) };
}

describe("Two memories of findings", () => {
  it("merge to the same in any order and however often", () => {
    fc.assert(
      fc.property(memory, memory, memory, (a, b, c) => {
        const ab = mergeMemories(a, b);
        assert.ok(isSameMemory(ab, mergeMemories(b, a)));
        assert.ok(isSameMemory(ab, mergeMemories(ab, b)));
        assert.ok(isSameMemory(ab, mergeMemories(ab, a)));
        assert.ok(isSameMemory(mergeMemories(ab, c), mergeMemories(a, mergeMemories(b, c))));
      }),
    );
  });

  it("merge without losing a finding, and what was taken away later stays away", () => {
    fc.assert(
      fc.property(memory, memory, (a, b) => {
        const merged = mergeMemories(a, b).findings;
        for (const id of ids) {
          const both = [a.findings.get(id), b.findings.get(id)].filter((one) => one !== undefined);
          if (both.length === 0) return !merged.has(id);
          const latest = Math.max(...both.map(({ at }) => at));
          const isGone = both.some(({ at, value }) => at === latest && value === undefined);
          assert.equal(merged.get(id)?.value === undefined, isGone);
          assert.equal(merged.get(id)?.at, latest);
        }
        return true;
      }),
    );
  });

  it("keep the very entries that this window has where both say the same", () => {
    const ours = withFindings([["a", { at: 1, moved: 1, value: sampleFinding }]]);
    const theirs = withFindings([["a", { at: 1, moved: 1, value: { ...sampleFinding } }]]);

    const merged = mergeMemories(ours, theirs);

    assert.equal(merged.findings.get("a"), ours.findings.get("a"));
  });

  it("are bounded alike, whatever order they stand in", () => {
    const many = Array.from({ length: 700 }, (_, at): readonly [string, Kept<Finding>] => [
      String(at),
      { at: at % 3, moved: 0, value: { ...sampleFinding, state: at % 2 ? "open" : "lost" } },
    ]);
    const one = boundMemory(withFindings(many));
    const other = boundMemory(withFindings(many.toReversed()));

    assert.equal(one.findings.size, 500);
    assert.ok(isSameMemory(one, other));
    assert.equal(
      [...one.findings.values()].filter(({ value }) => value?.state === "open").length,
      350,
    );
  });

  it("stamp a change above all that is known, also when the clock was set back", () => {
    assert.equal(nextStamp(withFindings([["a", { at: 5, moved: 9 }]]), 3), 10);
    assert.equal(nextStamp(emptyMemory, 3), 3);
  });
});

describe("A change of a window's findings", () => {
  const before = new Map([["f1", sampleFinding]]);
  const known: ReadonlyMap<string, Kept<Finding>> = new Map([
    ["f1", { at: 1, moved: 1, value: sampleFinding }],
  ]);
  const movedDown: Finding = {
    ...sampleFinding,
    range: { start: { line: 7, character: 0 }, end: { line: 7, character: 10 } },
  };

  it("that takes one away is remembered as that", () => {
    const noted = noteChanges(known, { before, now: [] }, 5, isMove);

    assert.deepEqual(noted.get("f1"), { at: 5, moved: 5 });
  });

  it("that only moves one along is no word against what another window says of it", () => {
    const lost: Finding = { ...movedDown, state: "lost", stateBefore: "open" };
    for (const one of [movedDown, lost]) {
      const noted = noteChanges(known, { before, now: [one] }, 5, isMove);

      assert.deepEqual(noted.get("f1"), { at: 1, moved: 5, value: one });
      assert.deepEqual(arrivals(known, noted, isMove), { put: [], remove: [] });
    }
    const told = noteChanges(
      known,
      { before, now: [{ ...movedDown, severity: "low" }] },
      5,
      isMove,
    );
    assert.equal(told.get("f1")?.at, 5);
  });

  it("of another window arrives: what is new, what differs, what is gone", () => {
    const dismissed: Finding = { ...sampleFinding, state: "dismissed", dismissReason: "wrong" };
    const other = { ...sampleFinding, id: "f2" };
    const changed = new Map<string, Kept<Finding>>([
      ["f1", { at: 2, moved: 2, value: dismissed }],
      ["f2", { at: 2, moved: 2, value: other }],
    ]);

    assert.deepEqual(arrivals(known, changed, isMove), { put: [dismissed, other], remove: [] });
    assert.deepEqual(arrivals(known, new Map([["f1", { at: 3, moved: 3 }]]), isMove), {
      put: [],
      remove: ["f1"],
    });
  });
});
