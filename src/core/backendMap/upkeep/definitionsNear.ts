import type { Definition, FileFacts } from "../facts/facts.ts";
import { wordsOf } from "../link/names/entity.ts";
import type { Range } from "../../findings/finding.ts";

export interface Near {
  readonly path: string;
  readonly startLine: number;
  /** Included. */
  readonly endLine: number;
}

/** What one file defines around and in the lines asked about. */
export interface DefinedNear {
  readonly path: string;
  readonly definitions: readonly Definition[];
  /** What these lines call, as the code names it: "orders.find". */
  readonly calls: readonly string[];
}

/** For each place whose file is known, in their order. */
export function definitionsNear(
  places: readonly Near[],
  facts: ReadonlyMap<string, FileFacts>,
): readonly DefinedNear[] {
  return places.flatMap((place) => {
    const file = facts.get(place.path);
    if (file === undefined) return [];
    const touches = ({ start, end }: Range): boolean =>
      start.line <= place.endLine && end.line >= place.startLine;
    const calls = file.calls.filter(({ range }) => touches(range));
    return [
      {
        path: place.path,
        definitions: file.definitions.filter(({ range }) => touches(range)),
        calls: [...new Set(calls.map(({ callee }) => wordsOf(callee)))],
      },
    ];
  });
}
