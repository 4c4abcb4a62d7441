import assert from "node:assert/strict";
import {
  countUndrawn,
  drawnFindings,
  inWalkingOrder,
  neighbourOf,
  undrawnSentence,
} from "../../../src/core/findings/drawnFindings.ts";
import type { Drawing } from "../../../src/core/findings/drawnFindings.ts";
import type { Finding } from "../../../src/core/findings/finding.ts";
import { renameIn } from "../../../src/core/findings/anchors/renameIn.ts";
import { sampleFinding } from "./sampleFinding.ts";

const at = (id: string, uri: string, line: number, changes: Partial<Finding> = {}): Finding => ({
  ...sampleFinding,
  id,
  uri,
  range: { start: { line, character: 0 }, end: { line, character: 5 } },
  ...changes,
});
const idsOf = (all: readonly Finding[]) => all.map((one) => one.id).join(" ");

const drawing = (changes: Partial<Drawing> = {}): Drawing => ({
  minimum: "low",
  inView: new Set(),
  revealed: new Set(),
  ...changes,
});

describe("drawn findings", () => {
  it("are those that stand or wait, the worst first, none below the minimum", () => {
    const all = [
      at("low", "a", 1, { severity: "low" }),
      at("lost", "a", 1, { state: "lost" }),
      at("medium", "a", 1, { severity: "medium", state: "unchecked" }),
      at("dismissed", "a", 1, { state: "dismissed" }),
      at("critical", "a", 1, { severity: "critical" }),
      at("fixed", "a", 1, { state: "fixed" }),
      at("refuted", "a", 1, { state: "refuted" }),
    ];

    assert.equal(idsOf(drawnFindings(all, drawing())), "critical medium low");
    assert.equal(idsOf(drawnFindings(all, drawing({ minimum: "medium" }))), "critical medium");
  });

  it("are fifty at most: those asked for, then those in view, then the worst of the others", () => {
    const many = Array.from({ length: 100 }, (_, line) =>
      at(`a${line}`, "a", line, { severity: "critical" }),
    );
    const all = [
      ...many,
      at("seen", "b", 1, { severity: "low" }),
      at("asked", "c", 1, { severity: "low", state: "refuted" }),
    ];

    const drawn = drawnFindings(
      all,
      drawing({ inView: new Set(["b"]), revealed: new Set(["asked"]) }),
    );

    assert.equal(drawn.length, 50);
    assert.equal(idsOf(drawn.slice(0, 3)), "asked seen a0");
  });

  it("are drawn below the minimum when they are asked for", () => {
    const all = [at("low", "a", 1, { severity: "low" })];

    assert.equal(
      idsOf(drawnFindings(all, drawing({ minimum: "high", revealed: new Set(["low"]) }))),
      "low",
    );
  });

  it("leave others undrawn, which are counted by the reason", () => {
    const all = [
      at("drawn", "a", 1),
      at("more", "a", 2),
      at("low", "a", 3, { severity: "low" }),
      at("gone", "a", 4, { state: "refuted" }),
    ];

    assert.deepEqual(countUndrawn(all, new Set(["drawn"]), "medium"), {
      beyondLimit: 1,
      belowMinimum: 1,
    });
  });
});

describe("undrawnSentence", () => {
  const cases = [
    { beyondLimit: 0, belowMinimum: 0, says: "" },
    {
      beyondLimit: 12,
      belowMinimum: 0,
      says: "12 are only in the Findings view: 12 beyond the 50 comments drawn at a time.",
    },
    {
      beyondLimit: 0,
      belowMinimum: 1,
      says: "1 is only in the Findings view: 1 below your minimum severity.",
    },
    {
      beyondLimit: 3,
      belowMinimum: 2,
      says: "5 are only in the Findings view: 3 beyond the 50 comments drawn at a time, 2 below your minimum severity.",
    },
  ];
  for (const { says, ...undrawn } of cases) {
    it(`says “${says}”`, () => {
      assert.equal(undrawnSentence(undrawn), says);
    });
  }
});

describe("walking through findings", () => {
  const walk = inWalkingOrder([at("b1", "b", 1), at("a9", "a", 9), at("a2", "a", 2)]);

  it("goes file by file, each from the top", () => {
    assert.equal(idsOf(walk), "a2 a9 b1");
  });

  const steps = [
    { from: at("a2", "a", 2), next: "a9", previous: "b1" },
    { from: at("b1", "b", 1), next: "a2", previous: "a9" },
    { from: { uri: "a", range: at("", "a", 5).range }, next: "a9", previous: "a2" },
    { from: { uri: "z", range: at("", "z", 0).range }, next: "a2", previous: "b1" },
    { from: { uri: "0", range: at("", "0", 0).range }, next: "a2", previous: "b1" },
  ];
  for (const { from, next, previous } of steps) {
    it(`goes on from ${from.uri}:${from.range.start.line} and round again`, () => {
      assert.equal(neighbourOf(walk, from, "next")?.id, next);
      assert.equal(neighbourOf(walk, from, "previous")?.id, previous);
    });
  }

  it("goes nowhere without findings", () => {
    assert.equal(neighbourOf([], at("x", "a", 1), "next"), undefined);
  });
});

describe("renameIn", () => {
  it("follows a folder wherever findings speak of it, and nothing whose name only begins so", () => {
    const finding = at("f", "file:///s/old/a.ts", 1, {
      evidence: [{ ...sampleFinding, uri: "file:///s/older/b.ts", note: "" }],
      fix: { title: "t", edits: [{ uri: "file:///s/old/c.ts", oldText: "x", newText: "y" }] },
    });

    const [renamed] = renameIn(
      [finding, at("g", "file:///s/x", 1)],
      "file:///s/old",
      "file:///s/new",
    );

    assert.equal(renamed?.uri, "file:///s/new/a.ts");
    assert.equal(renamed.evidence[0]?.uri, "file:///s/older/b.ts");
    assert.equal(renamed.fix?.edits[0]?.uri, "file:///s/new/c.ts");
    assert.equal(renameIn([finding], "file:///s/other", "file:///s/new").length, 0);
  });
});
