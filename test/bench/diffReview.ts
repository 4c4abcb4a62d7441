import { builtInModels } from "../../src/claude/builtInModels.ts";
import { resolveModel } from "../../src/core/resolveModel.ts";
import { loadBuiltIn } from "../support/builtInPersona.ts";
import { startReview } from "../../src/core/startReview.ts";
import { findingsAnswer, textAnswer } from "../fakeClaude/answers.ts";
import { startFakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { asksForVerdicts } from "../support/asksForVerdicts.ts";
import { changeLines } from "../support/changeLines.ts";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import { folderBackend } from "../support/folderBackend.ts";
import { gitPorts } from "../support/gitChanges.ts";
import { reviewPorts } from "../support/reviewPorts.ts";
import type { Figure } from "./figure.ts";

const diffLines = 300;
const mostTokens = 20_000;
const mostUsd = 0.15;
const tokensOut = 4000;
const findings = 5;

/**
 * What a review of a 300-line diff of the sample backend sends, all requests together, the challenge
 * of five findings included; and its cost with 4,000 tokens out, nothing read from a cache.
 */
export async function measureDiffReview(): Promise<readonly Figure[]> {
  const folder = copyWorkspace("shop");
  changeLines(folder, diffLines);
  await using fake = await startFakeClaude({
    answer: ({ body }) =>
      asksForVerdicts(body) ? textAnswer('{"verdicts": []}') : findingsAnswer(claims(body)),
  });
  const persona = await loadBuiltIn();
  const world = gitPorts(folder);
  const backend = await folderBackend(folder, (file) => world.files.uriOf(file) ?? file);
  const ports = {
    ...reviewPorts(fake, { files: {} }),
    ...world,
    backend,
    persona: () => Promise.resolve(persona),
  };
  const { signal } = new AbortController();
  const result = await startReview(
    { kind: "changes", scope: "all" },
    ports,
    () => undefined,
    signal,
  );
  if (result.findings.length !== findings) throw new Error(`${result.findings.length} findings`);

  const sent = ports.session.state().lastRequests.map(({ record }) => record.tokens);
  const tokens = sent.reduce((sum, each) => sum + each, 0);
  const price = resolveModel(builtInModels, "sonnet").price?.(tokens);
  const usd = price === undefined ? NaN : (tokens * price.input + tokensOut * price.output) / 1e6;
  const what = `a review of a ${diffLines}-line diff, ${sent.length} requests`;
  return [
    {
      name: `${what}: sent`,
      value: tokens,
      unit: "tokens",
      goal: `≤ ${mostTokens}`,
      met: tokens <= mostTokens,
    },
    { name: `${what}: cost`, value: usd, unit: "$", goal: `≤ $${mostUsd}`, met: usd <= mostUsd },
  ];
}

/** Findings on changed lines of different files, as far as they were sent. */
function claims(body: unknown): readonly object[] {
  const text = JSON.stringify(body);
  const shown = [...text.matchAll(/### (src\/[\w/.]+) \(typescript, lines[^`]*```\\n(.*?)\\n```/g)];
  const parts = shown.filter(([, , code = ""]) => /\d\+\|/.test(code));
  return parts.slice(0, findings).map(([, file, code = ""], at) => {
    const [, quote = ""] = /\d+\+\|(\S*[^\\"]{8,40})/.exec(code) ?? [];
    return {
      file,
      line: 1,
      quote,
      explanation:
        "The reason, in two sentences of usual length. It stands for what Claude writes.",
      trigger: "Two requests of the same customer arrive at once and both read the old state.",
      category: "consistency",
      severity: "high",
      title: `Defect ${at + 1}`,
      evidence: [],
      fix: null,
    };
  });
}
