import type { TextFile } from "../ports.ts";
import type { Part } from "../prompt/prompt.ts";
import type { ReviewRequest } from "../reviewRequest.ts";

/** What a source makes of the files that were asked for. */
export interface SourceParts {
  readonly reviewed: readonly Part[];
  readonly context: readonly Part[];
  /** Words for the prompt: "lines 10 to 42 of src/a.ts". */
  readonly scope: string;
  /**
   * Of a review of changes: the versions that were sent and are not the working tree's, by uri,
   * with the file as it is there now. Absent text: an old side, or a file that is gone.
   */
  readonly versions?: ReadonlyMap<string, TextFile | undefined>;
}

/** A scope of review: answers the requests that it knows, and nothing for the others. */
export type Source = (
  request: ReviewRequest,
  files: readonly TextFile[],
) => SourceParts | undefined;

/** A request for a review of changes. */
export type ChangesRequest = Extract<ReviewRequest, { kind: "changes" }>;
