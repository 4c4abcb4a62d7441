import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import fc from "fast-check";
import type { ExportWorld } from "../../../../src/core/findings/export/exportFormat.ts";
import { sarifFormat } from "../../../../src/core/findings/export/sarif.ts";
import { categories, severities } from "../../../../src/core/findings/finding.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import { applyPlan, planFix } from "../../../../src/core/findings/fixes/planFix.ts";
import { textPositions } from "../../../../src/core/findings/anchors/textPositions.ts";
import { assertGolden } from "../../../support/assertGolden.ts";
import { sampleFinding } from "../sampleFinding.ts";
import { sampleFindings, world } from "./exportSample.ts";

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly snippet?: { readonly text: string };
}
interface Place {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
  readonly region: Region;
}
interface Result {
  readonly ruleId: string;
  readonly message: { readonly text: string; readonly markdown: string };
  readonly locations: readonly { readonly physicalLocation: Place }[];
  readonly relatedLocations?: readonly { readonly physicalLocation: Place }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly { readonly justification: string }[];
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly artifactLocation: { readonly uri: string };
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent: { readonly text: string };
      }[];
    }[];
  }[];
  readonly properties: { readonly id: string };
}
interface Log {
  readonly runs: readonly [
    {
      readonly originalUriBaseIds: Readonly<Record<string, object>>;
      readonly results: readonly Result[];
    },
  ];
}

const schemaFile = import.meta
  .resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json")
  .replace("file://", "");
const published = JSON.parse(fs.readFileSync(path.resolve(schemaFile), "utf8")) as object;
const draft4 = import.meta.resolve("ajv/lib/refs/json-schema-draft-04.json").replace("file://", "");
const ajv = new Ajv({ schemaId: "id", meta: false, logger: false });
ajv.addMetaSchema(JSON.parse(fs.readFileSync(draft4, "utf8")) as object);
const isValid = ajv.compile(published);

function exported(findings: readonly Finding[], changes: Partial<ExportWorld> = {}): Log {
  const log = JSON.parse(sarifFormat.render(findings, { ...world, ...changes })) as Log;
  assert.equal(isValid(log), true, JSON.stringify(isValid.errors, null, 2));
  return log;
}

const resultsOf = (findings: readonly Finding[]): readonly Result[] =>
  exported(findings).runs[0].results;

/** What a reader of the file finds in a text at a region of it. */
function textIn(region: Region, text: string): string {
  const { offsetAt } = textPositions(text);
  const at = (line: number, column: number): number =>
    offsetAt({ line: line - 1, character: column - 1 });
  return text.slice(at(region.startLine, region.startColumn), at(region.endLine, region.endColumn));
}

/** Of the finding itself, its first evidence and the first change of its fix. */
function regionsOf(result: Result | undefined): readonly (Region | undefined)[] {
  const places = [...(result?.locations ?? []), ...(result?.relatedLocations ?? [])];
  const changes = result?.fixes?.flatMap(({ artifactChanges }) => artifactChanges) ?? [];
  return [
    ...places.map(({ physicalLocation }) => physicalLocation.region),
    changes[0]?.replacements[0]?.deletedRegion,
  ];
}

function insertedBy(result: Result | undefined): string | undefined {
  return result?.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent.text;
}

const code = fc
  .array(
    fc.constantFrom("a", "b(", "é", "😀", "\ud800", " ", "\t", "\n", "\r\n", "\r", "{0}", "]("),
  )
  .map((pieces) => `x${pieces.join("")}`);
const span = (text: string): fc.Arbitrary<readonly [number, number]> =>
  fc
    .tuple(fc.nat(text.length - 1), fc.nat(text.length))
    .map(([one, other]) => (one < other ? [one, other] : [other, one + 1]));

