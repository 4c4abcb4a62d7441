import assert from "node:assert/strict";
import fc from "fast-check";
import { resolveModel } from "../../../src/core/resolveModel.ts";
import { builtInModels } from "../../../src/claude/builtInModels.ts";
import { readUsage } from "../../../src/claude/cost.ts";
import { textAnswer } from "../../fakeClaude/answers.ts";
import { startFakeClaude } from "../../fakeClaude/startFakeClaude.ts";
import { collect, connect, endOf, never, sealed } from "./asking.ts";

const sonnet = resolveModel(builtInModels, "sonnet");
const haiku = resolveModel(builtInModels, "haiku");

describe("The cost of an answer", () => {
  it("adds input, cache writes by their lifetime, cache reads and output", () => {
    const usage = readUsage(
      {
        input_tokens: 1_000,
        cache_creation_input_tokens: 3_000,
        cache_read_input_tokens: 4_000,
        cache_creation: { ephemeral_5m_input_tokens: 1_000, ephemeral_1h_input_tokens: 2_000 },
        output_tokens: 500,
      },
      sonnet,
    );

    const millionths = 1_000 * 2 + 1_000 * 2.5 + 2_000 * 4 + 4_000 * 0.1 + 500 * 10;
    assert.deepEqual(usage, {
      inputTokens: 8_000,
      cachedTokens: 4_000,
      cacheWriteTokens: 3_000,
      outputTokens: 500,
      usd: millionths / 1e6,
    });
  });

  it("counts a write without a split as the dearer one", () => {
    const wire = { input_tokens: 0, cache_creation_input_tokens: 1_000_000, output_tokens: 0 };

    assert.equal(readUsage(wire, sonnet)?.usd, 4);
  });

  it("takes haiku's higher band by the whole prompt, cache included", () => {
    const wire = { input_tokens: 1, cache_read_input_tokens: 100_000, output_tokens: 1_000_000 };

    assert.equal(readUsage(wire, haiku)?.usd, 2.5 + (0.5 + 100_000 * 0.05) / 1e6);
  });

  it("has no dollars for a model without a price, and nothing without a count", () => {
    const unpriced = resolveModel(builtInModels, "unlisted-model");

    assert.equal(readUsage({ input_tokens: 5, output_tokens: 5 }, unpriced)?.usd, undefined);
    assert.equal(readUsage({}, sonnet), undefined);
  });

  it("never falls when more is counted", () => {
    const count = fc.nat(200_000);
    const wires = fc.record({
      input_tokens: count,
      cache_read_input_tokens: count,
      cache_creation_input_tokens: count,
      output_tokens: count,
    });
    const law = fc.property(wires, fc.nat(3), (wire, which) => {
      const field = Object.keys(wire)[which] as keyof typeof wire;
      const more = { ...wire, [field]: wire[field] + 1 };
      return (readUsage(more, haiku)?.usd ?? 0) >= (readUsage(wire, haiku)?.usd ?? 0);
    });

    fc.assert(law);
  });

  it("is read from the last counts of a stream", async () => {
    await using server = await startFakeClaude({
      answer: () => textAnswer("x".repeat(250)),
    });

    const end = endOf(await collect(connect(server).send(sealed(), never)));

    assert.equal(end.usage?.outputTokens, 100);
    assert.ok((end.usage.usd ?? 0) >= (100 * 10) / 1e6);
  });
});
