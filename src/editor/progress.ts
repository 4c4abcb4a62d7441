import { ProgressLocation, window } from "vscode";
import type { ReviewEvent, ReviewResult } from "../core/reviewEvent.ts";
import { foundSoFar } from "../core/statusText.ts";
import { toSignal } from "../host/toSignal.ts";

/**
 * Runs a review under a notification that counts what it found and can cancel it.
 *
 * @param run gets what each event is told to, and the signal of the notification's button.
 */
export function withReviewProgress(
  title: string,
  run: (observe: (event: ReviewEvent) => void, signal: AbortSignal) => Promise<ReviewResult>,
): Promise<ReviewResult> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return Promise.resolve(
    window.withProgress(options, (progress, token) => {
      let found = 0;
      const observe = (event: ReviewEvent): void => {
        if (event.kind === "finding") found += 1;
        const message = messageOf(event, found);
        if (message !== undefined) progress.report({ message });
      };
      return run(observe, toSignal(token));
    }),
  );
}

/** What the notification says from this event on; nothing where it stays. */
function messageOf(event: ReviewEvent, found: number): string | undefined {
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
    case "dropped":
    case "ended":
      return undefined;
  }
}

function sendingMessage(event: Extract<ReviewEvent, { kind: "sending" }>): string {
  const which = event.requests > 1 ? `request ${event.request} of ${event.requests}, ` : "";
  const files = `${event.files} file${event.files === 1 ? "" : "s"}`;
  return `${which}${files}, about ${event.inputTokens.toLocaleString("en-US")} tokens to ${event.model}`;
}
