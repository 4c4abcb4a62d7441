import assert from "node:assert/strict";
import fc from "fast-check";
import { asOfToday } from "../../../../src/core/findings/anchors/asOfToday.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import { handOut } from "../../../../src/core/findings/words/handOut.ts";
import type { HandOutPorts } from "../../../../src/core/findings/words/handOut.ts";
import { textPositions } from "../../../../src/core/findings/anchors/textPositions.ts";
import type { Withheld } from "../../../../src/core/ports.ts";
import { findingOn, sampleFinding } from "../sampleFinding.ts";

const { uri } = sampleFinding;
const other = "file:///shop/b.sql";

type Kept = Readonly<Record<string, Withheld["strength"] | "fails">>;

function portsOf(
  texts: Readonly<Record<string, string>>,
  kept: Kept = {},
  keepBack: HandOutPorts["keepBack"] = ["ignored", "gitignored"],
): HandOutPorts {
  return {
    keepBack,
    files: {
      read: (one) => {
        const text = texts[one];
        return Promise.resolve(
          text === undefined
            ? { kind: "noText", uri: one, path: one, code: "unreadable", reason: "is gone" }
            : { kind: "text", uri: one, path: one, text, languageId: "typescript" },
        );
      },
      withheld: (one) => {
        const strength = kept[one];
        if (strength === "fails") return Promise.reject(new Error("no rules"));
        return Promise.resolve(strength && { strength, rule: ".aiexclude" });
      },
    },
  };
}

const signal = new AbortController().signal;

function fixOf(
  text: string,
  oldText: string,
  newText: string,
  of = uri,
): NonNullable<Finding["fix"]> {
  const start = text.indexOf(oldText);
  const range = textPositions(text).rangeOf(start, start + oldText.length);
  return { title: "Fix", edits: [{ uri: of, range, oldText, newText }] };
}

describe("handOut", () => {
  it("gives a finding, its evidence and its fix where their text stands today", async () => {
    const before = "a\nquery(sql)\nend\n";
    const now = `// moved\r\n// down\r\n${before.replaceAll("\n", "\r\n")}`;
    const evidence = [{ ...findingOn("x\ntable t\n", "table t"), uri: other, note: "n" }];
    const finding = findingOn(before, "query(sql)", {
      evidence,
      fix: fixOf(before, "query(sql)\nend", "query(all)\nend"),
    });

    const { findings } = await handOut(
      [finding],
      portsOf({ [uri]: now, [other]: "\n\n\ntable t\n" }),
      signal,
    );

    const [given] = findings;
    assert.deepEqual(given?.range.start, { line: 3, character: 0 });
    assert.deepEqual(given.evidence[0]?.range.start, { line: 3, character: 0 });
    assert.deepEqual(given.fix?.edits, [
      {
        uri,
        range: { start: { line: 3, character: 0 }, end: { line: 4, character: 3 } },
        oldText: "query(sql)\r\nend",
        newText: "query(all)\r\nend",
      },
    ]);
  });

  it("leaves out findings, evidence and fixes whose text is gone", async () => {
    const text = "query(sql)\nend\n";
    const stale = findingOn(text, "query(sql)", {
      id: "stale",
      evidence: [{ uri, range: sampleFinding.range, quote: "not there", note: "" }],
      fix: fixOf(text, "end", "END"),
    });
    const gone = { ...stale, id: "gone", quote: "query(all)" };
    const deleted = { ...stale, id: "deleted", uri: other };

    const { findings, ...counts } = await handOut(
      [stale, gone, deleted],
      portsOf({ [uri]: "query(sql)\n" }),
      signal,
    );

    assert.deepEqual(counts, { withheld: 0, gone: 2 });
    assert.deepEqual(
      findings.map(({ id, evidence, fix }) => [id, evidence, fix]),
      [["stale", [], undefined]],
    );
  });

  const rules: readonly {
    readonly title: string;
    readonly kept: Kept;
    readonly keepBack: HandOutPorts["keepBack"];
    readonly given: number;
  }[] = [
    { title: "the user all", kept: { [uri]: "ignored" }, keepBack: [], given: 1 },
    {
      title: "an agent of the user what git ignores",
      kept: { [uri]: "gitignored" },
      keepBack: ["ignored"],
      given: 1,
    },
    {
      title: "an agent of the user nothing ignored",
      kept: { [uri]: "ignored" },
      keepBack: ["ignored"],
      given: 0,
    },
    {
      title: "any agent nothing that git ignores",
      kept: { [uri]: "gitignored" },
      keepBack: ["ignored", "gitignored"],
      given: 0,
    },
    {
      title: "nobody what rules cannot be asked about",
      kept: { [uri]: "fails" },
      keepBack: ["ignored"],
      given: 0,
    },
  ];
  for (const { title, kept, keepBack, given } of rules) {
    it(`gives ${title}`, async () => {
      const ports = portsOf({ [uri]: "query(sql)\n" }, kept, keepBack);
      const { findings, withheld } = await handOut([sampleFinding], ports, signal);

      assert.equal(findings.length, given);
      assert.equal(withheld, 1 - given);
    });
  }

  it("gives no evidence and no fix from a file that is kept back", async () => {
    const text = "query(sql)\n";
    const finding = {
      ...sampleFinding,
      evidence: [{ uri: other, range: sampleFinding.range, quote: text.trim(), note: "" }],
      fix: fixOf(text, "query(sql)", "x", other),
    };
    const ports = portsOf({ [uri]: text, [other]: text }, { [other]: "ignored" });

    const { findings } = await handOut([finding], ports, signal);

    assert.deepEqual(findings[0]?.evidence, []);
    assert.equal(findings[0].fix, undefined);
  });

  it("hides secrets in every word, and gives no fix that holds one", async () => {
    const secret = "AKIAIOSFODNN7EXAMPLE";
    const text = `const key = "${secret}";\n`;
    const finding = findingOn(text, text.trim(), {
      title: `About ${secret}`,
      explanation: `It is ${secret}`,
      trigger: secret,
      evidence: [{ ...findingOn(text, text.trim()), note: secret }],
      fix: fixOf(text, text, "x"),
    });

    const { findings } = await handOut([finding], portsOf({ [uri]: text }), signal);

    assert.equal(findings.length, 1);
    assert.doesNotMatch(JSON.stringify(findings), /AKIA/);
    assert.match(findings[0]?.quote ?? "", /\[\[secret:/);
    assert.equal(findings[0]?.fix, undefined);
  });

  it("ends with the caller's reason when it is cancelled", async () => {
    await assert.rejects(
      handOut([sampleFinding], portsOf({}), AbortSignal.abort(new Error("enough"))),
      /enough/,
    );
  });
});

describe("asOfToday", () => {
  it("gives no place where today's text is another, whatever was edited", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "query(sql)", "\n", "\r\n"))
      .map((all) => all.join(""));
    fc.assert(
      fc.property(text, fc.nat(20), fc.nat(20), (now, line, character) => {
        const start = { line, character };
        const range = { start, end: { line, character: character + 10 } };
        const evidence = [{ uri, range, quote: "a\nb", note: "" }];
        const given = asOfToday({ ...sampleFinding, range, evidence }, new Map([[uri, now]]));

        assert.equal(given !== undefined, now.includes("query(sql)"));
        for (const { range: at, quote } of given ? [given, ...given.evidence] : []) {
          const { offsetAt } = textPositions(now);
          assert.equal(now.slice(offsetAt(at.start), offsetAt(at.end)), quote);
        }
      }),
    );
  });
});
