import { commands as vscodeCommands, window } from "vscode";
import type { ReviewAbout } from "../core/closingSentence.ts";
import type { ReviewEvent, ReviewResult } from "../core/reviewEvent.ts";
import type { ReviewRequest } from "../core/reviewRequest.ts";
import { titleOf, urisOf } from "../core/reviewRequest.ts";
import type { ReviewPorts } from "../core/startReview.ts";
import { pathOf } from "../host/files/pathOf.ts";
import { commands } from "../manifest.ts";
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

/** Not awaited: the review has ended, and the button begins another one. */
function offerAnyway(result: ReviewResult, request: ReviewRequest): void {
  const anyway = "Review Anyway";
  void window
    .showInformationMessage(result.error?.message ?? "This file is ignored.", anyway)
    .then((pressed) => {
      if (pressed === anyway) void runAgain(request);
    });
}

/** By its command, which reports whatever goes wrong. */
function runAgain(request: ReviewRequest): Thenable<unknown> {
  const [uri] = urisOf(request);
  const isSelection = request.kind === "selection";
  const range = isSelection ? { range: request.range } : {};
  const command = isSelection ? commands.reviewSelection : commands.reviewFile;
  return vscodeCommands.executeCommand(command, { uri, anyway: true, ...range });
}
