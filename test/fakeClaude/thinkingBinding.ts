import { createHash } from "node:crypto";
import { reject } from "./apiProblem.ts";
import { isObject } from "./json.ts";
import type { JsonObject } from "./json.ts";
import { promptBlocks } from "./promptBlocks.ts";

const signatureStart = "EqMB";

/** The signature that binds a thinking block to its model and to all that stands before it. */
export function signThinking(body: JsonObject, contentBefore: readonly unknown[]): string {
  const model = String(body["model"]);
  return `${signatureStart}${hash([model, ...textsOf(body)].join("\n"), contentBefore)}.${model}`;
}

/** Rejects a history that was edited before a thinking block which is sent again. */
export function validateThinking(body: JsonObject): void {
  const messages = Array.isArray(body["messages"]) ? (body["messages"] as unknown[]) : [];
  for (const [index, message] of messages.entries()) {
    if (!isObject(message) || !Array.isArray(message["content"])) continue;
    const before = { ...body, messages: messages.slice(0, index) };
    const content = message["content"] as unknown[];
    for (const [position, block] of content.entries()) {
      if (!isObject(block) || block["type"] !== "thinking") continue;
      checkSignature(
        `messages.${index}.content.${position}`,
        block,
        before,
        content.slice(0, position),
      );
    }
  }
}

function checkSignature(
  path: string,
  block: JsonObject,
  before: JsonObject,
  contentBefore: readonly unknown[],
): void {
  const signature = String(block["signature"]);
  const model = signature.slice(signature.indexOf(".") + 1);
  // Another model's block is dropped silently.
  if (signature.startsWith(signatureStart) && model !== before["model"]) return;
  if (signature !== signThinking(before, contentBefore)) {
    reject(
      `${path}: Invalid \`signature\` in \`thinking\` block. The block is bound to a different conversation.`,
    );
  }
}

function textsOf(body: JsonObject): readonly string[] {
  return promptBlocks(body).map(({ path, text }) => `${path} ${text}`);
}

function hash(conversation: string, contentBefore: readonly unknown[]): string {
  return createHash("sha256")
    .update(conversation)
    .update(JSON.stringify(contentBefore))
    .digest("base64url");
}
