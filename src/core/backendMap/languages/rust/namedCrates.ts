import type { Binding } from "../../facts/facts.ts";
import { fileScope } from "../../facts/value.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** Crates that paths begin with, without a `use` of them: `billing::router()`. */
export function namedCrates(root: SyntaxNode, bound: ReadonlySet<string>): readonly Binding[] {
  const heads = nodesOf(root, "scoped_identifier").flatMap((node) => {
    const path = fieldOf(node, "path");
    return path?.type === "identifier" ? [path.text] : [];
  });
  return [...new Set(heads)]
    .filter((name) => /^[a-z]\w*$/.test(name) && !bound.has(name))
    .map((name) => ({ scope: fileScope, name, value: { kind: "import", module: name } }));
}
