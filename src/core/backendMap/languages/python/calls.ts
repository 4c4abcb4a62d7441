import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";

/** The arguments of a call that stand by their position, `*args` included. */
export function argumentsOf(call: SyntaxNode): readonly SyntaxNode[] {
  return listOf(call).filter(
    ({ type }) => type !== "keyword_argument" && type !== "dictionary_splat",
  );
}

/** The arguments of a call that are given by name. */
export function keywordsOf(call: SyntaxNode): ReadonlyMap<string, SyntaxNode> {
  const found = new Map<string, SyntaxNode>();
  for (const one of listOf(call)) {
    if (one.type !== "keyword_argument") continue;
    const [name, value] = [fieldOf(one, "name"), fieldOf(one, "value")];
    if (name !== undefined && value !== undefined) found.set(name.text, value);
  }
  return found;
}

function listOf(call: SyntaxNode): readonly SyntaxNode[] {
  const list = fieldOf(call, "arguments");
  if (list === undefined) return [];
  return list.type === "argument_list" ? childrenOf(list) : [list];
}

/** An argument by its position or its name. */
export function argumentOf(call: SyntaxNode, at: number, name: string): SyntaxNode | undefined {
  return keywordsOf(call).get(name) ?? argumentsOf(call)[at];
}

/** What a call is of, as the code writes it, and the last name of that: "get" of `router.get`. */
export function calleeOf(call: SyntaxNode): {
  readonly words: string;
  readonly name: string;
  /** What the method is called on. */
  readonly object?: SyntaxNode;
} {
  const callee = fieldOf(call, "function");
  if (callee?.type !== "attribute") return { words: callee?.text ?? "", name: callee?.text ?? "" };
  const object = fieldOf(callee, "object");
  return {
    words: callee.text,
    name: fieldOf(callee, "attribute")?.text ?? "",
    ...(object !== undefined && { object }),
  };
}

/** Expressions behind the `@` of a function or class, from the top down. */
export function decoratorsOf(definition: SyntaxNode): readonly SyntaxNode[] {
  const around = definition.parent;
  if (around?.type !== "decorated_definition") return [];
  return childrenOf(around)
    .filter(({ type }) => type === "decorator")
    .flatMap((one) => childrenOf(one).slice(0, 1));
}

/** The text of a part of a node; empty where it has none. */
export function wordOf(node: SyntaxNode | undefined, field: string): string {
  return node === undefined ? "" : (fieldOf(node, field)?.text ?? "");
}
