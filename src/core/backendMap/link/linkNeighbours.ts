import type { Neighbour } from "../backendMap.ts";
import type { FileFacts } from "../facts/facts.ts";
import { neighboursPerCall } from "./entries/entriesPerCall.ts";
import type { SeenLinking } from "./knownLinkings.ts";
import { textsOf } from "./names/textsOf.ts";

/** What a file talks to, by name; the part of a name that is not known stands in braces. */
export function linkNeighbours(
  file: FileFacts,
  { calling, evaluate, uriOf }: Pick<SeenLinking, "calling" | "evaluate" | "uriOf">,
): readonly Neighbour[] {
  return file.neighbours
    .flatMap((fact) => neighboursPerCall({ fact, file }, calling))
    .flatMap(({ fact: { kind, name, scope, range, hasTimeout }, file: at }) =>
      textsOf(name, { file: at, scope }, evaluate).map(({ text }) => ({
        kind,
        name: text,
        uri: uriOf(at.path),
        range,
        ...(hasTimeout !== undefined && { hasTimeout }),
      })),
    );
}
