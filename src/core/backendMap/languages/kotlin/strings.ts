import { childrenOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Value } from "../../facts/value.ts";

/** A string, with the values that stand in it: "$base/orders", "${Paths.BASE}/orders". */
export function textOf(node: SyntaxNode, of: (one: SyntaxNode | undefined) => Value): Value {
  const isRaw = node.text.startsWith('"""');
  const parts = childrenOf(node).map((one): Value => {
    if (one.type === "interpolated_identifier") return { kind: "name", name: one.text };
    if (one.type === "interpolated_expression") return of(childrenOf(one)[0]);
    return { kind: "text", text: isRaw ? one.text : unescaped(one.text) };
  });
  const texts = parts.filter((one) => one.kind === "text");
  return texts.length === parts.length
    ? { kind: "text", text: texts.map(({ text }) => text).join("") }
    : { kind: "concat", parts };
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["b", "\b"],
]);

function unescaped(text: string): string {
  return text.replace(/\\(u[\da-fA-F]{4}|.)/gs, (_, code: string) =>
    code.length > 1
      ? String.fromCharCode(Number.parseInt(code.slice(1), 16))
      : (escapes.get(code) ?? code),
  );
}
