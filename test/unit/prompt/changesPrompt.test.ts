import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { partTokens } from "../../../src/core/context/fitBudget.ts";
import { gatherContext } from "../../../src/core/context/gatherContext.ts";
import { parsePersona } from "../../../src/core/personas/parsePersona.ts";
import { planReview } from "../../../src/core/planReview.ts";
import type { ReviewRequest } from "../../../src/core/reviewRequest.ts";
import { defaultSettings } from "../../../src/core/settings.ts";
import { assertGolden } from "../../support/assertGolden.ts";
import { changeLines } from "../../support/changeLines.ts";
import { copyWorkspace } from "../../support/copyWorkspace.ts";
import { gitPorts } from "../../support/gitChanges.ts";
import { tablePrice } from "../../support/reviewPorts.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const { signal } = new AbortController();

async function promptFor(folder: string, request: ReviewRequest): Promise<string> {
  const text = fs.readFileSync(path.join(root, "agents/backend-architect.md"), "utf8");
  const parsed = parsePersona({ path: "agents/backend-architect.md", text, origin: "builtin" });
  if (parsed.kind === "problem") throw new Error(parsed.problem.sentence);
  const plan = await planReview(
    request,
    {
      ...gitPorts(folder),
      settings: defaultSettings,
      persona: parsed.persona,
      model: tablePrice,
      displayLanguage: "en",
      known: () => [],
      wasReviewed: () => false,
    },
    signal,
  );
  if ("code" in plan) throw new Error(`${plan.code}: ${plan.detail ?? ""}`);
  assert.equal(plan.files, 2);
  return plan.requests.map(({ sealing }) => sealing.record.text).join("\n=====\n");
}

function change(folder: string, name: string, how: (text: string) => string): void {
  const file = path.join(folder, name);
  fs.writeFileSync(file, how(fs.readFileSync(file, "utf8")));
}

describe("The prompt for a review of changes", () => {
  it("is worded as in its golden file, a secret in the user's own line hidden", async () => {
    const folder = copyWorkspace("small");
    change(folder, "src/orders.ts", (text) => text.replace(/^.*pool.*$/m, "$&\nlet cache;"));
    change(folder, "src/orders.ts", (text) =>
      text.replace(/^ {2}(return.*)$/m, "  cache ??= 1;\n  $1"),
    );
    change(folder, "schema.sql", (text) => text.split("\n").toSpliced(2, 1).join("\n"));
    const intent = "Cache orders; log in with AKIAIOSFODNN7EXAMPLQ for now";

    const prompt = await promptFor(folder, { kind: "changes", scope: "all", intent });

    assertGolden("unit/prompt/golden/review-changes.md", prompt);
  });

  it("holds a change of 300 lines in under 9,000 tokens of code", async () => {
    const folder = copyWorkspace("shop");
    const changed = changeLines(folder, 300);
    const { files, changes } = gitPorts(folder);

    const gathered = await gatherContext({ kind: "changes", scope: "all" }, files, signal, changes);

    assert.equal(changed, 300);
    assert.ok(!("code" in gathered));
    const parts = [...gathered.reviewed, ...gathered.context];
    const tokens = parts.reduce((sum, part) => sum + partTokens(part), 0);
    assert.ok(tokens < 9000, `${tokens} tokens in ${parts.length} parts`);
  });
});
