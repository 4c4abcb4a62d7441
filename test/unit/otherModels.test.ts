import assert from "node:assert/strict";
import { closingSentence } from "../../src/core/closingSentence.ts";
import type { ReviewAbout } from "../../src/core/closingSentence.ts";
import type { Claude } from "../../src/core/ports.ts";
import { startReview } from "../../src/core/startReview.ts";
import { startFakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { folder } from "../support/memoryFiles.ts";
import { reviewPorts, tablePrice } from "../support/reviewPorts.ts";

const claimed = `{
  file: "src/orders.ts", "line": 1, 'quote': "save(order);",
  "explanation": "It is not awaited.", "trigger": "The process ends.",
  "category": "Consistency", "severity": "High", "title": "An order can be lost",
  "evidence": [], "fix": null, // no fix
}`;

/** A model that VS Code offers: it is held to no schema, and tells neither usage nor a stop reason. */
function otherModel(...answers: readonly string[]): Claude {
  const left = [...answers];
  return {
    host: "VS Code’s language models (acme)",
    payee: "acme",
    models: () => Promise.resolve([{ ...other, line: "acme-large" }]),
    async *send() {
      const text = left.shift() ?? "";
      yield { kind: "started", model: other.id };
      for (const piece of text.match(/.{1,9}/gsu) ?? []) {
        yield await Promise.resolve({ kind: "text", text: piece } as const);
      }
      yield { kind: "ended", stop: "end", content: [], model: other.id };
    },
  };
}

const other = { ...tablePrice, id: "acme-1", name: "Acme Large", canStructure: false };

async function review(...answers: readonly string[]) {
  await using fake = await startFakeClaude();
  const ports = {
    ...reviewPorts(fake, { files: { "src/orders.ts": "save(order);\n" } }),
    answerer: () => Promise.resolve(otherModel(...answers)),
  };
  let about: ReviewAbout = { files: 0, model: "" };
  const result = await startReview(
    { kind: "file", uri: `${folder}src/orders.ts` },
    ports,
    (event) => {
      if (event.kind === "sending") about = event;
    },
    new AbortController().signal,
  );
  assert.equal(fake.messages().length, 0, "the user's own key stays unused");
  return { result, closing: closingSentence(result, about) };
}

describe("a review by a model that VS Code offers", () => {
  it("reads findings and verdicts from loose JSON between words and fences", async () => {
    const { result } = await review(
      `Sure! Here is my review:\n\`\`\`json\n{"findings": [${claimed},],}\n\`\`\`\nAnything else?`,
      '```\n{"verdicts": [{finding: 1, reason: "Nothing awaits it.", verdict: "confirmed", severity: "high"}]}\n```',
    );

    const [finding] = result.findings;
    assert.equal(result.ended, "complete");
    assert.equal(finding?.title, "An order can be lost");
    assert.equal(finding.state, "open");
    assert.equal(finding.model, "Acme Large (acme)");
  });

  it("is incomplete when its list is not closed", async () => {
    const { result } = await review(`{"findings": [${claimed}`);

    assert.equal(result.ended, "partial");
    assert.equal(result.error?.code, "malformed");
    assert.equal(result.findings.length, 1);
  });

  it("has failed when it is only prose", async () => {
    const { result } = await review("I could not find any problem in this code.");

    assert.equal(result.ended, "failed");
    assert.equal(result.error?.code, "malformed");
  });

  it("claims no usage and no price", async () => {
    const { result, closing } = await review('{"findings": []}');

    assert.equal(result.usage, undefined);
    assert.equal(
      closing,
      "No problems found in 1 file. Acme Large · its owner tells no token usage and no cost",
    );
  });
});
