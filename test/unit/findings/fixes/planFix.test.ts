import assert from "node:assert/strict";
import fc from "fast-check";
import type { Fix, FixEdit } from "../../../../src/core/findings/finding.ts";
import {
  isNeverWritten,
  risksOf,
  runsLater,
} from "../../../../src/core/findings/fixes/fixRisks.ts";
import type {
  FixFiles,
  FixPlan,
  PlannedEdit,
} from "../../../../src/core/findings/fixes/planFix.ts";
import { applyPlan, planFix } from "../../../../src/core/findings/fixes/planFix.ts";
import { textPositions } from "../../../../src/core/findings/anchors/textPositions.ts";

const a = "file:///shop/a.ts";
const b = "file:///shop/b.ts";
const fixOf = (...edits: FixEdit[]): Fix => ({ title: "t", edits });
const filesOf = (texts: Record<string, string>): FixFiles => ({
  textOf: (uri) => texts[uri],
  isAllowed: (uri) => uri.startsWith("file:///shop/"),
});

function editsOf(plan: FixPlan): readonly PlannedEdit[] {
  if (plan.kind !== "plan") assert.fail(plan.reason);
  return plan.edits;
}

function replaceIn(text: string, oldText: string, newText: string): string {
  const plan = planFix(fixOf({ uri: a, oldText, newText }), filesOf({ [a]: text }));
  return applyPlan(text, a, editsOf(plan));
}

describe("planFix", () => {
  const whole = [
    { title: "replaces a part of a line", text: "a(1);\n", old: "1", put: "2", now: "a(2);\n" },
    {
      title: "writes CRLF into a CRLF file",
      text: "a\r\nb\r\n",
      old: "a\nb",
      put: "x\ny\nz",
      now: "x\r\ny\r\nz\r\n",
    },
    {
      title: "writes LF into an LF file",
      text: "a\nb\n",
      old: "a\r\nb",
      put: "x\r\ny",
      now: "x\ny\n",
    },
    { title: "deletes text", text: "a\nb\nc", old: "b\n", put: "", now: "a\nc" },
    { title: "takes $ signs as they are", text: "a", old: "a", put: "$&$1", now: "$&$1" },
  ];
  for (const { title, text, old, put, now } of whole) {
    it(title, () => {
      assert.equal(replaceIn(text, old, put), now);
    });
  }

  it("changes nothing but the text that it was written for, in any file with any line ends", () => {
    const line = fc.stringMatching(/^[a-z $]{0,6}$/);
    const text = fc.array(fc.tuple(line, fc.constantFrom("\n", "\r\n")), { maxLength: 8 });
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(), (lines, put, from, to) => {
        const before = lines.map(([words, end]) => words + end).join("");
        const newText = put.map(([words]) => words + "\n").join("");
        const [start, end] = [from, to].map((n) => n % (before.length + 1)).sort((x, y) => x - y);
        assert.ok(start !== undefined && end !== undefined);
        fc.pre(start < end && before[start - 1] !== "\r" && before[end - 1] !== "\r");
        const oldText = before.slice(start, end);
        const range = textPositions(before).rangeOf(start, end);

        const plan = planFix(
          fixOf({ uri: a, range, oldText, newText: newText + "#" }),
          filesOf({ [a]: before }),
        );
        const after = applyPlan(before, a, editsOf(plan));

        const written = after.slice(start, after.length - (before.length - end));
        assert.equal(after.slice(0, start), before.slice(0, start));
        assert.equal(after.slice(after.length - (before.length - end)), before.slice(end));
        assert.equal(written.replaceAll("\r\n", "\n"), newText + "#");
      }),
      { numRuns: 1000 },
    );
  });

  it("takes the place that the finding knows where the text stands in several", () => {
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
    const fix = fixOf({ uri: a, range, oldText: "same", newText: "x" });

    const edits = editsOf(planFix(fix, filesOf({ [a]: "same\nsame\nsame\n" })));

    assert.equal(applyPlan("same\nsame\nsame\n", a, edits), "same\nx\nsame\n");
  });

  it("applies several edits of a file and of others as one", () => {
    const texts = { [a]: "one\ntwo\n", [b]: "three\n" };
    const fix = fixOf(
      { uri: a, oldText: "one", newText: "1\n1" },
      { uri: b, oldText: "three", newText: "3" },
      { uri: a, oldText: "two", newText: "2" },
      { uri: "file:///shop/new.sql", oldText: "", newText: "create index;\n" },
    );

    const edits = editsOf(planFix(fix, filesOf(texts)));

    assert.equal(applyPlan(texts[a], a, edits), "1\n1\n2\n");
    assert.equal(applyPlan(texts[b], b, edits), "3\n");
    assert.equal(applyPlan(undefined, "file:///shop/new.sql", edits), "create index;\n");
  });

  const good = { uri: a, oldText: "good", newText: "better" };
  const none: { title: string; edit: FixEdit; kind: string; reason: RegExp }[] = [
    {
      title: "text that is gone",
      edit: { uri: b, oldText: "gone", newText: "x" },
      kind: "stale",
      reason: /changed/,
    },
    {
      title: "text that stands twice",
      edit: { uri: b, oldText: "twice", newText: "x" },
      kind: "stale",
      reason: /several/,
    },
    {
      title: "a file that is gone",
      edit: { uri: "file:///shop/c.ts", oldText: "x", newText: "" },
      kind: "stale",
      reason: /no longer/,
    },
    {
      title: "a new file that exists",
      edit: { uri: b, oldText: "", newText: "x" },
      kind: "stale",
      reason: /exists/,
    },
    {
      title: "a file it may not change",
      edit: { uri: "file:///etc/x", oldText: "", newText: "x" },
      kind: "declined",
      reason: /may change/,
    },
    {
      title: "a secret in new text",
      edit: { uri: b, oldText: "good", newText: "[[secret:key:1]]" },
      kind: "declined",
      reason: /secret/,
    },
    {
      title: "a secret in old text",
      edit: { uri: b, oldText: "[[secret:key:1]]", newText: "" },
      kind: "declined",
      reason: /secret/,
    },
    {
      title: "edits that overlap",
      edit: { uri: a, oldText: "ood", newText: "ad" },
      kind: "declined",
      reason: /same text/,
    },
  ];
  for (const { title, edit, kind, reason } of none) {
    it(`plans nothing at all for a fix with ${title}`, () => {
      const texts = { [a]: "good\n", [b]: "good twice twice\n" };

      const plan = planFix(fixOf(good, edit), filesOf(texts));

      assert.equal(plan.kind, kind);
      assert.match(plan.kind === "plan" ? "" : plan.reason, reason);
    });
  }

  it("declines a fix that changes nothing", () => {
    const plan = planFix(
      fixOf({ uri: a, oldText: "x\ny", newText: "x\r\ny" }),
      filesOf({ [a]: "x\ny" }),
    );

    assert.equal(plan.kind, "declined");
  });
});

