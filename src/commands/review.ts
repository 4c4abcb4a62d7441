import { Disposable, window } from "vscode";
import { endedBy, errorOf, sentenceOf } from "../core/errors.ts";
import type { Fault } from "../core/errors.ts";
import type { NotReviewed, ReviewResult } from "../core/reviewEvent.ts";
import type { ReviewRequest } from "../core/reviewRequest.ts";
import type { Log } from "../host/log.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { commands } from "../manifest.ts";
import type { CommandId } from "../manifest.ts";
import { changesRequest } from "./changesRequest.ts";
import { chooseChanges } from "./chooseChanges.ts";
import { folderRequest } from "./folderRequest.ts";
import { fileRequest, openFilesRequest, restRequest, selectionRequest } from "./reviewRequests.ts";

export interface ReviewCommandPorts {
  readonly log: Log;
  /** Sees the review through, progress and last sentence included. */
  readonly startReview: (request: ReviewRequest) => Promise<ReviewResult>;
  readonly cancelReviews: () => void;
  /** What the last review left out. */
  readonly rest: () => readonly NotReviewed[];
}

/** Undefined when the user was asked and left. */
type ReadRequest = (
  args: readonly unknown[],
) => Promise<ReviewRequest | Fault | undefined> | ReviewRequest | Fault;

/** The review commands, each resolving with a `ReviewResult` in plain JSON. */
export function registerReviewCommands(ports: ReviewCommandPorts): Disposable {
  const guard = { log: ports.log, onBug: () => resultOf({ code: "internal" }) };
  const register = (id: CommandId, read: ReadRequest): Disposable =>
    registerCommand(id, guard, async (args) => review(await read(args), ports));

  return Disposable.from(
    register(commands.reviewSelection, selectionRequest),
    register(commands.reviewFile, fileRequest),
    register(commands.reviewOpenFiles, openFilesRequest),
    register(commands.reviewFolder, folderRequest),
    register(commands.reviewChanges, changesRequest),
    register(commands.chooseChanges, chooseChanges),
    register(commands.reviewRest, () => restRequest(ports.rest())),
    registerCommand(commands.cancelReview, { log: ports.log }, () => {
      ports.cancelReviews();
    }),
  );
}

async function review(
  request: ReviewRequest | Fault | undefined,
  { startReview }: ReviewCommandPorts,
): Promise<unknown> {
  if (request === undefined) return { ...nothing, ended: "cancelled" } satisfies ReviewResult;
  if ("code" in request) {
    void window.showInformationMessage(sentenceOf(request));
    return resultOf(request);
  }
  // Through JSON once, so that what a caller gets is what a task or a remote caller would get.
  return JSON.parse(JSON.stringify(await startReview(request))) as unknown;
}

const nothing = { findings: [], dropped: [], notReviewed: [] } as const;

function resultOf(fault: Fault): ReviewResult {
  return { ...nothing, ended: endedBy(fault, 0), error: errorOf(fault) };
}
