import { ProgressLocation, window } from "vscode";
import { progressMessage } from "../core/progressMessage.ts";
import type { ReviewEvent, ReviewResult } from "../core/reviewEvent.ts";
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
        const message = progressMessage(event, found);
        if (message !== undefined) progress.report({ message });
      };
      return run(observe, toSignal(token));
    }),
  );
}
