import assert from "node:assert/strict";
import path from "node:path";
import { choiceOf, requestKey } from "../../src/core/context/contextChoice.ts";
import type { ReviewRequest } from "../../src/core/reviewRequest.ts";
import { previewReview, startReview, type ReviewPorts } from "../../src/core/startReview.ts";
import { findingsAnswer, textAnswer } from "../fakeClaude/answers.ts";
import { startFakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { asksForVerdicts } from "../support/asksForVerdicts.ts";
import { folderBackend } from "../support/folderBackend.ts";
import { folderFiles } from "../support/folderFiles.ts";
import { folder } from "../support/memoryFiles.ts";
import { reviewPorts } from "../support/reviewPorts.ts";

const shop = path.resolve(import.meta.dirname, "../workspaces/shop");
const request: ReviewRequest = { kind: "file", uri: `${folder}src/orders/cancelOrder.ts` };
const { signal } = new AbortController();

async function shopPorts(url: string): Promise<ReviewPorts> {
  const backend = await folderBackend(shop, (file) => folder + file);
  return { ...reviewPorts({ url }, { files: {} }), files: folderFiles(shop), backend };
}

describe("A review that knows the backend", () => {
  it("lists what goes along with why, and does not send what the user dropped", async () => {
    await using fake = await startFakeClaude({ answer: () => findingsAnswer([]) });
    const ports = await shopPorts(fake.url);
    const before = await previewReview(request, ports, signal);
    assert.ok("plan" in before);
    const { offered } = before.plan;
    assert.ok(offered.some(({ path: name, goes }) => name === "tables" && goes));

    const wanted = offered.filter((one) => one.goes && one.path !== "tables").map(({ key }) => key);
    const choice = choiceOf(offered, new Set(wanted));
    const choices = new Map([[requestKey(request), choice]]);
    ports.session.update((state) => ({ ...state, choices }));
    await startReview(request, ports, () => undefined, signal);

    const [sent] = ports.session.state().lastRequests;
    assert.ok(sent !== undefined);
    assert.ok(sent.record.parts.some(({ path: name }) => name === "entry points"));
    assert.ok(!sent.record.parts.some(({ path: name }) => name === "tables"));
    assert.doesNotMatch(sent.record.text, /table orders \(/);
  });

  it("gives the challenge what decides and was not under review", async () => {
    const claim = {
      file: "src/orders/cancelOrder.ts",
      line: 8,
      quote: "export async function cancelOrder(",
      explanation: "Status and stock change apart.",
      trigger: "The process stops between the two.",
      category: "consistency",
      severity: "high",
      title: "Stock is lost",
      evidence: [],
      fix: null,
    };
    await using fake = await startFakeClaude({
      answer: ({ body }) =>
        asksForVerdicts(body) ? textAnswer('{"verdicts": []}') : findingsAnswer([claim]),
    });
    const ports = await shopPorts(fake.url);

    await startReview(request, ports, () => undefined, signal);

    const [, challenge] = ports.session.state().lastRequests;
    assert.match(challenge?.record.text ?? "", /table products \(/);
  });

  it("goes as ever where nobody can tell anything of the backend", async () => {
    await using fake = await startFakeClaude({ answer: () => findingsAnswer([]) });
    const ports = await shopPorts(fake.url);
    const without = { ...reviewPorts(fake, { files: {} }), files: ports.files };
    const silent = {
      map: () => undefined,
      neighbours: () => Promise.resolve({ near: [], tests: [] }),
    };

    const previews = await Promise.all(
      [without, { ...without, backend: silent }].map((one) => previewReview(request, one, signal)),
    );

    const texts = previews.map((one) =>
      "plan" in one ? one.plan.requests[0]?.sealing.record.text : "",
    );
    assert.equal(texts[0], texts[1]);
  });
});
