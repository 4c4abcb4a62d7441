import { commands as vscodeCommands, window } from "vscode";
import type { ReviewAbout } from "../core/closingSentence.ts";
import type { ReviewEvent, ReviewResult } from "../core/reviewEvent.ts";
import type { ReviewRequest } from "../core/reviewRequest.ts";
import { titleOf } from "../core/reviewRequest.ts";
import type { ReviewPorts } from "../core/startReview.ts";
import { pathOf } from "../host/files/pathOf.ts";
import { reviewAnyway } from "../host/reviewAnyway.ts";
import { tellClosing } from "./closing.ts";
import type { FindingActions } from "./drawFindings.ts";
import { withReviewProgress } from "./progress.ts";

/**
 * A review as a gesture in the editor starts it: under a progress, with a sentence at its end.
 *
 * @param actions tells which findings have no comment on their code.
 */
export async function reviewInEditor(
  request: ReviewRequest,
  ports: ReviewPorts,
  actions: Pick<FindingActions, "undrawn">,
): Promise<ReviewResult> {
  let about: ReviewAbout = { files: 0, model: "" };
  const title = `Reviewing ${titleOf(request, pathOf)}`;
  const result = await withReviewProgress(title, async (observe, signal) => {
    // The engine is loaded with the first review, not with the window.
    const { startReview } = await import("../core/startReview.ts");
    const both = (event: ReviewEvent): void => {
      if (event.kind === "sending") about = event;
      observe(event);
    };
    return startReview(request, ports, both, signal);
  });
  if (result.canReviewAnyway === true) offerAnyway(result, request);
  else tellClosing(result, about, actions.undrawn(result.findings));
  return result;
}

/** Not awaited: the review has ended, and the button begins another one by its command. */
function offerAnyway(result: ReviewResult, request: ReviewRequest): void {
  const { title, command, arguments: args = [] } = reviewAnyway(request);
  void window
    .showInformationMessage(result.error?.message ?? "This file is ignored.", title)
    .then((pressed) => {
      if (pressed === title) void vscodeCommands.executeCommand(command, ...(args as unknown[]));
    });
}
