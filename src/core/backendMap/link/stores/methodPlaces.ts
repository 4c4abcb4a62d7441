import type { Range } from "../../../findings/finding.ts";
import type { FileFacts } from "../../facts/facts.ts";
import type { QueryFact } from "../../facts/storeFacts.ts";

interface Placed {
  readonly file: FileFacts;
  readonly range: Range;
}

/** Where the method stands that makes a query which is written away from the code. */
export function methodPlaces(
  files: readonly FileFacts[],
): (query: QueryFact) => Placed | undefined {
  const types = new Set(
    files.flatMap(({ queries }) => queries.flatMap(({ method }) => method?.type ?? [])),
  );
  const places = new Map<string, Placed>();
  for (const file of types.size === 0 ? [] : files) {
    for (const { name, scope, nameRange } of file.definitions) {
      const owner = file.definitions[scope]?.name;
      if (owner === undefined || !types.has(owner)) continue;
      places.set(`${owner}.${name}`, { file, range: nameRange });
    }
  }
  return ({ method }) =>
    method === undefined ? undefined : places.get(`${method.type}.${method.name}`);
}
