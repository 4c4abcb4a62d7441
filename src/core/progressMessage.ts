import type { ReviewEvent } from "./reviewEvent.ts";
import { foundSoFar } from "./statusText.ts";

/** What a review's progress says from this event on; nothing where it stays as it is. */
export function progressMessage(event: ReviewEvent, found: number): string | undefined {
  switch (event.kind) {
    case "gathering":
      return "gathering the code";
    case "sending":
      return sendingMessage(event);
    case "waiting":
      return event.sentence;
    case "thinking":
      return found === 0 ? "thinking" : undefined;
    case "finding":
      return foundSoFar(found);
    case "challenging":
      return event.findings === 1
        ? "challenging 1 finding"
        : `challenging ${event.findings} findings`;
    default:
      return undefined;
  }
}

function sendingMessage(event: Extract<ReviewEvent, { kind: "sending" }>): string {
  const which = event.requests > 1 ? `request ${event.request} of ${event.requests}, ` : "";
  const files = `${event.files} file${event.files === 1 ? "" : "s"}`;
  return `${which}${files}, about ${event.inputTokens.toLocaleString("en-US")} tokens to ${event.model}`;
}
