import type { ChatEvent } from "./chatEvent.ts";
import type { ClaudeEvent } from "../ports.ts";
import { followupReader } from "./readFollowups.ts";

export interface Answer {
  readonly last: Extract<ClaudeEvent, { kind: "ended" | "failed" }>;
  /** All of its text, as it came. */
  readonly said: string;
  readonly followups: readonly string[];
}

/** Passes an answer on as it arrives, its follow-up questions taken off. */
export async function* hearAnswer(
  events: AsyncIterable<ClaudeEvent>,
): AsyncGenerator<ChatEvent, Answer> {
  const reader = followupReader();
  let said = "";
  for await (const event of events) {
    if (event.kind === "waiting" || event.kind === "thinking") yield event;
    if (event.kind === "text") {
      said += event.text;
      const text = reader.push(event.text);
      if (text !== "") yield { kind: "text", text };
    }
    if (event.kind === "ended" || event.kind === "failed") {
      const { text, followups } = reader.end();
      if (text !== "") yield { kind: "text", text };
      return { last: event, said, followups };
    }
  }
  throw new Error("An answer ended without saying how.");
}
