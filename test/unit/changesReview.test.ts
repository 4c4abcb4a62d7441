import assert from "node:assert/strict";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ReviewEvent, ReviewResult } from "../../src/core/reviewEvent.ts";
import type { ChangesRequest } from "../../src/core/context/source.ts";
import { startReview } from "../../src/core/startReview.ts";
import { findingsAnswer, textAnswer } from "../fakeClaude/answers.ts";
import { startFakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { asksForVerdicts } from "../support/asksForVerdicts.ts";
import { gitPorts } from "../support/gitChanges.ts";
import { gitRepository } from "../support/gitRepository.ts";
import type { GitRepository } from "../support/gitRepository.ts";
import { reviewPorts } from "../support/reviewPorts.ts";

const claim = (file: string, quote: string, oldText?: string) => ({
  file,
  line: 1,
  quote,
  explanation: "The reason.",
  trigger: "The trigger.",
  category: "consistency",
  severity: "high",
  title: `About ${quote}`,
  evidence: [],
  fix: oldText && { title: "Fix", edits: [{ file, oldText, newText: "better();" }] },
});

interface Ran {
  readonly result: ReviewResult;
  readonly challenge: string;
  /** As progress tells it. */
  readonly files: number;
}

async function run(
  repository: GitRepository,
  asked: Omit<ChangesRequest, "kind">,
  claims: readonly object[],
): Promise<Ran> {
  await using fake = await startFakeClaude();
  fake.answer = ({ body }) =>
    asksForVerdicts(body)
      ? textAnswer(
          JSON.stringify({
            verdicts: claims.map((_, at) => ({
              finding: at + 1,
              reason: "So it is.",
              verdict: "confirmed",
              severity: "high",
            })),
          }),
        )
      : findingsAnswer(claims);
  const ports = { ...reviewPorts(fake, { files: {} }), ...gitPorts(repository.folder) };
  const request = { kind: "changes", ...asked } as const;
  const { signal } = new AbortController();
  let files = 0;
  const observe = (event: ReviewEvent): void => {
    if (event.kind === "sending") ({ files } = event);
  };
  const result = await startReview(request, ports, observe, signal);
  const challenge = fake.messages().find(({ body }) => asksForVerdicts(body))?.text ?? "";
  return { result, challenge, files };
}

const fileUri = ({ folder }: GitRepository, name: string): string =>
  pathToFileURL(path.join(folder, name)).href;

describe("A review of changes", () => {
  it("confirms a finding on the index by the code of the file to which it was taken", async () => {
    using repository = gitRepository();
    repository.write("a.js", "one();\n");
    repository.commit("Start");
    repository.write("a.js", "staged();\n");
    repository.git("add", "--all");
    repository.write("a.js", "// only in the working tree\nstaged();\n");

    const { result, challenge } = await run(repository, { scope: "staged" }, [
      claim("a.js", "staged();", "staged();"),
    ]);

    const [finding] = result.findings;
    assert.equal(finding?.uri, fileUri(repository, "a.js"));
    assert.equal(finding.state, "open");
    assert.equal(finding.range.start.line, 1);
    assert.deepEqual(
      finding.fix?.edits.map(({ uri, range }) => [uri, range?.start.line]),
      [[finding.uri, 1]],
    );
    assert.match(challenge, /2\|staged\(\);/);
    assert.match(challenge, /At a\.js:2,/);
  });

  it("confirms one on deleted code by the old side, offers no fix there, and counts one file", async () => {
    using repository = gitRepository();
    repository.write("a.js", "check();\ngo();\n");
    repository.commit("Start");
    repository.write("a.js", "go();\n");

    const { result, challenge, files } = await run(repository, { scope: "all" }, [
      claim("a.js (before)", "check();", "check();"),
    ]);

    const [finding] = result.findings;
    assert.match(finding?.uri ?? "", /^git:.*a\.js\?/);
    assert.equal(finding?.fix, undefined);
    assert.equal(result.ended, "complete");
    assert.equal(files, 1);
    assert.match(challenge, /1-\|check\(\);/);
    assert.match(challenge, /removed those marked -/);
  });

  it("drops a finding on what the author says of the change", async () => {
    using repository = gitRepository();
    repository.write("a.js", "go();\n");

    const { result } = await run(repository, { scope: "all", intent: "Pay everybody twice" }, [
      claim("about this change", "Pay everybody twice"),
    ]);

    assert.deepEqual(result.findings, []);
    assert.deepEqual(
      result.dropped.map(({ reason }) => reason),
      ["it is about about this change, which was not sent"],
    );
  });

  it("is blocked, with the reason, where nothing is left to send", async () => {
    using repository = gitRepository();
    repository.commit("Start");

    const { result } = await run(repository, { scope: "staged" }, []);

    assert.equal(result.ended, "blocked");
    assert.equal(result.error?.code, "nothing-to-review");
  });
});
