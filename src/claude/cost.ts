import type { Model, RequestUsage } from "../core/ports.ts";
import { isObject } from "./json.ts";
import type { JsonObject } from "./json.ts";

/** A write costs so much more than plain input, by how long the entry lives. */
const writeFactor = { fiveMinutes: 1.25, hour: 2 };

/**
 * What the service counted, with the price where the model's is known. `inputTokens` is the whole
 * prompt, cache included. Undefined where the server counts nothing.
 *
 * @param wire the answer's `usage`, later counts over earlier ones.
 */
export function readUsage(wire: JsonObject, model: Model | undefined): RequestUsage | undefined {
  if (typeof wire["input_tokens"] !== "number") return undefined;
  const fresh = wire["input_tokens"];
  const cachedTokens = count(wire["cache_read_input_tokens"]);
  const cacheWriteTokens = count(wire["cache_creation_input_tokens"]);
  const outputTokens = count(wire["output_tokens"]);
  const inputTokens = fresh + cachedTokens + cacheWriteTokens;
  const usage = { inputTokens, cachedTokens, cacheWriteTokens, outputTokens };
  if (model?.price === undefined) return usage;

  const price = model.price(inputTokens);
  const hourWrites = hourWritesOf(wire["cache_creation"], cacheWriteTokens);
  const writes =
    (cacheWriteTokens - hourWrites) * writeFactor.fiveMinutes + hourWrites * writeFactor.hour;
  const millionths =
    (fresh + writes) * price.input + cachedTokens * price.cacheRead + outputTokens * price.output;
  return { ...usage, usd: millionths / 1e6 };
}

/** Without a split all count as an hour's, the dearer: we ask for that. */
function hourWritesOf(split: unknown, all: number): number {
  const hour = isObject(split) ? split["ephemeral_1h_input_tokens"] : undefined;
  return typeof hour === "number" ? Math.min(hour, all) : all;
}

function count(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
