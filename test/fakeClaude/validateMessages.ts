import { reject } from "./apiProblem.ts";
import { arrayAt, isObject, objectAt, stringAt, wordAt } from "./json.ts";
import type { JsonObject } from "./json.ts";

const common = ["type", "cache_control"];
const blockFields: Readonly<Record<string, readonly string[]>> = {
  text: ["text", "citations"],
  thinking: ["thinking", "signature"],
  redacted_thinking: ["data"],
  tool_use: ["id", "name", "input", "caller"],
  tool_result: ["tool_use_id", "content", "is_error"],
  image: ["source"],
  document: ["source", "title", "context", "citations"],
};
const blocksOf: Readonly<Record<string, readonly string[]>> = {
  user: ["text", "tool_result", "image", "document"],
  assistant: ["text", "thinking", "redacted_thinking", "tool_use"],
  system: ["text"],
};

/** Rejects turns that the service would: order, prefill, unknown blocks, unanswered tool calls. */
export function validateMessages(value: unknown): void {
  const messages = arrayAt("messages", value);
  if (messages.length === 0) reject("messages: at least one message is required");
  if (messages.length > 100_000) reject("messages: at most 100000 messages are allowed");
  for (const [index, message] of messages.entries()) checkMessage(index, message);
  const turns = messages as readonly JsonObject[];
  if (turns[0]?.["role"] !== "user") reject('messages: first message must use the "user" role');
  if (turns.at(-1)?.["role"] === "assistant") {
    reject(
      "This model does not support assistant message prefill. The conversation must end with a user message.",
    );
  }
  for (const [index, turn] of turns.entries()) checkToolResults(index, turn, turns[index + 1]);
}

function checkMessage(index: number, value: unknown): void {
  const path = `messages.${index}`;
  const message = objectAt(path, value, ["role", "content"]);
  const role = wordAt(`${path}.role`, message["role"], ["user", "assistant", "system"]);
  if (message["content"] === "") reject(`${path}: content must not be empty`);
  if (typeof message["content"] === "string") return;
  for (const [position, block] of arrayAt(`${path}.content`, message["content"]).entries()) {
    checkBlock(`${path}.content.${position}`, role, block);
  }
}

function checkBlock(path: string, role: string, value: unknown): void {
  const type = isObject(value) ? value["type"] : undefined;
  const allowed = blocksOf[role] ?? [];
  const word = wordAt(`${path}.type`, type, allowed);
  const block = objectAt(path, value, [...common, ...(blockFields[word] ?? [])]);
  if (word === "text") checkText(path, role, block);
  if (word === "thinking") stringAt(`${path}.signature`, block["signature"]);
  if (word === "tool_result") stringAt(`${path}.tool_use_id`, block["tool_use_id"]);
}

function checkText(path: string, role: string, block: JsonObject): void {
  if (stringAt(`${path}.text`, block["text"]) === "" && role !== "assistant") {
    reject(`${path}: text content blocks must be non-empty`);
  }
  const citations = block["citations"];
  if (role === "user" && Array.isArray(citations) && citations.length > 0) {
    reject(`${path}.citations: not permitted in user messages`);
  }
}

/** Every call of an assistant turn is answered in the very next turn, before any text of it. */
function checkToolResults(index: number, turn: JsonObject, next: JsonObject | undefined): void {
  const calls = blocksIn(turn).filter((block) => block["type"] === "tool_use");
  const ids = calls.map((call) => String(call["id"]));
  if (turn["role"] !== "assistant" || ids.length === 0) return;
  if (new Set(ids).size !== ids.length) {
    reject(`messages.${index}: \`tool_use\` ids must be unique`);
  }
  const answers = next === undefined ? [] : blocksIn(next);
  const results = answers.filter((block) => block["type"] === "tool_result");
  const answered = results.map((result) => String(result["tool_use_id"]));
  const missing = ids.filter((id) => !answered.includes(id));
  if (missing.length > 0) {
    reject(
      `messages.${index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${missing.join(", ")}.`,
    );
  }
  const firstOther = answers.findIndex((block) => block["type"] !== "tool_result");
  const lastResult = answers.findLastIndex((block) => block["type"] === "tool_result");
  if (firstOther !== -1 && firstOther < lastResult) {
    reject(`messages.${index + 1}: \`tool_result\` blocks must come before other content`);
  }
}

export function blocksIn(turn: JsonObject): readonly JsonObject[] {
  const content = turn["content"];
  if (typeof content === "string") return [{ type: "text", text: content }];
  return Array.isArray(content) ? (content as unknown[]).filter(isObject) : [];
}
