import type { Usage } from "./reviewEvent.ts";

/**
 * What an answer cost, in one line: "Claude Sonnet 5.5 · 12,345 tokens in (11,000 cached) ·
 * 321 tokens out · $0.0123". The model's name is shown as given.
 *
 * @param usage undefined where the model's owner tells none: so much is said.
 */
export function costLine(model: string, usage: Usage | undefined): string {
  if (usage === undefined) return `${model} · its owner tells no token usage and no cost`;
  const cached = usage.cachedTokens > 0 ? ` (${grouped(usage.cachedTokens)} cached)` : "";
  return [
    model,
    `${grouped(usage.inputTokens)} tokens in${cached}`,
    `${grouped(usage.outputTokens)} tokens out`,
    usage.usd === undefined ? "price not known" : dollars(usage.usd),
  ].join(" · ");
}

/** Cents are enough from ten of them on; below, a single answer would show as nothing. */
export function dollars(usd: number): string {
  if (usd === 0 || usd >= 0.1) return `$${usd.toFixed(2)}`;
  return usd < 0.0001 ? "< $0.0001" : `$${usd.toFixed(4)}`;
}

function grouped(count: number): string {
  return count.toLocaleString("en-US");
}
