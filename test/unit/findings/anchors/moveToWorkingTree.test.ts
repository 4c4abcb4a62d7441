import assert from "node:assert/strict";
import fc from "fast-check";
import { findingId } from "../../../../src/core/findings/life/findingId.ts";
import type { FixEdit } from "../../../../src/core/findings/finding.ts";
import { moveToWorkingTree } from "../../../../src/core/findings/anchors/moveToWorkingTree.ts";
import type { WorkingText } from "../../../../src/core/findings/anchors/moveToWorkingTree.ts";
import { textPositions } from "../../../../src/core/findings/anchors/textPositions.ts";
import { findingOn, sampleFinding } from "../sampleFinding.ts";

const index = "git:/shop/a.ts?index";
const before = "git:/shop/a.ts?HEAD";
const file = "file:///shop/a.ts";
const staged = "one();\nquery(sql);\ntwo();\n";

function versions(text: string): ReadonlyMap<string, WorkingText | undefined> {
  return new Map([
    [index, { uri: file, text }],
    [before, undefined],
  ]);
}

const edit = (uri: string, oldText: string, text = staged): FixEdit => {
  const { range } = findingOn(text, oldText);
  return { uri, range, oldText, newText: "better(sql);" };
};

describe("moveToWorkingTree", () => {
  it("takes a finding to the file where its text still stands, under the file's own id", () => {
    const finding = findingOn(staged, "query(sql);", { uri: index });

    const moved = moveToWorkingTree(finding, versions(`// above\n${staged}`));

    assert.equal(moved.uri, file);
    assert.deepEqual(moved.range.start, { line: 2, character: 0 });
    assert.equal(moved.id, findingId(file, finding.category, finding.quote));
  });

  it("leaves it on the version where the file says something else, or is gone", () => {
    const finding = findingOn(staged, "query(sql);", { uri: index });

    assert.deepEqual(moveToWorkingTree(finding, versions("one();\ntwo();\n")), finding);
    assert.deepEqual(moveToWorkingTree(finding, new Map([[index, undefined]])), finding);
  });

  it("takes the nearest of several places", () => {
    const text = `query(sql);\n${"x();\n".repeat(9)}query(sql);\nend();\nquery(sql);\n`;
    const finding = findingOn(staged, "query(sql);", { uri: index, range: rangeAt(8) });

    assert.equal(moveToWorkingTree(finding, versions(text)).range.start.line, 10);
  });

  it("never takes one on the old side to the file", () => {
    const finding = findingOn(staged, "query(sql);", { uri: before });

    assert.deepEqual(moveToWorkingTree(finding, versions(staged)), finding);
  });

  it("takes evidence along, each piece by itself", () => {
    const piece = (uri: string, quote: string) => ({
      ...findingOn(staged, quote),
      note: "See here.",
      uri,
    });
    const finding = findingOn(staged, "query(sql);", {
      uri: index,
      evidence: [piece(index, "one();"), piece(index, "two();"), piece(before, "one();")],
    });

    const moved = moveToWorkingTree(finding, versions("query(sql);\none();\n"));

    assert.deepEqual(
      moved.evidence.map(({ uri }) => uri),
      [file, index, before],
    );
  });

  it("keeps a fix only where all of it can be done in files of the working tree", () => {
    const fixed = (...edits: readonly FixEdit[]) =>
      findingOn(staged, "query(sql);", { uri: index, fix: { title: "Fix", edits } });
    const create: FixEdit = { uri: "file:///shop/new.ts", oldText: "", newText: "x" };
    const text = `// above\n${staged.replace("two();", "three();")}`;

    const kept = moveToWorkingTree(fixed(edit(index, "query(sql);"), create), versions(text));
    const lost = moveToWorkingTree(
      fixed(edit(index, "query(sql);"), edit(index, "two();")),
      versions(text),
    );
    const old = moveToWorkingTree(fixed(edit(before, "query(sql);")), versions(text));

    assert.deepEqual(
      kept.fix?.edits.map(({ uri, range }) => [uri, range?.start.line]),
      [
        [file, 2],
        ["file:///shop/new.ts", undefined],
      ],
    );
    assert.equal(lost.fix, undefined);
    assert.equal(lost.uri, file);
    assert.equal(old.fix, undefined);
  });

  it("leaves a finding alone that is on no version", () => {
    const finding = { ...sampleFinding, fix: { title: "Fix", edits: [edit(file, "query(sql);")] } };

    assert.deepEqual(moveToWorkingTree(finding, versions("other();\n")), finding);
  });

  it("puts a finding only where its quote stands, with the file's own line ends", () => {
    const lines = fc.array(fc.constantFrom("a();", "b();", "", "  c();"), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(lines, lines, fc.nat(8), fc.boolean(), (old, now, at, isCrlf) => {
        const quoted = old
          .slice(Math.min(at, old.length - 1))
          .slice(0, 2)
          .join("\n");
        const text = now.join(isCrlf ? "\r\n" : "\n");
        const finding = findingOn(old.join("\n"), quoted, { uri: index });

        const moved = moveToWorkingTree(finding, versions(text));

        if (moved.uri === index) assert.deepEqual(moved, finding);
        else {
          const { offsetAt } = textPositions(text);
          const { start, end } = moved.range;
          assert.equal(text.slice(offsetAt(start), offsetAt(end)), moved.quote);
          assert.equal(moved.quote.replaceAll("\r\n", "\n"), quoted);
        }
      }),
    );
  });
});

function rangeAt(line: number) {
  return { start: { line, character: 0 }, end: { line, character: 11 } };
}
