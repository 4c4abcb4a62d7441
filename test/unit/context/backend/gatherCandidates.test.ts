import assert from "node:assert/strict";
import type { Candidate } from "../../../../src/core/backendMap/checks/runLocalChecks.ts";
import {
  candidatesIn,
  gatherCandidates,
} from "../../../../src/core/context/backend/gatherCandidates.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import type { Backend, Files } from "../../../../src/core/ports.ts";
import { folder, memoryFiles } from "../../../support/memoryFiles.ts";

const uri = `${folder}src/a.ts`;
const other = `${folder}db/1.sql`;
const text = "one();\ntwo();\nthree();\n";
const memory = memoryFiles({ "src/a.ts": text, "db/1.sql": "CREATE TABLE t (id int);\n" });
const part = {
  uri,
  path: "src/a.ts",
  text,
  startLine: 0,
  languageId: "typescript",
  why: "under review",
  numbered: true,
};
const at = (line: number) => ({
  start: { line, character: 0 },
  end: { line, character: 99 },
});
const candidate = (line: number, changes: Partial<Candidate> = {}): Candidate => ({
  check: "some-check",
  category: "query",
  isHint: false,
  uri,
  range: at(line),
  severity: "medium",
  title: `Line ${line}`,
  explanation: "Because.",
  trigger: "A request",
  evidence: [],
  ...changes,
});

async function gathered(
  found: readonly Candidate[],
  { files = memory, known = [] }: { files?: Files; known?: readonly Finding[] } = {},
) {
  const backend: Backend = {
    map: () => undefined,
    neighbours: () => Promise.resolve({ near: [], tests: [], customs: [] }),
    links: () => Promise.resolve([]),
    candidates: () => Promise.resolve(found),
  };
  const ports = { files, backend, known: () => known };
  return gatherCandidates([part], ports, new AbortController().signal);
}

const titles = (some: Awaited<ReturnType<typeof gathered>>): readonly string[] =>
  some.map(({ finding }) => finding.title);

describe("What the local checks give to Claude to judge", () => {
  it("is what is proved, the worst first, then hints, and no more than twelve", async () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      candidate(1, { check: `c${index}`, title: `Many ${index}`, severity: "low" }),
    );
    const hint = candidate(0, { isHint: true, severity: "critical", title: "A hint" });
    const worst = candidate(2, { severity: "high", title: "Worst" });

    const few = candidatesIn([part], await gathered([hint, worst]));
    const all = candidatesIn([part], await gathered([hint, ...many, worst]));

    assert.deepEqual(titles(few), ["Worst", "A hint"]);
    assert.equal(all.length, 12);
    assert.equal(all[0]?.finding.title, "Worst");
    assert.ok(!titles(all).includes("A hint"));
  });

  it("is only what stands in the part", async () => {
    const shorter = { ...part, text: "two();\n", startLine: 1 };

    const found = candidatesIn([shorter], await gathered([candidate(0), candidate(1)]));

    assert.deepEqual(titles(found), ["Line 1"]);
  });

  it("is nothing that a withheld file proves", async () => {
    const proved = candidate(0, { evidence: [{ uri: other, range: at(0), note: "no index" }] });
    const rule = { strength: "ignored", rule: ".aiexclude" } as const;
    const closed: Files = {
      ...memory,
      withheld: (of) => Promise.resolve(of === other ? rule : undefined),
    };

    assert.deepEqual((await gathered([proved]))[0]?.evidence, ["db/1.sql:1 no index"]);
    assert.deepEqual(await gathered([proved], { files: closed }), []);
  });

  it("is nothing that was judged before", async () => {
    const [first] = await gathered([candidate(0)]);
    assert.ok(first);

    for (const state of ["dismissed", "refuted"] as const) {
      const known: readonly Finding[] = [{ ...first.finding, state }];
      assert.deepEqual(await gathered([candidate(0)], { known }), []);
    }
  });
});
