import type { Model } from "./ports.ts";
import type { Settings } from "./settings.ts";

/** Tokens that an answer takes at a guess, thinking included; only for the estimate of its cost. */
const likelyOutputTokens = 6000;
/** A challenge is about so much of the review's request. */
const challengeShare = 0.6;

/**
 * What a review is likely to cost, in US dollars.
 *
 * @param requests the estimated input of each, in tokens.
 * @returns nothing where the model's price is not known.
 */
export function estimateUsd(
  model: Model,
  requests: readonly number[],
  depth: Settings["reviewDepth"],
): number | undefined {
  const price = model.price;
  if (price === undefined) return undefined;
  const times = depth === "quick" ? 1 : 1 + challengeShare;
  return requests
    .map((tokens) => tokens * price(tokens).input + likelyOutputTokens * price(tokens).output)
    .reduce((sum, each) => sum + (each * times) / 1e6, 0);
}
