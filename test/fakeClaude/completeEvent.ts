import { isObject } from "./json.ts";
import type { JsonObject } from "./json.ts";
import { tokensIn } from "./promptCache.ts";
import type { InputUsage } from "./promptCache.ts";
import { signThinking } from "./thinkingBinding.ts";

/** Stands in a builder's event for what only the request can say. */
export const counted = "counted" as const;
export const signed = "signed";
export const asked = "asked";

/**
 * Fills in model, usage and signatures as the events pass, in order. `began` is called at the
 * first event.
 */
export function completeEvent(
  body: JsonObject,
  usage: InputUsage,
  began: () => void,
): (event: object) => object {
  const blocks: Record<string, unknown>[] = [];
  let written = 0;
  let thought = 0;

  function outputUsage(): object {
    return {
      ...usage,
      output_tokens: tokensIn(written),
      output_tokens_details: { thinking_tokens: tokensIn(thought) },
      server_tool_use: null,
    };
  }

  function completeStart(event: JsonObject): object {
    began();
    const message = isObject(event["message"]) ? { ...event["message"] } : {};
    if (message["model"] === asked) message["model"] = body["model"];
    if (message["usage"] === counted) {
      const rest = { output_tokens_details: null, server_tool_use: null };
      const place = { service_tier: "standard", inference_geo: "global", speed: "standard" };
      message["usage"] = { ...usage, output_tokens: 1, ...rest, ...place };
    }
    return { ...event, message };
  }

  function completeDelta(event: JsonObject): object {
    const delta = isObject(event["delta"]) ? { ...event["delta"] } : {};
    const block = blocks[Number(event["index"])];
    if (delta["signature"] === signed) {
      const before = blocks.slice(0, Number(event["index"]));
      delta["signature"] = signThinking(body, before);
    }
    for (const field of ["text", "thinking", "partial_json"]) {
      const text = delta[field];
      if (typeof text !== "string") continue;
      written += text.length;
      if (field === "thinking") thought += text.length;
      if (block) block[field] = `${textIn(block[field])}${text}`;
    }
    if (block && delta["type"] === "signature_delta") block["signature"] = delta["signature"];
    return { ...event, delta };
  }

  return (event) => {
    if (!isObject(event)) return event;
    switch (event["type"]) {
      case "message_start":
        return completeStart(event);
      case "content_block_start":
        blocks[Number(event["index"])] = { ...(event["content_block"] as object) };
        return event;
      case "content_block_stop":
        finishInput(blocks[Number(event["index"])]);
        return event;
      case "content_block_delta":
        return completeDelta(event);
      case "message_delta":
        return event["usage"] === counted ? { ...event, usage: outputUsage() } : event;
      default:
        return event;
    }
  };
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** A tool call is sent back with its parsed input, so that is what a later signature covers. */
function finishInput(block: Record<string, unknown> | undefined): void {
  if (typeof block?.["partial_json"] !== "string") return;
  const json = block["partial_json"];
  delete block["partial_json"];
  try {
    block["input"] = JSON.parse(json) as unknown;
  } catch {
    block["input"] = {};
  }
}