describe("the risks of a fix", () => {
  const deciding = [
    "package.json",
    "api/Dockerfile.dev",
    ".GitHub/workflows/ci.yml",
    ".vscode\\tasks.json",
    "vite.config.ts",
    "CLAUDE.md",
    "Makefile",
  ];
  for (const path of deciding) {
    it(`asks about ${path}`, () => {
      assert.equal(runsLater(path), true);
    });
  }

  const harmless = [
    "src/package.ts",
    "src/makefile/order.ts",
    "docs/github/x.yml",
    "src/config.ts",
    "src/settings.json",
  ];
  for (const path of harmless) {
    it(`does not ask about ${path}`, () => {
      assert.equal(runsLater(path), false);
    });
  }

  it("never lets a fix write into git's own folder", () => {
    assert.equal(isNeverWritten("shop/.GIT/hooks/pre-commit"), true);
    assert.equal(isNeverWritten(".gitignore"), false);
  });

  it("names a change of many lines and characters that nobody sees", () => {
    const create = (newText: string): PlannedEdit => ({ kind: "create", uri: a, newText });

    assert.deepEqual(
      risksOf([create("x\n".repeat(10))], () => "a.ts", undefined),
      [],
    );
    assert.match(risksOf([create("x\n".repeat(300))], () => "a.ts", undefined).join(), /301 lines/);
    assert.match(risksOf([create("x")], () => "a.ts", "breaks").join(), /does not parse/);
    assert.match(
      risksOf([create("is\u202eAdmin")], () => "a.ts", undefined).join(),
      /invisible.*a\.ts/,
    );
  });
});
