import fc from "fast-check";
import type { Neighbour } from "../../../../src/core/context/neighbourhood/neighbour.ts";

/** Of every file that is named here. */
export const lines = Array.from({ length: 400 }, (_, at) => `const line${at} = compute(${at});\n`);
export const count = (text: string): number => text.length / 4;

export function neighbour(
  path: string,
  start: number,
  length: number,
  relation: Neighbour["relation"],
): Neighbour {
  const place = { path, languageId: "typescript", name: `at${start}`, owner: "" };
  return { ...place, start, head: start, end: start + length, relation, score: 1 };
}

/** Definitions of three files, which may overlap. */
export const someNeighbours = fc.array(
  fc
    .tuple(
      fc.constantFrom("a.ts", "b.ts", "c.ts"),
      fc.nat(300),
      fc.integer({ min: 1, max: 90 }),
      fc.constantFrom("callee", "caller", "like", "type"),
    )
    .map(([path, start, length, relation]) => neighbour(path, start, length, relation)),
  { maxLength: 60 },
);
