import type { Neighbour } from "../backendMap.ts";
import type { FileFacts } from "../facts/facts.ts";
import type { Linking } from "./linking.ts";
import { textsOf } from "./names/textsOf.ts";

/** What a file talks to, by name; the part of a name that is not known stands in braces. */
export function linkNeighbours(
  file: FileFacts,
  { evaluate, uriOf }: Pick<Linking, "evaluate" | "uriOf">,
): readonly Neighbour[] {
  const uri = uriOf(file.path);
  return file.neighbours.flatMap(({ kind, name, scope, range, hasTimeout }) =>
    textsOf(name, { file, scope }, evaluate).map(({ text }) => ({
      kind,
      name: text,
      uri,
      range,
      ...(hasTimeout !== undefined && { hasTimeout }),
    })),
  );
}
