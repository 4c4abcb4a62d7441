import assert from "node:assert/strict";
import fc from "fast-check";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import {
  chooseFindings,
  readFindingsQuestion,
} from "../../../../src/core/findings/words/findingsQuestion.ts";
import { listFindings, mostBytes } from "../../../../src/core/findings/words/listFindings.ts";
import { sampleFindings, world } from "../export/exportSample.ts";
import { sampleFinding } from "../sampleFinding.ts";

const { pathOf } = world;

interface Listing {
  readonly findings: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];
  readonly notListed?: number;
  readonly withheld?: number;
  readonly note?: string;
}

const list = (findings: readonly Finding[], notes = { withheld: 0, beyond: 0 }): Listing =>
  JSON.parse(listFindings(findings, pathOf, notes)) as Listing;

describe("A question for findings", () => {
  const cases: readonly { readonly input: object; readonly ids: readonly string[] }[] = [
    { input: {}, ids: ["unchecked", "open", "low"] },
    { input: { state: "all", file: "src" }, ids: ["unchecked", "open"] },
    { input: { file: "./src/orders/list.ts" }, ids: ["open"] },
    { input: { file: "src\\orders/" }, ids: ["unchecked", "open"] },
    { input: { file: "src/order" }, ids: [] },
    { input: { severity: "medium" }, ids: ["unchecked", "open"] },
    { input: { category: "testing" }, ids: ["low"] },
    { input: { state: "dismissed" }, ids: ["dismissed"] },
    { input: { state: null, file: undefined }, ids: ["unchecked", "open", "low"] },
    { input: { file: "." }, ids: ["unchecked", "open", "low"] },
  ];
  for (const { input, ids } of cases) {
    it(`is answered with the worst first: ${JSON.stringify(input)}`, () => {
      const question = readFindingsQuestion(input);

      assert.ok(typeof question === "object");
      assert.deepEqual(
        chooseFindings(sampleFindings, question, pathOf).map(({ id }) => id),
        ids,
      );
    });
  }

  it("is refused in words that say what to ask instead", () => {
    const refused = [
      [],
      "all",
      { file: 7 },
      { file: "x".repeat(1001) },
      { severity: "worst" },
      { category: ["query"] },
      { state: "new" },
    ].map(readFindingsQuestion);

    assert.deepEqual(
      refused.filter((one) => typeof one !== "string"),
      [],
    );
    const [, , , , severity] = refused;
    assert.ok(typeof severity === "string");
    assert.match(severity, /critical, high, medium, low/);
  });
});

describe("listFindings", () => {
  it("says where, what, when and why, with lines from 1", () => {
    const { findings } = list(sampleFindings.slice(0, 1));

    assert.deepEqual(findings[0]?.["file"], "src/orders/place order #1.ts");
    assert.deepEqual([findings[0]["line"], findings[0]["endLine"]], [12, 14]);
    assert.deepEqual(findings[0]["evidence"], [
      { file: "migrations/001_init.sql", line: 5, note: "no check that it stays above zero" },
    ]);
    assert.match(JSON.stringify(findings[0]["fix"]), /\+await take\(item, tx\);/);
    assert.equal(findings[0]["quote"], sampleFindings[0]?.quote);
  });

  it("stays within its bytes, and counts what it does not list", () => {
    const finding = fc.record({
      title: fc.string({ unit: "binary", maxLength: 500 }),
      explanation: fc.constantFrom("é😀".repeat(4000), "short"),
      quote: fc.string({ unit: "grapheme" }),
    });
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 80 }), fc.nat(5), (all, beyond) => {
        const findings = all.map((one, index) => ({ ...sampleFinding, ...one, id: String(index) }));
        const text = listFindings(findings, pathOf, { withheld: 2, beyond });
        const listing = JSON.parse(text) as Listing;

        assert.ok(new TextEncoder().encode(text).length <= mostBytes);
        const listed = listing.findings.length;
        assert.deepEqual(
          listing.findings.map(({ id }) => id),
          findings.slice(0, listed).map(({ id }) => id),
        );
        assert.equal(listed + (listing.notListed ?? 0), all.length + beyond);
        assert.equal(listing.withheld, 2);
        assert.ok(listed >= Math.min(all.length, 3));
      }),
      { numRuns: 50 },
    );
  });

  it("is an empty list, and nothing else, when there is nothing", () => {
    assert.equal(listFindings([], pathOf, { withheld: 0, beyond: 0 }), '{"findings":[]}');
  });
});
