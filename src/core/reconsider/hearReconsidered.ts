import { readTextField } from "../findings/answers/readTextField.ts";
import type { ClaudeEvent } from "../ports.ts";
import type { ReviewEvent } from "../reviewEvent.ts";

/** Steps of looking at a finding again. */
export type ReconsiderStep =
  | Extract<ReviewEvent, { kind: "gathering" | "sending" | "waiting" | "thinking" }>
  /** The next piece of what is said to the user. */
  | { readonly kind: "reply"; readonly text: string };

export interface HeardReconsidered {
  readonly last: Extract<ClaudeEvent, { kind: "ended" | "failed" }>;
  /** The whole answer, as it came. */
  readonly text: string;
  /** What of it was said to the user. */
  readonly reply: string;
}

/** Passes on what is said to the user as it arrives; the rest of the answer is read at its end. */
export async function* hearReconsidered(
  events: AsyncIterable<ClaudeEvent>,
): AsyncGenerator<ReconsiderStep, HeardReconsidered> {
  const reader = readTextField("reply");
  let text = "";
  let reply = "";
  for await (const event of events) {
    if (event.kind === "waiting" || event.kind === "thinking") yield event;
    if (event.kind === "text") {
      text += event.text;
      const said = reader.push(event.text);
      reply += said;
      if (said !== "") yield { kind: "reply", text: said };
    }
    if (event.kind === "ended" || event.kind === "failed") return { last: event, text, reply };
  }
  throw new Error("An answer ended without saying how.");
}
