import fs from "node:fs";
import path from "node:path";
import { parsePersona } from "../../../src/core/personas/parsePersona.ts";
import type { ReviewRequest } from "../../../src/core/reviewRequest.ts";
import type { Range } from "../../../src/core/findings/finding.ts";
import { defaultSettings } from "../../../src/core/settings.ts";
import { planReview } from "../../../src/core/planReview.ts";
import { assertGolden } from "../../support/assertGolden.ts";
import { folder, memoryFiles } from "../../support/memoryFiles.ts";
import { tablePrice } from "../../support/reviewPorts.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const fixture = path.join(root, "test/workspaces/small/src/orders.ts");

async function promptFor(request: ReviewRequest): Promise<string> {
  const text = fs.readFileSync(path.join(root, "agents/backend-architect.md"), "utf8");
  const parsed = parsePersona({ path: "agents/backend-architect.md", text, origin: "builtin" });
  if (parsed.kind === "problem") throw new Error(parsed.problem.sentence);
  const plan = await planReview(
    request,
    {
      files: memoryFiles({ "src/orders.ts": fs.readFileSync(fixture, "utf8") }),
      settings: defaultSettings,
      persona: parsed.persona,
      model: tablePrice,
      displayLanguage: "en",
      known: () => [],
      wasReviewed: () => false,
    },
    new AbortController().signal,
  );
  if ("code" in plan) throw new Error(plan.code);
  return plan.requests.map(({ sealing }) => sealing.record.text).join("\n=====\n");
}

const uri = `${folder}src/orders.ts`;
const lines = (first: number, last: number): Range => ({
  start: { line: first, character: 0 },
  end: { line: last, character: 0 },
});

describe("buildReviewPrompt", () => {
  it("words the review of a file as in its golden file", async () => {
    const prompt = await promptFor({ kind: "file", uri });

    assertGolden("unit/prompt/golden/review-file.md", prompt);
  });

  it("words the review of a selection, with its function and imports, as in its golden file", async () => {
    const prompt = await promptFor({
      kind: "selection",
      uri,
      range: lines(6, 8),
      enclosing: lines(4, 12),
    });

    assertGolden("unit/prompt/golden/review-selection.md", prompt);
  });
});
