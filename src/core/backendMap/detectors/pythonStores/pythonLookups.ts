import type { CallFact } from "../../facts/facts.ts";
import { nodesOf, rangeOf } from "../../grammars/syntax.ts";
import type { Stack } from "../../reading/stack.ts";

/**
 * Names that Python looks up in a list, `if sort not in ALLOWED`, as calls of `in`: what takes only
 * what it knows is not anybody's free text.
 */
export const pythonLookups: Stack = {
  name: "python-lookups",
  languages: ["python"],
  markers: /\bif\b[^\n]*\bin\b/,
  detect: (file) => ({
    calls: nodesOf(file.root, "comparison_operator").flatMap((node): readonly CallFact[] => {
      const [left] = node.namedChildren;
      const isLookup = left?.type === "identifier" && /^\w+\s+(?:not\s+)?in\b/.test(node.text);
      if (!isLookup) return [];
      const callee = { kind: "name", name: "in" } as const;
      return [
        { scope: file.scopeOf(node), callee, args: [file.valueOf(left)], range: rangeOf(node) },
      ];
    }),
  }),
};
