import type { TextFile } from "../ports.ts";
import type { Part } from "../prompt/prompt.ts";
import type { ReviewRequest } from "../reviewRequest.ts";

/** What a source makes of the files that were asked for. */
export interface SourceParts {
  readonly reviewed: readonly Part[];
  readonly context: readonly Part[];
  /** Words for the prompt: "lines 10 to 42 of src/a.ts". */
  readonly scope: string;
}

/** A scope of review: answers the requests that it knows, and nothing for the others. */
export type Source = (
  request: ReviewRequest,
  files: readonly TextFile[],
) => SourceParts | undefined;
