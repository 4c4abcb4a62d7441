import assert from "node:assert/strict";
import { costLine } from "../../src/core/costLine.ts";

const usage = { inputTokens: 12_345, cachedTokens: 11_000, outputTokens: 321 };

const cases = [
  {
    title: "tells model, tokens in, the cached part, tokens out and dollars",
    usage: { ...usage, usd: 0.0123 },
    line: "M · 12,345 tokens in (11,000 cached) · 321 tokens out · $0.0123",
  },
  {
    title: "leaves out a cache that was not read",
    usage: { ...usage, cachedTokens: 0, usd: 1.5 },
    line: "M · 12,345 tokens in · 321 tokens out · $1.50",
  },
  {
    title: "never shows a small cost as nothing",
    usage: { ...usage, usd: 0.000_02 },
    line: "M · 12,345 tokens in (11,000 cached) · 321 tokens out · < $0.0001",
  },
  {
    title: "says that a price is not known",
    usage,
    line: "M · 12,345 tokens in (11,000 cached) · 321 tokens out · price not known",
  },
  {
    title: "says that a model's owner tells no usage",
    usage: undefined,
    line: "M · its owner tells no token usage and no cost",
  },
];

describe("costLine", () => {
  for (const { title, usage: told, line } of cases) {
    it(title, () => {
      assert.equal(costLine("M", told), line);
    });
  }
});
