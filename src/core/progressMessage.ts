import type { ReviewEvent } from "./reviewEvent.ts";
import { foundSoFar } from "./statusText.ts";

/** What a review's progress says from this event on; nothing where it stays as it is. */
export function progressMessage(event: ReviewEvent, found: number): string | undefined {
  if (event.kind === "gathering") return "gathering the code";
  if (event.kind === "sending") return sendingMessage(event);
  if (event.kind === "waiting") return event.sentence;
  if (event.kind === "thinking") return found === 0 ? "thinking" : undefined;
  if (event.kind === "finding") return foundSoFar(found);
  if (event.kind !== "challenging") return undefined;
  return `challenging ${event.findings} finding${event.findings === 1 ? "" : "s"}`;
}

function sendingMessage(event: Extract<ReviewEvent, { kind: "sending" }>): string {
  const which = event.requests > 1 ? `request ${event.request} of ${event.requests}, ` : "";
  const files = `${event.files} file${event.files === 1 ? "" : "s"}`;
  return `${which}${files}, about ${event.inputTokens.toLocaleString("en-US")} tokens to ${event.model}`;
}
