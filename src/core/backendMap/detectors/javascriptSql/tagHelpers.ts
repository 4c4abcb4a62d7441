import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import { entriesOf, textOf, textsIn } from "../javascriptStores/records.ts";
import { rowsIn } from "../javascriptStores/rows.ts";

interface Around {
  /** What the template is tagged with: `sql`, `tx`. */
  readonly tag: string | undefined;
  /** The text in front of the helper. */
  readonly before: string;
}

/**
 * What a helper of a tag becomes in the text: slonik's `sql.identifier(["users"])`, and postgres.js's
 * `sql("users")`, `sql(row, "name")`, whose meaning what stands in front of it tells.
 */
export function tagHelp(node: SyntaxNode, { tag, before }: Around): string | undefined {
  if (tag === undefined || node.type !== "call_expression") return undefined;
  const callee = fieldOf(node, "function")?.text ?? "";
  const args = argumentsOf(node);
  if (callee.endsWith(".identifier")) return textsIn(args[0]).join(".") || undefined;
  return callee === tag || callee === "sql" ? written(args, before) : undefined;
}

/** What stands in the text for names, or for rows with the names of their columns behind them. */
function written([first, ...others]: readonly SyntaxNode[], before: string): string | undefined {
  if (first === undefined) return undefined;
  const names = [
    ...others.flatMap((one) => textsIn(one)),
    ...rowsIn(first)
      .flatMap(entriesOf)
      .map(({ key }) => key),
  ];
  if (/\binto\s+[\w."]+\s*$/i.test(before)) return `(${names.join(", ")}) values (1)`;
  if (/\bset\s*$/i.test(before)) return names.map((name) => `${name} = 1`).join(", ") || undefined;
  if (/\b(?:in|values)\s*$/i.test(before)) return "(1)";
  return textOf(first) ?? (textsIn(first).join(", ") || undefined);
}
