import { withoutLinks } from "./errors.ts";
import type { Range } from "./findings/finding.ts";

/** What the user asked to be reviewed. */
export type ReviewRequest = {
  /** Sends a file that only `.gitignore` covers: the user pressed "Review anyway". */
  readonly anyway?: true;
} & (
  | {
      readonly kind: "selection";
      readonly uri: string;
      readonly range: Range;
      /** The function around it, where the editor's symbols tell. */
      readonly enclosing?: Range;
    }
  | { readonly kind: "file"; readonly uri: string }
  | { readonly kind: "openFiles"; readonly uris: readonly string[] }
);

/** Every file the request names, in order, once each. */
export function urisOf(request: ReviewRequest): readonly string[] {
  return request.kind === "openFiles" ? [...new Set(request.uris)] : [request.uri];
}

/** For progress and the log: "selection of src/a.ts", "3 open files". */
export function titleOf(request: ReviewRequest, pathOf: (uri: string) => string): string {
  if (request.kind === "openFiles") {
    const count = urisOf(request).length;
    return `${count} open file${count === 1 ? "" : "s"}`;
  }
  const path = withoutLinks(pathOf(request.uri));
  return request.kind === "selection" ? `the selection in ${path}` : path;
}
