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
  const found = file.neighbours
    .flatMap((fact) => neighboursPerCall({ fact, file }, calling))
    .flatMap(({ fact: { kind, name, scope, range, hasTimeout, isOptional }, file: at }) =>
      textsOf(name, { file: at, scope }, evaluate).map(({ text }) => ({
        kind,
        name: text,
        uri: uriOf(at.path),
        range,
        ...(hasTimeout !== undefined && { hasTimeout }),
        ...(isOptional && { isOptional }),
      })),
    );
  return distinct(found);
}

/** A function that reads what it is given in two places does so once for each call. */
function distinct(neighbours: readonly Neighbour[]): readonly Neighbour[] {
  const byKey = new Map(
    neighbours.map((one) => {
      const { line, character } = one.range.start;
      return [`${one.kind} ${one.name} ${one.uri} ${line}:${character}`, one];
    }),
  );
  return [...byKey.values()];
}
