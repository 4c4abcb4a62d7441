import type { TableChange } from "../../facts/tableFacts.ts";
import { nodesOf, rangeOf } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";

const temporary =
  /\bcreate\s+(?:(?:global|local)\s+)?temp(?:orary)?\s+table\s+(?:if\s+not\s+exists\s+)?["`[]?([\w.]+)/i;

/**
 * Tables that the code makes for itself while it runs: no migration has them, and like views they
 * can be asked.
 */
export function temporaryTables(
  file: Reading,
  ...literals: readonly string[]
): readonly TableChange[] {
  if (!temporary.test(file.text)) return [];
  return nodesOf(file.root, ...literals).flatMap((node) => {
    const table = temporary.exec(node.text)?.[1];
    return table === undefined
      ? []
      : [{ op: "createView", table, range: rangeOf(node), order: "" } as const];
  });
}
