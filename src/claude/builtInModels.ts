import type { Effort } from "../core/prompt/prompt.ts";
import type { Model, Price } from "../core/ports.ts";

const allEfforts: readonly Effort[] = ["low", "medium", "high", "xhigh", "max"];

/**
 * The service's models as of 23 November 2026, newest first in a family; prices in dollars per
 * million tokens from the vendor's price list of that day (Fable's from several third parties).
 * The service lists models but no prices, so this table is also where prices come from.
 */
export const builtInModels: readonly Model[] = [
  builtIn("claude-fable-5-2", "Claude Fable 5.2", () => price(8, 40, 0.2)),
  builtIn("claude-opus-5-5", "Claude Opus 5.5", () => price(4, 20, 0.2)),
  builtIn("claude-sonnet-5-5", "Claude Sonnet 5.5", () => price(2, 10, 0.1)),
  builtIn("claude-haiku-5-5", "Claude Haiku 5.5", haikuPrice),
];

/** The higher band holds for every token of a request whose prompt is longer, output included. */
function haikuPrice(promptTokens: number): Price {
  return promptTokens > 100_000 ? price(0.5, 2.5, 0.05) : price(0.1, 0.5, 0.01);
}

function price(input: number, output: number, cacheRead: number): Price {
  return { input, output, cacheRead };
}

function builtIn(id: string, name: string, priceOf: (promptTokens: number) => Price): Model {
  return {
    id,
    name,
    line: id.split("-")[1] ?? "",
    maxInputTokens: 1_000_000,
    maxOutputTokens: 128_000,
    canThink: true,
    efforts: allEfforts,
    canStructure: true,
    price: priceOf,
  };
}
