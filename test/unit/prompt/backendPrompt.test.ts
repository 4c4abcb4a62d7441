import path from "node:path";
import { planReview } from "../../../src/core/planReview.ts";
import type { ReviewRequest } from "../../../src/core/reviewRequest.ts";
import { defaultSettings } from "../../../src/core/settings.ts";
import { assertGolden } from "../../support/assertGolden.ts";
import { loadBuiltIn } from "../../support/builtInPersona.ts";
import { folderBackend } from "../../support/folderBackend.ts";
import { folderFiles } from "../../support/folderFiles.ts";
import { folder } from "../../support/memoryFiles.ts";
import { tablePrice } from "../../support/reviewPorts.ts";

const shop = path.resolve(import.meta.dirname, "../../workspaces/shop");

/** The user's turn alone: the rest is the same in each review. */
async function questionFor(request: ReviewRequest): Promise<string> {
  const plan = await planReview(
    request,
    {
      files: folderFiles(shop),
      backend: await folderBackend(shop, (file) => folder + file),
      settings: defaultSettings,
      persona: await loadBuiltIn(),
      model: tablePrice,
      displayLanguage: "en",
      known: () => [],
      wasReviewed: () => false,
    },
    new AbortController().signal,
  );
  if ("code" in plan) throw new Error(plan.code);
  return plan.requests.map(({ sealing }) => questionOf(sealing.record.text)).join("\n=====\n");
}

const questionOf = (text: string): string => text.slice(text.indexOf("## User"));

describe("A review prompt that knows the backend", () => {
  it("is worded as in its golden file for a selected route", async () => {
    const uri = `${folder}src/routes/orders.ts`;
    const line = (at: number) => ({ line: at, character: 0 });
    const range = { start: line(71), end: line(84) };

    const prompt = await questionFor({ kind: "selection", uri, range });

    assertGolden("unit/prompt/golden/backend/refund-route.md", prompt);
  });

  it("is worded as in its golden file for a file that a local check objects to", async () => {
    const prompt = await questionFor({ kind: "file", uri: `${folder}src/orders/cancelOrder.ts` });

    assertGolden("unit/prompt/golden/backend/cancel-order.md", prompt);
  });
});
