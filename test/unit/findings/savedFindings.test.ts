import assert from "node:assert/strict";
import fc from "fast-check";
import { fromSaved, toSaved } from "../../../src/core/findings/savedFindings.ts";
import type { Finding } from "../../../src/core/findings/finding.ts";
import { sampleFinding } from "./sampleFinding.ts";

const full: Finding = {
  ...sampleFinding,
  id: "f2",
  state: "dismissed",
  dismissReason: "later",
  evidence: [{ uri: "file:///b.ts", range: sampleFinding.range, quote: "b", note: "n" }],
  fix: {
    title: "Mend it",
    edits: [
      { uri: "file:///a.ts", range: sampleFinding.range, oldText: "query(sql)", newText: "q()" },
      { uri: "file:///new.sql", oldText: "", newText: "select 1;" },
    ],
  },
};

/** Through JSON, as VS Code keeps it. */
function kept(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe("savedFindings", () => {
  it("reads back what was saved", () => {
    assert.deepEqual(fromSaved(kept(toSaved([sampleFinding, full]))), [sampleFinding, full]);
  });

  it("keeps the newest when there are too many", () => {
    const many = Array.from({ length: 600 }, (_, at) => ({ ...sampleFinding, id: String(at) }));

    const read = fromSaved(kept(toSaved(many)));

    assert.ok(read !== "newer");
    assert.equal(read.length, 500);
    assert.equal(read.at(-1)?.id, "599");
  });

  it("leaves alone what a newer version wrote", () => {
    assert.equal(fromSaved({ version: 2, findings: [] }), "newer");
  });

  it("leaves out one that lost any of its fields, and keeps the others", () => {
    for (const key of ["id", "uri", "range", "quote", "match", "state", "evidence", "severity"]) {
      const broken = Object.fromEntries(Object.entries(full).filter(([name]) => name !== key));

      assert.deepEqual(fromSaved({ version: 1, findings: [broken, full] }), [full], key);
    }
  });

  it("gives no finding that is not one, whatever was kept", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = fromSaved({ version: 1, findings: [value] });
        return read !== "newer" && read.length === 0;
      }),
    );
    assert.deepEqual(fromSaved(undefined), []);
    assert.deepEqual(fromSaved("findings"), []);
  });
});
