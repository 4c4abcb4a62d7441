import assert from "node:assert/strict";
import fc from "fast-check";
import { createAliases } from "../../../../src/core/backendMap/link/names/aliases.ts";
import type { FileChange } from "../../../../src/core/backendMap/link/kept/workspace.ts";
import { noFacts } from "../../../../src/core/backendMap/reading/scopes.ts";
import type { FileFacts } from "../../../../src/core/backendMap/facts/facts.ts";

const aName = fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h");
/** What each name is given in one file. */
const someEdges = fc.array(fc.tuple(aName, aName), { maxLength: 16 });

describe("The names that something can go by", () => {
  it("are all to which its own lead, whatever is given to what, after each edit", () => {
    fc.assert(
      fc.property(fc.array(someEdges, { maxLength: 4 }), aName, (edits, own) => {
        const aliases = createAliases();
        let before: FileFacts | undefined;
        for (const edges of edits) {
          const after = fileWith(edges);
          aliases.update(new Map<string, FileChange>([["a.ts", { before, after }]]));
          before = after;

          const names = new Set(aliases.namesFor([own]).flatMap((some) => [...some]));

          assert.deepEqual([...names].toSorted(), reachedBy(own, edges));
        }
      }),
    );
  });
});

function fileWith(edges: readonly (readonly [string, string])[]): FileFacts {
  const bindings = edges.map(([name, given]) => {
    return { scope: -1, name, value: { kind: "name", name: given } } as const;
  });
  return { ...noFacts("a.ts", "typescript"), bindings };
}

function reachedBy(own: string, edges: readonly (readonly [string, string])[]): readonly string[] {
  const names = new Set([own]);
  for (const one of names) {
    for (const [name, given] of edges) if (given === one) names.add(name);
  }
  return [...names].toSorted();
}