describe("The SARIF export", () => {
  it("says everything that is known of findings", () => {
    assertGolden(
      "unit/findings/export/findings.sarif.txt",
      sarifFormat.render(sampleFindings, world),
    );
  });

  it("is valid against the published schema, whatever findings say", () => {
    const finding = fc.record({
      severity: fc.constantFrom(...severities),
      category: fc.constantFrom(...categories),
      state: fc.constantFrom("open", "unchecked", "dismissed"),
      title: fc.string({ unit: "binary" }),
      explanation: fc.string({ unit: "grapheme" }),
      trigger: fc.string(),
      uri: fc.string({ unit: "binary" }),
      dismissReason: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(finding), (all) => {
        const log = exported(
          all.map((changes, index) => ({ ...sampleFinding, ...changes, id: String(index) })),
          { pathOf: (uri) => uri },
        );
        assert.equal(log.runs[0].results.length, all.length);
      }),
      { numRuns: 40 },
    );
  });

  it("gives back the very text of a finding, of its evidence and of what its fix leaves", () => {
    const cases = code.chain((text) =>
      fc.tuple(fc.constant(text), span(text), span(text), fc.string({ unit: "grapheme" })),
    );
    fc.assert(
      fc.property(cases, ([text, [start, end], [from, to], newText]) => {
        const { rangeOf } = textPositions(text);
        const { uri } = sampleFinding;
        const evidence = { uri, range: rangeOf(from, to), quote: text.slice(from, to), note: "n" };
        const edit = { ...evidence, oldText: evidence.quote, newText };
        const [result] = resultsOf([
          {
            ...sampleFinding,
            range: rangeOf(start, end),
            quote: text.slice(start, end),
            evidence: [evidence],
            fix: { title: "t", edits: [edit] },
          },
        ]);

        const [own, related, change] = regionsOf(result);
        assert.equal(own?.snippet?.text, text.slice(start, end));
        assert.deepEqual(
          [own, related, change].map((region) => region && textIn(region, text)),
          [own.snippet.text, related?.snippet?.text, edit.oldText],
        );
        assert.equal(insertedBy(result), newText);
      }),
    );
  });

  it("describes each file of a fix once, with replacements that leave what the fix would", () => {
    const text = "one\ntwo\nthree\n";
    const { rangeOf } = textPositions(text);
    const edit = (oldText: string, newText: string) => {
      const start = text.indexOf(oldText);
      const range = rangeOf(start, start + oldText.length);
      return { uri: sampleFinding.uri, range, oldText, newText };
    };
    const fix = {
      title: "Count",
      edits: [
        edit("three", "3"),
        { uri: "file:///shop/new.sql", oldText: "", newText: "select 1;\n" },
        edit("one", "1\n1\n1"),
      ],
    };
    const plan = planFix(fix, {
      textOf: (uri) => (uri === sampleFinding.uri ? text : undefined),
      isAllowed: () => true,
    });
    assert.ok(plan.kind === "plan");

    const [result] = resultsOf([{ ...sampleFinding, fix }]);
    const changes = result?.fixes?.[0]?.artifactChanges ?? [];

    assert.deepEqual(
      changes.map(({ artifactLocation }) => artifactLocation.uri),
      ["a.ts", "new.sql"],
    );
    const replaced = (changes[0]?.replacements ?? []).toReversed().reduce((now, change) => {
      const { offsetAt } = textPositions(text);
      const { startLine, startColumn } = change.deletedRegion;
      const at = offsetAt({ line: startLine - 1, character: startColumn - 1 });
      const gone = textIn(change.deletedRegion, text);
      return now.slice(0, at) + change.insertedContent.text + now.slice(at + gone.length);
    }, text);
    assert.equal(replaced, applyPlan(text, sampleFinding.uri, plan.edits));
    assert.equal(changes[1]?.replacements[0]?.insertedContent.text, "select 1;\n");
  });

  it("leaves out what is about no code that is there, and suppresses what was dismissed", () => {
    const results = resultsOf(sampleFindings);

    assert.deepEqual(
      results.map(({ properties, suppressions }) => [
        properties.id,
        suppressions.map(({ justification }) => justification),
      ]),
      [
        ["low", []],
        ["dismissed", ["accepted risk"]],
        ["open", []],
        ["unchecked", []],
      ],
    );
  });

  it("keeps the fingerprint of a finding whose line, words and severity change", () => {
    const moved = { start: { line: 40, character: 8 }, end: { line: 40, character: 18 } };
    const before = [sampleFinding, { ...sampleFinding, id: "2", category: "capacity" as const }];
    const after = before.map((one) => ({
      ...one,
      id: `${one.id}-new`,
      range: moved,
      quote: " query( sql )",
      title: "Asks once an order",
      severity: "low" as const,
    }));
    const prints = (findings: readonly Finding[]) =>
      resultsOf(findings).map(({ partialFingerprints }) => Object.values(partialFingerprints)[0]);

    assert.deepEqual(prints(after), prints(before));
    assert.equal(new Set(prints(before)).size, 2);
  });

  it("tells equal code of one file apart, from the top", () => {
    const below = { start: { line: 9, character: 0 }, end: { line: 9, character: 10 } };
    const [first, second] = resultsOf([{ ...sampleFinding, range: below }, sampleFinding]).map(
      ({ partialFingerprints }) => partialFingerprints["backendArchitectFinding/v1"],
    );

    assert.equal(second, `${first ?? ""}-2`);
  });

  it("names files relative to their folder and nothing of this machine", () => {
    const several = exported(
      ["file:///x/api/a b.ts", "file:///x/web/ü%.ts", "file:///home/me/notes.ts"].map(
        (uri, index) => ({ ...sampleFinding, uri, id: String(index) }),
      ),
      {
        hasSeveralFolders: true,
        pathOf: (uri) =>
          uri.startsWith("file:///x/") ? uri.replace("file:///x/", "") : "../me~1/notes.ts",
      },
    ).runs[0];

    const places = several.results.map(
      ({ locations }) => locations[0]?.physicalLocation.artifactLocation,
    );
    assert.deepEqual(places, [
      { uri: "me~1/notes.ts" },
      { uri: "a%20b.ts", uriBaseId: "api" },
      { uri: "%C3%BC%25.ts", uriBaseId: "web" },
    ]);
    assert.deepEqual(Object.keys(several.originalUriBaseIds), ["api", "web"]);
    assert.doesNotMatch(JSON.stringify(several), /file:|home/);
  });

  it("makes no link, no image and no placeholder of a model's words", () => {
    const [result] = resultsOf(sampleFindings.slice(0, 1));

    assert.doesNotMatch(result?.message.text ?? "", /\]\(/);
    assert.doesNotMatch(result?.message.markdown ?? "", /(?<!\\)(?:\]\(|!\[|<img)/);
    assert.doesNotMatch(JSON.stringify(result?.message), /(?<!\{)\{\d/);
    assert.match(result?.message.text ?? "", /\/orders\/\{id\}/);
  });
});
