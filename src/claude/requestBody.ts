import type { Model } from "../core/ports.ts";
import type { Effort } from "../core/prompt/prompt.ts";
import type { SealedRequest, SealedTurn } from "../core/prompt/sealedRequest.ts";
import { isObject } from "./json.ts";

export interface BodyOptions {
  /** Leaves out earlier thinking, which the service no longer accepts. */
  readonly withoutThinking: boolean;
}

/**
 * A request in the service's words. What the model does not list is not asked of it, and a server
 * that lists nothing gets plain messages only.
 */
export function requestBody(
  request: SealedRequest,
  model: Model | undefined,
  { withoutThinking }: BodyOptions = { withoutThinking: false },
): object {
  const isPlain = model === undefined || isUnspecific(model);
  const isChat = request.schema === undefined;
  return {
    model: request.model,
    max_tokens: Math.min(request.maxOutputTokens, model?.maxOutputTokens ?? Infinity),
    ...systemOf(request.system, isPlain),
    // Moves to the last block as a conversation grows; a review's prompt is read only once.
    ...(isChat && !isPlain && { cache_control: { type: "ephemeral" } }),
    ...(model?.canThink && { thinking: { type: "adaptive", display: "summarized" } }),
    ...outputConfig(request, model),
    messages: request.turns.map((turn) => messageOf(turn, withoutThinking)),
    stream: true,
  };
}

function isUnspecific({ canThink, canStructure, efforts }: Model): boolean {
  return !canThink && !canStructure && efforts.length === 0;
}

/** Cached for an hour: the persona and the instructions are the same in every request. */
function systemOf(system: readonly string[], isPlain: boolean): object {
  const texts = system.filter((text) => text !== "").map((text) => text.toWellFormed());
  if (texts.length === 0) return {};
  if (isPlain) return { system: texts.join("\n\n") };
  const last = texts.length - 1;
  return {
    system: texts.map((text, index) => ({
      type: "text",
      text,
      ...(index === last && { cache_control: { type: "ephemeral", ttl: "1h" } }),
    })),
  };
}

function outputConfig({ effort, schema }: SealedRequest, model: Model | undefined): object {
  const nearest = nearestEffort(effort, model?.efforts ?? []);
  const config = {
    ...(nearest && { effort: nearest }),
    ...(schema && model?.canStructure && { format: { type: "json_schema", schema } }),
  };
  return Object.keys(config).length === 0 ? {} : { output_config: config };
}

const fromLeast: readonly Effort[] = ["low", "medium", "high", "xhigh", "max"];

/** The step that was chosen; of a model that does not know it, the nearest below. */
function nearestEffort(wanted: Effort, offered: readonly Effort[]): Effort | undefined {
  const allowed = fromLeast.slice(0, fromLeast.indexOf(wanted) + 1);
  return allowed.findLast((effort) => offered.includes(effort));
}

function messageOf(turn: SealedTurn, withoutThinking: boolean): object {
  // Half a surrogate pair cannot be sent; the rest of the text should be.
  if (turn.role === "user") return { role: "user", content: turn.text.toWellFormed() };
  const content = withoutThinking
    ? turn.content.filter((block) => !isThinking(block))
    : turn.content;
  return { role: "assistant", content };
}

function isThinking(block: unknown): boolean {
  return isObject(block) && (block["type"] === "thinking" || block["type"] === "redacted_thinking");
}
