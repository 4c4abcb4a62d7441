import type { Value } from "../../facts/value.ts";
import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** A string, or the parts of an f-string. */
export function stringValue(node: SyntaxNode, of: (one: SyntaxNode | undefined) => Value): Value {
  const opening = openingOf.exec(node.text)?.[0] ?? '"';
  const isRaw = /r/i.test(opening);
  const isFormatted = /f/i.test(opening);
  const literal = (start: number, end: number): Value => {
    const text = textOf(node.text.slice(start, Math.max(start, end)), isRaw);
    return isFormatted
      ? { ...text, text: text.text.replace(/\{\{|\}\}/g, (two) => two.slice(1)) }
      : text;
  };
  const parts: Value[] = [];
  let read = opening.length;
  for (const part of node.namedChildren) {
    if (part.type !== "interpolation") continue;
    parts.push(literal(read, part.startIndex - node.startIndex));
    parts.push(of(fieldOf(part, "expression")));
    read = part.endIndex - node.startIndex;
  }
  const closing = opening.replace(/^\w*/, "").length;
  const rest = literal(read, node.text.length - closing);
  return parts.length === 0 ? rest : { kind: "concat", parts: [...parts, rest] };
}

/** `f"`, `rb"""`. */
const openingOf = /^\w*(?:"""|'''|["'])/;

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\n": "" };

function textOf(code: string, isRaw: boolean): Extract<Value, { kind: "text" }> {
  if (isRaw || !code.includes("\\")) return { kind: "text", text: code };
  // An escape that Python does not know stands for itself, as in "\d".
  const text = code.replace(/\\([nrt\\'"\n])/g, (_, one: string) => escapes[one] ?? one);
  return { kind: "text", text };
}

/** The text of a literal, or of literals side by side; undefined for all else. */
export function literalOf(node: SyntaxNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.type === "parenthesized_expression") return literalOf(node.namedChild(0) ?? undefined);
  if (node.type === "concatenated_string") {
    const texts = node.namedChildren.map((one) => literalOf(one));
    return texts.includes(undefined) ? undefined : texts.join("");
  }
  if (node.type !== "string") return undefined;
  const value = stringValue(node, () => ({ kind: "unknown", text: "" }));
  return value.kind === "text" ? value.text : undefined;
}
