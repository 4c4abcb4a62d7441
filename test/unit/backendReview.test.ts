import assert from "node:assert/strict";
import path from "node:path";
import { emptyMap } from "../../src/core/backendMap/emptyMap.ts";
import { findCandidates } from "../../src/core/backendMap/upkeep/findCandidates.ts";
import { checkLocally } from "../../src/core/checkLocally.ts";
import { choiceOf, requestKey } from "../../src/core/context/contextChoice.ts";
import { previewReview, startReview, type ReviewPorts } from "../../src/core/startReview.ts";
import { findingsAnswer, textAnswer } from "../fakeClaude/answers.ts";
import { startFakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { asksForVerdicts } from "../support/asksForVerdicts.ts";
import { folderBackend } from "../support/folderBackend.ts";
import { folderFiles } from "../support/folderFiles.ts";
import { factsOf } from "../support/mapFolder.ts";
import { folder } from "../support/memoryFiles.ts";
import { reviewPorts } from "../support/reviewPorts.ts";

const shop = path.resolve(import.meta.dirname, "../workspaces/shop");
const request = { kind: "file", uri: `${folder}src/orders/cancelOrder.ts` } as const;
const { signal } = new AbortController();

const stockIsLost = {
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

  it("shows a deep review more of what is around the code", async () => {
    await using fake = await startFakeClaude({ answer: () => findingsAnswer([]) });
    const ports = await shopPorts(fake.url);
    const shownAt = async (reviewDepth: "standard" | "deep"): Promise<number> => {
      const settings = () => ({ ...ports.settings(), reviewDepth });
      const preview = await previewReview(request, { ...ports, settings }, signal);
      assert.ok("plan" in preview);
      return preview.plan.offered.filter(({ goes }) => goes).length;
    };

    const [standard, deep] = [await shownAt("standard"), await shownAt("deep")];

    assert.ok(deep > standard, `${deep} parts, not more than ${standard}`);
  });

  it("gives the challenge what decides and was not under review", async () => {
    await using fake = await startFakeClaude({
      answer: ({ body }) =>
        asksForVerdicts(body) ? textAnswer('{"verdicts": []}') : findingsAnswer([stockIsLost]),
    });
    const ports = await shopPorts(fake.url);

    await startReview(request, ports, () => undefined, signal);

    const [, challenge] = ports.session.state().lastRequests;
    assert.match(challenge?.record.text ?? "", /table products \(/);
  });

  it("asks about what the local checks found, and takes Claude's word where it refutes", async () => {
    const judged = { candidate: 1, reason: "The caller opens one.", verdict: "refuted" };
    await using fake = await startFakeClaude({
      answer: () => textAnswer(JSON.stringify({ findings: [], candidates: [judged] })),
    });
    const ports = await shopPorts(fake.url);

    await startReview(request, ports, () => undefined, signal);

    const text = ports.session.state().lastRequests[0]?.record.text ?? "";
    assert.match(
      text,
      /^1\. src\/orders\/cancelOrder\.ts:9, consistency, high, by rule: orders and/m,
    );
    const [finding] = ports.findings.all();
    assert.equal(finding?.source, "local");
    assert.equal(finding.state, "refuted");
    assert.equal(finding.refuteReason, "The caller opens one.");
    const again = await previewReview(request, ports, signal);
    assert.ok("plan" in again);
    assert.deepEqual(again.plan.requests[0]?.candidates, []);
  });

  it("makes one thread of what a check found and Claude confirms", async () => {
    const judged = { candidate: 1, reason: "Nothing opens one.", verdict: "confirmed" };
    await using fake = await startFakeClaude({
      answer: ({ body }) =>
        asksForVerdicts(body)
          ? textAnswer('{"verdicts": []}')
          : textAnswer(JSON.stringify({ findings: [stockIsLost], candidates: [judged] })),
    });
    const ports = await shopPorts(fake.url);
    const knowledge = { map: ports.backend?.map() ?? emptyMap, files: await factsOf(shop) };
    const known = findCandidates({ ...knowledge, uriOf: (file) => folder + file });
    const checking = { ...ports, knowledge: () => Promise.resolve(known) };
    await checkLocally([request.uri], checking, signal);
    assert.deepEqual(
      ports.findings.all().map(({ source }) => source),
      ["local"],
    );

    await startReview(request, ports, () => undefined, signal);
    await checkLocally([request.uri], checking, signal);

    const titles = ports.findings.all().map(({ source, title }) => `${source}: ${title}`);
    assert.deepEqual(titles, ["claude: Stock is lost"]);
  });

  it("goes as ever where nobody can tell anything of the backend", async () => {
    await using fake = await startFakeClaude({ answer: () => findingsAnswer([]) });
    const ports = await shopPorts(fake.url);
    const without = { ...reviewPorts(fake, { files: {} }), files: ports.files };
    const silent = {
      map: () => undefined,
      neighbours: () => Promise.resolve({ near: [], tests: [], customs: [] }),
      links: () => Promise.resolve([]),
      candidates: () => Promise.resolve([]),
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
