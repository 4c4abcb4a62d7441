import { isObject } from "./json.ts";
import type { JsonObject } from "./json.ts";
import { blocksIn } from "./validateMessages.ts";

/** One piece of the prompt in the order in which it is cached. */
export interface PromptBlock {
  readonly path: string;
  readonly block: JsonObject;
  /** Its text for counting and comparing, without the cache mark. */
  readonly text: string;
  readonly control: JsonObject | undefined;
}

/** Tools, then system, then messages. */
export function promptBlocks(body: JsonObject): readonly PromptBlock[] {
  const tools = listOf(body["tools"]).map((tool, index) => promptBlock(`tools.${index}`, tool));
  const given = body["system"];
  const system = typeof given === "string" ? [{ type: "text", text: given }] : listOf(given);
  const turns = listOf(body["messages"]).flatMap((turn, index) =>
    blocksIn(turn).map((block, position) =>
      promptBlock(`messages.${index}.content.${position}`, block),
    ),
  );
  return [...tools, ...system.map((block, i) => promptBlock(`system.${i}`, block)), ...turns];
}

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? (value as unknown[]).filter(isObject) : [];
}

function promptBlock(path: string, block: JsonObject): PromptBlock {
  const { cache_control: control, ...rest } = block as Record<string, unknown>;
  const text = typeof rest["text"] === "string" ? rest["text"] : JSON.stringify(rest);
  return { path, block, text, control: isObject(control) ? control : undefined };
}
