import type { Command } from "vscode";
import type { ReviewRequest } from "../core/reviewRequest.ts";
import { urisOf } from "../core/reviewRequest.ts";
import { commands } from "../manifest.ts";

/** The button that reviews a file which only `.gitignore` covers, by the command for it. */
export function reviewAnyway(request: ReviewRequest): Command {
  const [uri] = urisOf(request);
  const isSelection = request.kind === "selection";
  const range = isSelection ? { range: request.range } : {};
  return {
    title: "Review Anyway",
    command: isSelection ? commands.reviewSelection : commands.reviewFile,
    arguments: [{ uri, anyway: true, ...range }],
  };
}
