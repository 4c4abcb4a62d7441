import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { categories, severities } from "../../../src/core/findings/finding.ts";
import { practiceEntries, shopFiles, shopFolder } from "../../practice/practiceEntry.ts";

const files = new Set(shopFiles());
const read = (path: string): string => readFileSync(join(shopFolder, path), "utf8");
const count = (text: string, part: string): number => text.split(part).length - 1;
const all = [...practiceEntries()].flatMap(([path, entries]) =>
  entries.map((entry) => ({ path, ...entry })),
);
const lineOf = (path: string, quote: string): number => {
  const text = read(path);
  return text.slice(0, text.indexOf(quote)).split("\n").length;
};

describe("the practice findings", () => {
  it("are filed under files of the sample", () => {
    for (const path of practiceEntries().keys()) assert.ok(files.has(path), path);
    for (const { finding } of all) assert.ok(files.has(finding.file), finding.file);
  });

  it("are at least fifteen, with distinct titles, and cover a dozen categories", () => {
    const titles = new Set(all.map(({ finding }) => finding.title));

    assert.equal(titles.size, all.length);
    assert.ok(all.length >= 15);
    assert.ok(new Set(all.map(({ finding }) => finding.category)).size >= 12);
  });

  for (const { path, finding, wrong, saidOf, verdict } of all) {
    describe(finding.title, () => {
      it("uses the categories and severities of the contract", () => {
        assert.ok(categories.includes(finding.category));
        assert.ok(severities.includes(finding.severity));
        assert.ok(verdict === undefined || severities.includes(verdict.severity));
      });

      it("quotes the sample exactly, unless it errs on purpose", () => {
        const text = read(finding.file);

        assert.equal(
          text.includes(finding.quote),
          wrong !== "near-quote" && wrong !== "no-such-quote",
        );
        assert.equal(path === finding.file, wrong !== "other-file");
        if (saidOf !== undefined) assert.ok(read(path).includes(saidOf));
        if (wrong === "no-such-quote") {
          for (const file of files) assert.ok(!read(file).includes(finding.quote), file);
        }
      });

      it("names the quote's line, unless it errs on purpose", () => {
        const place = wrong === "near-quote" ? (saidOf ?? "") : finding.quote;
        const isMisplaced = wrong === "wrong-line" || wrong === "no-such-quote";

        assert.equal(finding.line === lineOf(finding.file, place), !isMisplaced);
      });

      it("gives evidence that stands where it says", () => {
        for (const { file, line, quote } of finding.evidence) {
          assert.ok(read(file).includes(quote), quote);
          assert.equal(line, lineOf(file, quote));
        }
      });

      it("mends text that occurs once, or creates a file that is not there", () => {
        for (const { file, oldText, newText } of finding.fix?.edits ?? []) {
          if (oldText === "") assert.ok(!files.has(file), file);
          else assert.equal(count(read(file), oldText), 1, oldText);
          assert.notEqual(newText, oldText);
        }
      });

      it("leaves TypeScript that can be parsed after its fix", () => {
        for (const { file } of finding.fix?.edits ?? []) {
          const text = fixed(file, finding.fix?.edits ?? []);
          if (file.endsWith(".ts")) {
            assert.ok(transformSync(text, { loader: "ts" }).code !== "");
          } else assert.match(text, /;\n$/);
        }
      });
    });
  }

  it("have fixes, of which one creates a file and two span two files", () => {
    const fixes = all.flatMap(({ finding }) => (finding.fix === null ? [] : [finding.fix]));
    const creating = fixes.filter(({ edits }) => edits.some(({ oldText }) => oldText === ""));
    const spanning = fixes.filter(
      ({ edits }) =>
        new Set(edits.filter(({ oldText }) => oldText !== "").map(({ file }) => file)).size > 1,
    );

    assert.ok(fixes.length >= 6);
    assert.equal(creating.length, 1);
    assert.equal(spanning.length, 2);
  });

  it("err in each of the ways in which a model errs", () => {
    const ways = all.map(({ wrong }) => wrong);
    for (const way of ["near-quote", "wrong-line", "other-file", "no-such-quote"] as const) {
      assert.ok(ways.includes(way), way);
    }
    const verdicts = all.map(({ verdict }) => verdict?.verdict);
    assert.ok(verdicts.includes("refuted") && verdicts.includes("lowered"));
  });
});

function fixed(
  file: string,
  edits: readonly { readonly file: string; readonly oldText: string; readonly newText: string }[],
): string {
  return edits
    .filter((edit) => edit.file === file)
    .reduce(
      (text, { oldText, newText }) =>
        oldText === "" ? newText : text.replace(oldText, () => newText),
      files.has(file) ? read(file) : "",
    );
}

describe("the sample backend", () => {
  it("withholds the list of its defects from every prompt", () => {
    assert.match(read(".aiexclude"), /^DEFECTS\.md$/m);
    assert.ok(read("DEFECTS.md").length > 0);
  });

  it("does not mark its defects in the code", () => {
    for (const path of [...files].filter((name) => name !== ".aiexclude")) {
      assert.doesNotMatch(read(path), /\b(bug|defect|seeded|vulnerab|todo|fixme|n\+1)/i, path);
    }
  });
});
