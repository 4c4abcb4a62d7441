import assert from "node:assert/strict";
import { dismissalWords } from "../../../../src/core/findings/dismissals/dismissalWords.ts";
import { dismissalFrom } from "../../../../src/core/findings/dismissals/dismissals.ts";
import {
  dismissed,
  restored,
  settleDismissal,
} from "../../../../src/core/findings/dismissals/dismissFinding.ts";
import type { FindingState } from "../../../../src/core/findings/finding.ts";
import { findingOn, sampleFinding } from "../sampleFinding.ts";

const text = "function pay() {\n  query(sql);\n}\n";
const file = { path: "a.ts", text };
const finding = findingOn(text, "query(sql);");
const when = "2026-11-24T10:00:00.000Z";
const record = dismissalFrom(finding, file, { reason: "accepted risk", note: "Known.", when });

describe("Dismissing a finding", () => {
  it("is taken back to the very finding it was", () => {
    const states: readonly FindingState[] = ["open", "unchecked", "refuted", "fixed", "lost"];
    for (const state of states) {
      const one = { ...sampleFinding, state };
      const away = dismissed(one, { reason: "later", note: "Next week", by: "team" });

      assert.equal(away.state, "dismissed");
      assert.deepEqual(restored(away), one);
      assert.deepEqual(restored(dismissed(away, { reason: "wrong" })), one);
    }
  });

  it("of an earlier version is taken back to what is certain", () => {
    const old = { ...sampleFinding, state: "dismissed", dismissReason: "wrong" } as const;

    assert.equal(restored(old).state, "unchecked");
    assert.equal(restored({ ...old, source: "local" }).state, "open");
  });

  it("says why, and that it was the team", () => {
    const away = dismissed(sampleFinding, { reason: "accepted risk", note: "Known.", by: "team" });

    assert.equal(dismissalWords(away), "by the team: accepted risk, Known.");
    assert.equal(dismissalWords(dismissed(sampleFinding, { reason: "wrong" })), "wrong");
  });
});

describe("settleDismissal", () => {
  it("dismisses what the user dismissed before", () => {
    const settled = settleDismissal(finding, file, { own: [record], team: [] });

    assert.equal(settled.state, "dismissed");
    assert.equal(dismissalWords(settled), "accepted risk, Known.");
  });

  it("dismisses for the team, follows its file, and gives the finding back when it is out of it", () => {
    const team = settleDismissal(finding, file, { own: [], team: [record] });
    const reworded = { ...record, reason: "wrong" as const };

    assert.equal(dismissalWords(team), "by the team: accepted risk, Known.");
    assert.equal(settleDismissal(team, file, { own: [], team: [record] }), team);
    const renewed = settleDismissal(team, file, { own: [], team: [reworded] });
    assert.equal(dismissalWords(renewed), "by the team: wrong, Known.");
    assert.deepEqual(settleDismissal(renewed, file, { own: [], team: [] }), finding);
  });

  it("follows the user who took back here what the team dismissed", () => {
    const own = [{ ...record, restored: true as const }];
    const team = settleDismissal(finding, file, { own: [], team: [record] });

    assert.equal(settleDismissal(finding, file, { own, team: [record] }), finding);
    assert.deepEqual(settleDismissal(team, file, { own, team: [record] }), finding);
  });

  it("brings back what was put off once its code has changed, and nothing else", () => {
    const later = dismissalFrom(finding, file, { reason: "later", when });
    const changed = { ...file, text: text.replace("sql);", "sql);\n  more();") };
    const putOff = dismissed(finding, later);
    const wrong = dismissed(finding, record);

    assert.equal(settleDismissal(putOff, file, { own: [later], team: [] }), putOff);
    assert.deepEqual(settleDismissal(putOff, changed, { own: [later], team: [] }), finding);
    assert.equal(settleDismissal(wrong, changed, { own: [record], team: [] }), wrong);
  });
});
