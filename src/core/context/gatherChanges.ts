import type { Fault } from "../errors.ts";
import type { Changes, Files } from "../ports.ts";
import type { ReviewRequest } from "../reviewRequest.ts";
import type { NotReviewed } from "../reviewEvent.ts";
import type { SourceParts } from "./source.ts";

export type ChangesRequest = Extract<ReviewRequest, { kind: "changes" }>;

export interface ChangePorts {
  readonly files: Files;
  readonly changes: Changes;
}

export interface GatheredChanges extends SourceParts {
  readonly notReviewed: readonly NotReviewed[];
  /** Files that only `.gitignore` covers and the user asked for by name. */
  readonly allowed: ReadonlySet<string>;
}

/** The changed code of a request, with its old sides; a fault when nothing is left to send. */
export async function gatherChanges(
  request: ChangesRequest,
  { changes }: ChangePorts,
  signal: AbortSignal,
): Promise<GatheredChanges | Fault> {
  const set = await changes.list(request, signal);
  if ("code" in set) return set;
  return { code: "nothing-to-review", detail: "nothing has changed" };
}
