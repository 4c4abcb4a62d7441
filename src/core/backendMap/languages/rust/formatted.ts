import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Value } from "../../facts/value.ts";

/** `format!("{}/x/{id}", base)` and `concat!("a", "b")`; undefined for any other macro. */
export function formatted(macro: SyntaxNode): Value | undefined {
  const name = fieldOf(macro, "macro")?.text;
  const tokens = childrenOf(macro).find(({ type }) => type === "token_tree");
  if (tokens === undefined || (name !== "format" && name !== "concat")) return undefined;
  const parts = argumentsIn(tokens);
  if (name === "concat") return { kind: "concat", parts };
  const [format, ...args] = parts;
  return format?.kind === "text" ? filled(format.text, args) : undefined;
}

/** A macro's arguments are tokens: those between commas are one. */
function argumentsIn(tokens: SyntaxNode): readonly Value[] {
  const groups: SyntaxNode[][] = [[]];
  for (const token of tokens.children.slice(1, -1)) {
    if (token.type === ",") groups.push([]);
    else groups.at(-1)?.push(token);
  }
  return groups.flatMap((group) => {
    const [first, ...rest] = group.filter(({ type }) => !/^(?:::|\.|&|line_comment)$/.test(type));
    if (first === undefined) return [];
    const isPath = rest.every(({ type }) => type === "identifier");
    if (!isPath) return [{ kind: "unknown", text: group.map(({ text }) => text).join("") }];
    return [
      rest.reduce<Value>((of, { text }) => ({ kind: "member", of, name: text }), partOf(first)),
    ];
  });
}

function partOf(token: SyntaxNode): Value {
  if (token.type === "identifier") return { kind: "name", name: token.text };
  if (token.type === "self") return { kind: "name", name: "this" };
  const text = /^r?#*"(.*)"#*$/s.exec(token.text)?.[1];
  return text === undefined ? { kind: "unknown", text: token.text } : { kind: "text", text };
}

/** "{}" takes the next argument, "{base}" what is called so; "{{" is a brace. */
function filled(format: string, args: readonly Value[]): Value {
  const parts: Value[] = [];
  let next = 0;
  for (const piece of format.split(/(\{\{|\}\}|\{[^{}]*\})/)) {
    if (piece === "") continue;
    const name = /^\{(\w*)[^{}]*\}$/.exec(piece)?.[1];
    if (name === undefined) {
      parts.push({ kind: "text", text: piece.replace(/^(?:\{\{|\}\})$/, piece.charAt(0)) });
    } else if (name === "") {
      parts.push(args[next] ?? { kind: "unknown", text: "{}" });
      next += 1;
    } else {
      parts.push({ kind: "name", name });
    }
  }
  return { kind: "concat", parts };
}
