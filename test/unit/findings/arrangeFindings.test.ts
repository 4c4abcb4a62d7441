import assert from "node:assert/strict";
import {
  arrangeFindings,
  parseArrangement,
  usualArrangement,
} from "../../../src/core/findings/arrangeFindings.ts";
import type { Filter, Grouping } from "../../../src/core/findings/arrangeFindings.ts";
import type { Finding } from "../../../src/core/findings/finding.ts";
import { sampleFinding } from "./sampleFinding.ts";
import { processorTime } from "../../support/processorTime.ts";

const at = (id: string, uri: string, line: number, changes: Partial<Finding> = {}): Finding => ({
  ...sampleFinding,
  id,
  uri,
  range: { start: { line, character: 0 }, end: { line, character: 5 } },
  ...changes,
});

const all = [
  at("a-low", "a", 1, { severity: "low" }),
  at("b-high", "b", 9, { category: "security" }),
  at("a-critical", "a", 5, { severity: "critical", state: "unchecked" }),
  at("b-high-above", "b", 2),
  at("a-refuted", "a", 2, { state: "refuted" }),
  at("b-dismissed", "b", 3, { state: "dismissed" }),
  at("b-lost", "b", 4, { state: "lost" }),
];

/** One line a group: "file a: first second". */
const linesOf = (groupBy: Grouping, show: Filter = "standing"): readonly string[] =>
  arrangeFindings(all, { groupBy, show }).map(
    ({ kind, name, findings }) => `${kind} ${name}: ${findings.map(({ id }) => id).join(" ")}`,
  );
const folded = ["state refuted: a-refuted", "state dismissed: b-dismissed", "state lost: b-lost"];

describe("A list of findings", () => {
  it("is grouped by file, the worst first, with what fell folded below", () => {
    assert.deepEqual(linesOf("file"), [
      "file a: a-critical a-low",
      "file b: b-high-above b-high",
      ...folded,
    ]);
  });

  it("is grouped by severity, the worst first", () => {
    assert.deepEqual(linesOf("severity"), [
      "severity critical: a-critical",
      "severity high: b-high-above b-high",
      "severity low: a-low",
      ...folded,
    ]);
  });

  it("is grouped by category, in the order of the contract", () => {
    assert.deepEqual(linesOf("category"), [
      "category security: b-high",
      "category query: a-critical b-high-above a-low",
      ...folded,
    ]);
  });

  it("shows one state alone when it is asked to, in the same groups", () => {
    assert.deepEqual(linesOf("file", "refuted"), ["file a: a-refuted"]);
    assert.deepEqual(linesOf("file", "fixed"), []);
  });

  it("shows all states together when it is asked to", () => {
    assert.deepEqual(linesOf("file", "all"), [
      "file a: a-critical a-refuted a-low",
      "file b: b-high-above b-dismissed b-lost b-high",
    ]);
  });

  it("takes no more than linear time, but for sorting", () => {
    const many = (count: number): readonly Finding[] =>
      Array.from({ length: count }, (_, index) => at(`f${index}`, `file${index % 500}`, index));
    const took = (findings: readonly Finding[]): number =>
      processorTime(() => {
        for (const groupBy of ["file", "severity", "category"] as const) {
          arrangeFindings(findings, { groupBy, show: "standing" });
        }
      });
    took(many(1000));

    assert.ok(took(many(20_000)) < 1000);
  });

  it("is arranged as usual where what was kept cannot be read", () => {
    assert.deepEqual(parseArrangement({ groupBy: "severity", show: "all" }), {
      groupBy: "severity",
      show: "all",
    });
    for (const junk of [undefined, null, 3, "file", { groupBy: "colour", show: [] }]) {
      assert.deepEqual(parseArrangement(junk), usualArrangement);
    }
  });
});
