import { childrenOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Value } from "../../facts/value.ts";

const escapes: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["0", "\0"],
]);

/** The text of a string, be it plain, verbatim or raw. */
export function unquoted(literal: string): string {
  const raw = /^"{3,}/.exec(literal)?.[0];
  if (raw !== undefined) return literal.slice(raw.length, -raw.length).trim();
  if (literal.startsWith("@")) return literal.slice(2, -1).replaceAll('""', '"');
  return unescaped(literal.replace(/^"|"(?:u8)?$/g, ""));
}

function unescaped(text: string): string {
  return text.replace(/\\(u[\da-fA-F]{4}|.)/gs, (_, code: string) =>
    code.length > 1
      ? String.fromCharCode(Number.parseInt(code.slice(1), 16))
      : (escapes.get(code) ?? code),
  );
}

/** `$"api/{version}/users"` */
export function interpolated(node: SyntaxNode, of: (one: SyntaxNode | undefined) => Value): Value {
  const parts = childrenOf(node).flatMap((one): readonly Value[] => {
    if (one.type === "interpolation") {
      const inside = childrenOf(one).filter(({ type }) => type !== "interpolation_brace");
      return [of(inside[0])];
    }
    if (one.type !== "string_content") return [];
    return [{ kind: "text", text: one.text.replaceAll("{{", "{").replaceAll("}}", "}") }];
  });
  return { kind: "concat", parts };
}
