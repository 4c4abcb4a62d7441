import assert from "node:assert/strict";
import fc from "fast-check";
import type { Dismissal } from "../../../../src/core/findings/dismissals/dismissals.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import type { Memory } from "../../../../src/core/findings/memory/memory.ts";
import {
  fromMemento,
  fromSaved,
  toSaved,
} from "../../../../src/core/findings/memory/savedFindings.ts";
import { sampleFinding } from "../sampleFinding.ts";

const full: Finding = {
  ...sampleFinding,
  id: "f2",
  state: "dismissed",
  stateBefore: "refuted",
  dismissReason: "later",
  dismissNote: "after the release",
  dismissedBy: "team",
  checked: "lowered",
  late: true,
  evidence: [{ uri: "file:///b.ts", range: sampleFinding.range, quote: "b", note: "n" }],
  fix: {
    title: "Mend it",
    edits: [
      { uri: "file:///a.ts", range: sampleFinding.range, oldText: "query(sql)", newText: "q()" },
      { uri: "file:///new.sql", oldText: "", newText: "select 1;" },
    ],
  },
};
const dismissal: Dismissal = {
  id: "d1",
  category: "query",
  path: "a.ts",
  symbol: "",
  quote: "query(sql)",
  reason: "later",
  code: "abc",
  when: "2026-11-24T10:00:00.000Z",
  title: "Runs a query for each order",
};

function memoryOf(findings: readonly Finding[], dismissals: readonly Dismissal[] = []): Memory {
  const kept = <T extends { readonly id: string }>(all: readonly T[]) =>
    new Map(all.map((value, at) => [value.id, { at, moved: at, value }]));
  return { findings: kept(findings), dismissals: kept(dismissals) };
}

/** The findings that a file of this content gives back. */
function read(findings: readonly unknown[], version: unknown = 2) {
  const entries = findings.map((value) => ({ id: "f2", at: 1, moved: 1, value }));
  return fromSaved(JSON.stringify({ version, findings: entries, dismissals: [] }));
}

describe("savedFindings", () => {
  it("reads back what was saved, what was taken away too", () => {
    const memory = memoryOf([sampleFinding, full], [dismissal]);
    const gone = { ...memory, findings: new Map(memory.findings).set("f3", { at: 9, moved: 9 }) };

    assert.deepEqual(fromSaved(toSaved(gone)), { kind: "memory", memory: gone, isWhole: true });
  });

  it("keeps a bounded number: what is over goes first, then the oldest", () => {
    const many = Array.from({ length: 600 }, (_, at) => ({
      ...sampleFinding,
      id: String(at),
      state: at % 2 === 0 ? ("fixed" as const) : ("open" as const),
    }));

    const again = fromSaved(toSaved(memoryOf(many)));

    assert.ok(again.kind === "memory");
    const kept = [...again.memory.findings.values()].map(({ value }) => value);
    assert.equal(kept.length, 500);
    assert.equal(kept.filter((one) => one?.state === "open").length, 300);
    assert.equal(kept[0]?.id, "1");
    assert.equal(kept.find((one) => one?.state === "fixed")?.id, "200");
  });

  it("says of a later version that it is one, and of anything else that it is damaged", () => {
    assert.equal(read([], 3).kind, "newer");
    for (const text of ["", "{", "null", '{"version":2}', '{"version":"2","findings":[]}']) {
      assert.equal(fromSaved(text).kind, "damaged", text);
    }
    assert.equal(fromSaved(toSaved(memoryOf([full])).slice(0, -9)).kind, "damaged");
  });

  it("leaves out a finding that lost any of its fields, and says that the file is not whole", () => {
    for (const key of ["id", "uri", "range", "quote", "match", "state", "evidence", "severity"]) {
      const broken = Object.fromEntries(Object.entries(full).filter(([name]) => name !== key));
      const again = read([broken]);

      assert.ok(again.kind === "memory", key);
      assert.deepEqual([again.memory.findings.size, again.isWhole], [0, false], key);
    }
  });

  it("gives no finding that is not one, whatever was kept", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const again = read([value]);
        return again.kind === "memory" && again.memory.findings.size === 0;
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => fromSaved(JSON.stringify(value)).kind !== "memory"),
    );
  });

  it("takes no time from the file after which none could come", () => {
    const entries = [2 ** 53, 1e300, -1, 1.5, "1"].map((at) => ({ id: "f1", at, moved: 1 }));
    const text = JSON.stringify({ version: 2, findings: entries, dismissals: [] });
    const again = fromSaved(text);

    assert.ok(again.kind === "memory" && again.memory.findings.size === 0);
  });

  it("reads what the first version kept elsewhere, and leaves a later one's alone", () => {
    assert.deepEqual(fromMemento({ version: 1, findings: [full, { id: "no finding" }] }), [full]);
    assert.equal(fromMemento({ version: 2, findings: [] }), "newer");
    assert.deepEqual(fromMemento(undefined), []);
    assert.deepEqual(fromMemento("findings"), []);
  });
});
