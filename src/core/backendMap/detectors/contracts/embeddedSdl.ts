import type { ProcedureFact } from "../../facts/facts.ts";
import { nodesOf } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import { readSdl } from "./readSdl.ts";

const roots = /(?:^|[\s{`'"])(?:type|schema)\s+(?:\w*(?:Query|Mutation|Subscription)\w*\b|\{)/;

/**
 * What the schemas of GraphQL promise that stand in texts of a file.
 *
 * @param literals the types of nodes that texts are.
 */
export function embeddedSdl(
  file: Reading,
  ...literals: readonly string[]
): readonly ProcedureFact[] {
  return nodesOf(file.root, ...literals)
    .filter(({ text }) => roots.test(text))
    .flatMap((node) => {
      const { row, column } = node.startPosition;
      // What stands before the text counts for its lines, and what is filled in for its columns.
      const before = `${"\n".repeat(row)}${" ".repeat(column)}`;
      return readSdl(before + withoutFilled(node.text));
    });
}

/** The text without its quotes and with blanks for what is filled in. */
function withoutFilled(text: string): string {
  const plain = text.replace(/\$\{[^{}]*\}/g, (filled) => " ".repeat(filled.length));
  return plain.replace(/^[a-z]*(?:`|"""|'''|"|')|(?:`|"""|'''|"|')$/gi, (quotes) =>
    " ".repeat(quotes.length),
  );
}
