import assert from "node:assert/strict";
import {
  candidatesFor,
  type Candidate,
} from "../../../../src/core/backendMap/checks/runLocalChecks.ts";
import { checkedSentence, checkLocally } from "../../../../src/core/checkLocally.ts";
import type { CheckPorts } from "../../../../src/core/checkLocally.ts";
import type { Finding } from "../../../../src/core/findings/finding.ts";
import { createFindingStore } from "../../../../src/core/findings/findingStore.ts";
import { folder, memoryFiles } from "../../../support/memoryFiles.ts";
import { sampleFinding } from "../../findings/sampleFinding.ts";

const text = "one();\ntwo();\nthree();\n";
const uri = `${folder}src/a.ts`;
const signal = new AbortController().signal;

const candidate = (line: number, changes: Partial<Candidate> = {}): Candidate => ({
  check: "some-check",
  category: "query",
  isHint: false,
  uri,
  range: { start: { line, character: 0 }, end: { line, character: 99 } },
  severity: "medium",
  title: `Line ${line}`,
  explanation: "Because.",
  trigger: "A request",
  evidence: [],
  ...changes,
});

function opened(...candidates: readonly Candidate[]) {
  const findings = createFindingStore();
  const known = { candidates, uris: [uri, `${folder}src/b.ts`, `${folder}other.ts`] };
  const ports: CheckPorts = {
    files: memoryFiles({ "src/a.ts": text, "src/b.ts": text }),
    findings,
    isTrusted: () => true,
    knowledge: () => Promise.resolve(known),
  };
  return { findings, ports };
}

const states = (all: readonly Finding[]) => all.map(({ title, state }) => `${title} ${state}`);

describe("The local checks", () => {
  it("put exact findings into the store as open ones of theirs, on their text", async () => {
    const { findings, ports } = opened(candidate(1), candidate(2, { isHint: true }));

    const { result, files } = await checkLocally(undefined, ports, signal);

    const [one, ...others] = findings.all();
    assert.deepEqual(others, []);
    assert.deepEqual(result, { ...result, ended: "complete", findings: [one], dropped: [] });
    assert.equal(one?.quote, "two();");
    assert.deepEqual([one.source, one.state, one.model], ["local", "open", "some-check"]);
    assert.equal(files, 3);
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result);
  });

  it("replace what they found before, and leave dismissed and Claude's findings as they are", async () => {
    const { findings, ports } = opened(candidate(0), candidate(1), candidate(2));
    await checkLocally(undefined, ports, signal);
    const [first, second] = findings.all();
    assert.ok(first && second);
    findings.put([
      { ...sampleFinding, uri },
      { ...first, state: "dismissed" },
    ]);
    findings.put([{ ...second, talk: [{ who: "user", text: "Why?" }] }]);

    const knowledge = () => Promise.resolve({ candidates: [candidate(0)], uris: [uri] });
    await checkLocally([uri], { ...ports, knowledge }, signal);

    assert.deepEqual(states(findings.all()).toSorted(), [
      "Line 0 dismissed",
      "Line 1 fixed",
      `${sampleFinding.title} open`,
    ]);
  });

  it("look at the files and folders that are meant, and at no others", async () => {
    const { findings, ports } = opened(
      candidate(0),
      candidate(1, { uri: `${folder}src/b.ts` }),
      candidate(2, { uri: `${folder}other.ts` }),
    );

    const inFolder = await checkLocally([`${folder}src`], ports, signal);
    await checkLocally([`${folder}src/b.ts`], ports, signal);

    assert.equal(inFolder.files, 2);
    assert.deepEqual(
      findings.all().map((one) => one.title),
      ["Line 0", "Line 1"],
    );
  });

  it("tell two places of equal code apart, and know both again", async () => {
    const twice = { ...opened(candidate(0), candidate(1)) };
    const files = memoryFiles({ "src/a.ts": "same();\nsame();\n" });
    const ports = { ...twice.ports, files };

    await checkLocally(undefined, ports, signal);
    const before = twice.findings.all().map(({ id }) => id);
    await checkLocally(undefined, ports, signal);

    assert.equal(new Set(before).size, 2);
    assert.deepEqual(
      twice.findings.all().map(({ id }) => id),
      before,
    );
  });

  it("quote the first line alone of what is long, and drop what is not there any more", async () => {
    const long = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    const beyond = { start: { line: 9, character: 0 }, end: { line: 9, character: 9 } };
    const { findings, ports } = opened(
      candidate(0, { range: long, evidence: [{ uri, range: beyond, note: "gone" }] }),
      candidate(1, { range: beyond }),
    );

    await checkLocally(undefined, ports, signal);

    assert.deepEqual(
      findings.all().map(({ quote, evidence }) => [quote, evidence]),
      [["one();", []]],
    );
  });

  it("do nothing in a folder that is not trusted, and say why they could not run", async () => {
    const { findings, ports } = opened(candidate(0));

    const untrusted = await checkLocally(undefined, { ...ports, isTrusted: () => false }, signal);
    const knowledge = () => Promise.resolve({ code: "internal" } as const);
    const failed = await checkLocally(undefined, { ...ports, knowledge }, signal);

    assert.deepEqual(
      [untrusted.result.ended, untrusted.result.error?.code],
      ["blocked", "untrusted"],
    );
    assert.equal(failed.result.ended, "failed");
    assert.deepEqual(findings.all(), []);
  });

  it("end with a sentence that counts what stands", async () => {
    const { ports } = opened(candidate(0), candidate(1));

    const found = await checkLocally(undefined, ports, signal);
    const none = await checkLocally([`${folder}other.ts`], ports, signal);

    assert.equal(checkedSentence(found), "Local checks of 3 files: 2 findings. Nothing was sent.");
    assert.match(checkedSentence(none), /^Local checks of 1 file: nothing to report\./);
  });

  it("hand Claude all they have to say on the files of a review, hints too", () => {
    const candidates = [candidate(0), candidate(1, { isHint: true }), candidate(2, { uri: "b" })];

    assert.deepEqual(
      candidatesFor([uri], candidates).map(({ title }) => title),
      ["Line 0", "Line 1"],
    );
  });
});
