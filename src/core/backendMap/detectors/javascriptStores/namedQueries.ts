import { fieldOf, nodesOf } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading } from "../../reading/stack.ts";
import { textOf } from "./records.ts";

const names = /^(?:with|withRecursive|withMaterialized|withNotMaterialized)$/;

/**
 * What builders of a file call a query to read from it: "ranked" of `.with("ranked", …)`. No table,
 * wherever a text of the same file names it.
 */
export function namedQueries(file: Reading): ReadonlySet<string> {
  if (!/\.with\w*\(/.test(file.text)) return new Set();
  const calls = nodesOf(file.root, "call_expression").filter((node) => {
    const callee = fieldOf(node, "function");
    const name = callee === undefined ? undefined : fieldOf(callee, "property")?.text;
    return name !== undefined && names.test(name);
  });
  return new Set(
    calls.flatMap((node) => {
      const [first, query] = argumentsOf(node);
      return query === undefined ? [] : (textOf(first) ?? []);
    }),
  );
}
