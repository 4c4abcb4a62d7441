import type { SyntaxNode } from "../../grammars/syntax.ts";

export function isString({ type }: SyntaxNode): boolean {
  return type === "interpreted_string_literal" || type === "raw_string_literal";
}

/** The text of a string of either kind. */
export function textOf(node: SyntaxNode): string {
  return node.type === "raw_string_literal" ? node.text.slice(1, -1) : unquoted(node);
}

function unquoted(node: SyntaxNode): string {
  return node.text.slice(1, -1).replace(/\\(.)/gs, (_, code: string) => escapes[code] ?? code);
}
const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };
