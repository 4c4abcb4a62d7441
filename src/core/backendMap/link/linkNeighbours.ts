import type { Neighbour } from "../backendMap.ts";
import type { FileFacts, NeighbourFact } from "../facts/facts.ts";
import { startedBy } from "./entries/started.ts";
import { neighboursPerCall, type FactIn } from "./entries/entriesPerCall.ts";
import type { SeenLinking } from "./knownLinkings.ts";
import { textsOf } from "./names/textsOf.ts";

/** What a file talks to, by name; the part of a name that is not known stands in braces. */
export function linkNeighbours(
  file: FileFacts,
  linking: Pick<SeenLinking, "calling" | "evaluate" | "uriOf" | "index">,
): readonly Neighbour[] {
  const { calling, uriOf } = linking;
  const found = file.neighbours
    .flatMap((fact) => neighboursPerCall({ fact, file }, calling))
    .flatMap((one) => {
      const { kind, range, hasTimeout, isOptional } = one.fact;
      return namesOf(one, linking).map((name) => ({
        kind,
        name,
        uri: uriOf(one.file.path),
        range,
        ...(hasTimeout !== undefined && { hasTimeout }),
        ...(isOptional && { isOptional }),
      }));
    });
  return distinct(found);
}

/** The names of what it is; of a message for an entry point of the workspace, the name of that. */
function namesOf(
  { fact, file }: FactIn<NeighbourFact>,
  linking: Pick<SeenLinking, "evaluate" | "index">,
): readonly string[] {
  const place = { file, scope: fact.scope };
  const entry = startedBy(fact, place, linking);
  if (entry === undefined && fact.needsEntry) return [];
  const [name, at] = entry
    ? [entry.fact.name, { file: entry.file, scope: entry.fact.scope }]
    : [fact.name, place];
  return textsOf(name, at, linking.evaluate).map(({ text }) => text);
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
