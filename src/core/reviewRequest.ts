import { withoutLinks } from "./errors.ts";
import type { Range } from "./findings/finding.ts";
import type { ChangesAsked } from "./ports.ts";

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
  | { readonly kind: "folder"; readonly uri: string }
  /** Files and folders, chosen together. */
  | { readonly kind: "files"; readonly uris: readonly string[] }
  | ({
      readonly kind: "changes";
      /** What the change is meant to do, in the user's words. */
      readonly intent?: string;
    } & ChangesAsked)
);

/** Every file the request names, in order, once each; of changes without files the repository. */
export function urisOf(request: ReviewRequest): readonly string[] {
  if (request.kind === "changes") {
    return [...new Set(request.uris ?? [request.repository].filter((uri) => uri !== undefined))];
  }
  return "uris" in request ? [...new Set(request.uris)] : [request.uri];
}

/** For progress and the log: "selection of src/a.ts", "3 open files". */
export function titleOf(request: ReviewRequest, pathOf: (uri: string) => string): string {
  if (request.kind === "changes") return withoutLinks(changesTitle(request, pathOf));
  if ("uris" in request) {
    const uris = urisOf(request);
    const [only = ""] = uris;
    const isOne = uris.length === 1;
    if (request.kind === "openFiles") return `${uris.length} open file${isOne ? "" : "s"}`;
    return isOne ? withoutLinks(pathOf(only)) : `${uris.length} files or folders`;
  }
  const path = withoutLinks(pathOf(request.uri));
  const before = { selection: "the selection in ", folder: "the folder ", file: "" };
  return before[request.kind] + path;
}

function changesTitle(
  { scope, base, range, uris }: ChangesAsked,
  pathOf: (uri: string) => string,
): string {
  const [only] = uris ?? [];
  const where =
    only === undefined ? "" : ` in ${uris?.length === 1 ? pathOf(only) : `${uris?.length} files`}`;
  const what = {
    all: "all changes",
    staged: "the staged changes",
    unstaged: "the unstaged changes",
    branch: base === undefined ? "the changes of this branch" : `the changes since ${base}`,
    range: `the commits ${range ?? ""}`.trimEnd(),
  };
  return what[scope] + where;
}
