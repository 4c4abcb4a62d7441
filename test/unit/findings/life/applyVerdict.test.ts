import assert from "node:assert/strict";
import { applyVerdict } from "../../../../src/core/findings/life/applyVerdict.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import { sampleFinding } from "../sampleFinding.ts";

const unchecked: Finding = { ...sampleFinding, state: "unchecked" };
const confirmed = { verdict: "confirmed", reason: "It does." } as const;

describe("applyVerdict", () => {
  it("leaves alone what the user has decided meanwhile", () => {
    for (const state of ["dismissed", "fixed", "refuted", "open"] as const) {
      const finding = { ...unchecked, state };
      assert.equal(applyVerdict(finding, { verdict: "refuted", reason: "r" }), finding, state);
    }
  });

  it("remembers the verdict of one that is lost, for when its text comes back", () => {
    const lost: Finding = { ...unchecked, state: "lost", stateBefore: "unchecked" };
    const { state, stateBefore, checked } = applyVerdict(lost, confirmed);

    assert.deepEqual([state, stateBefore, checked], ["lost", "open", "confirmed"]);
    assert.deepEqual(applyVerdict(lost, { verdict: "refuted", reason: "r" }), lost);
  });

  it("counts a lower severity as lowered, whatever the verdict is called", () => {
    const one = applyVerdict(unchecked, { ...confirmed, severity: "low" });

    assert.deepEqual([one.severity, one.checked], ["low", "lowered"]);
  });
});
