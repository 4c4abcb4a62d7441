import { sentenceOf } from "../errors.ts";
import type { ErrorCode, Fault } from "../errors.ts";

/** Where the advice for a review is none for a question. */
const inChat: Partial<Record<ErrorCode, string>> = {
  "no-key": "No API key is set: set one, then ask again.",
  "nothing-to-review": "There is nothing to answer: write a question, or attach or open some code.",
  "request-too-large": "This is too much for one request: attach less, or start a new chat.",
  "output-limit": "The answer reached its length limit: say “continue” to go on.",
  "ai-disabled": "AI features are switched off in VS Code, so nothing was sent.",
};

/** One sentence for the chat panel: what happened and what to do. */
export function chatSentence(fault: Fault): string {
  // The detail is the cause here, and what to do depends on it.
  if (fault.code === "no-key" && fault.detail !== undefined) return sentenceOf(fault);
  return inChat[fault.code] ?? sentenceOf(fault);
}
