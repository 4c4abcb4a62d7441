import type { Range } from "../../../findings/finding.ts";
import type { FileFacts } from "../../facts/facts.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import type { Scope } from "../../facts/value.ts";
import { definitionsNamed } from "../names/factIndex.ts";
import type { FactIndex } from "../names/language.ts";

interface Placed {
  readonly file: FileFacts;
  readonly range: Range;
  /** In which what it is given has its names. */
  readonly scope: Scope;
}

/** Where the method stands that makes a query which is written away from the code. */
export function methodPlace({ method }: QueryFact, index: FactIndex): Placed | undefined {
  if (method === undefined) return undefined;
  const places = index.find(definitionsNamed, method.name).flatMap(({ file, index: at }) => {
    const definition = file.definitions[at];
    const isIt = file.definitions[definition?.scope ?? -1]?.name === method.type;
    return definition !== undefined && isIt ? { file, range: definition.nameRange, scope: at } : [];
  });
  return places.at(-1);
}
