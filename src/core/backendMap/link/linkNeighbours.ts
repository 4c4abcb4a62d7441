import type { Neighbour } from "../backendMap.ts";
import type { FileFacts } from "../facts/facts.ts";
import type { Evaluate } from "./names/following.ts";
import { textsOf } from "./names/textsOf.ts";

/** What the backend talks to, by name; the part of a name that is not known stands in braces. */
export function linkNeighbours(
  files: Iterable<FileFacts>,
  evaluate: Evaluate,
  uriOf: (path: string) => string,
): readonly Neighbour[] {
  return [...files].flatMap((file) =>
    file.neighbours.flatMap(({ kind, name, scope, range, hasTimeout }) =>
      textsOf(name, { file, scope }, evaluate).map(({ text }) => ({
        kind,
        name: text,
        uri: uriOf(file.path),
        range,
        ...(hasTimeout !== undefined && { hasTimeout }),
      })),
    ),
  );
}
