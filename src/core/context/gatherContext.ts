import type { Fault } from "../errors.ts";
import type { Changes, Files } from "../ports.ts";
import type { NotReviewed } from "../reviewEvent.ts";
import type { ReviewRequest } from "../reviewRequest.ts";
import { urisOf } from "../reviewRequest.ts";
import { gatherChanges } from "./changes/gatherChanges.ts";
import { readAsked } from "./readAsked.ts";
import { readListed } from "./readListed.ts";
import type { Source, SourceParts } from "./source.ts";
import { selectedCode } from "./sources/selectedCode.ts";
import { wholeFiles } from "./sources/wholeFiles.ts";

const sources: readonly Source[] = [selectedCode, wholeFiles];

export interface Gathered extends SourceParts {
  readonly notReviewed: readonly NotReviewed[];
  /** Files that only `.gitignore` covers and the user asked for by name. */
  readonly allowed: ReadonlySet<string>;
}

/**
 * The code to review and what helps to judge it; a fault when nothing is left to send.
 *
 * @param changes needed for a review of changes alone.
 */
export async function gatherContext(
  request: ReviewRequest,
  files: Files,
  signal: AbortSignal,
  changes?: Changes,
): Promise<Gathered | Fault> {
  if (request.kind === "changes") {
    return changes === undefined ? noGit : gatherChanges(request, { files, changes }, signal);
  }
  const isListed = request.kind === "folder" || request.kind === "files";
  const read = isListed ? readListed : readAsked;
  const asked = await read(request, files, signal);
  if (asked.fault !== undefined) return asked.fault;

  for (const source of sources) {
    const parts = source(request, asked.texts);
    if (parts === undefined) continue;
    if (parts.reviewed.every(({ text }) => text.trim() === "")) {
      return { code: "nothing-to-review", detail: emptyDetail(request, files) };
    }
    return { ...parts, notReviewed: asked.notReviewed, allowed: asked.allowed };
  }
  throw new Error(`No source knows a review of ${request.kind}.`);
}

const noGit: Fault = { code: "no-repository", detail: "git is not there" };

function emptyDetail(request: ReviewRequest, files: Files): string {
  const [uri, ...more] = urisOf(request);
  if (uri === undefined) return "no text file is open";
  if (request.kind === "openFiles") return "the open files are empty";
  return more.length > 0 ? "these files are empty" : `${files.pathOf(uri)} is empty`;
}
