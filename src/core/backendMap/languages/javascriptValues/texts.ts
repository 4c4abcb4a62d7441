import type { Value } from "../../facts/value.ts";
import { childrenOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** The name that a property, a specifier or a module path writes, quoted or not. */
export function keyOf(node: SyntaxNode | undefined): string {
  if (node === undefined) return "";
  return node.type === "string" ? unquoted(node) : node.text;
}

/** The text of a string, its escapes read. */
export function unquoted(node: SyntaxNode): string {
  return unescaped(node.text.slice(1, -1));
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

function unescaped(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\(u\{?[\da-fA-F]+\}?|x[\da-fA-F]{2}|.)/gs, (whole, code: string) =>
    whole.length > 2 ? whole : (escapes[code] ?? code),
  );
}

export function templateOf(node: SyntaxNode, of: (one: SyntaxNode | undefined) => Value): Value {
  const text = (start: number, end: number): Value => ({
    kind: "text",
    text: unescaped(node.text.slice(start - node.startIndex, end - node.startIndex)),
  });
  const parts: Value[] = [];
  let read = node.startIndex + 1;
  for (const part of node.namedChildren) {
    if (part.type !== "template_substitution") continue;
    parts.push(text(read, part.startIndex), of(childrenOf(part)[0]));
    read = part.endIndex;
  }
  const rest = text(read, node.endIndex - 1);
  return parts.length === 0 ? rest : { kind: "concat", parts: [...parts, rest] };
}
