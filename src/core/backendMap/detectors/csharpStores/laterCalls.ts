import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { chainOn } from "./linqChains.ts";

/**
 * What a query that is kept in a name is asked later in its method: `query = query.Where(…)`, until
 * the name is given something else.
 */
export function laterCalls(query: SyntaxNode): readonly SyntaxNode[] {
  const name = nameKept(query);
  const body = name === undefined ? undefined : methodAround(query);
  if (name === undefined || body === undefined) return [];
  const later = nodesOf(body, "identifier").filter(
    (one) => one.text === name && one.startIndex > query.endIndex,
  );
  const until = later.find((one) => isGivenOther(one, name))?.startIndex ?? Infinity;
  return later.filter((one) => one.startIndex < until).flatMap(chainOn);
}

/** `var query = …`, `query = …`. */
function nameKept({ parent, id }: SyntaxNode): string | undefined {
  if (parent?.type === "variable_declarator") return fieldOf(parent, "name")?.text;
  const isGiven = parent?.type === "assignment_expression" && fieldOf(parent, "right")?.id === id;
  const left = isGiven ? fieldOf(parent, "left") : undefined;
  return left?.type === "identifier" ? left.text : undefined;
}

export function methodAround(node: SyntaxNode): SyntaxNode | undefined {
  let around = node.parent;
  while (around !== null && !/^(?:method|constructor)_declaration$/.test(around.type)) {
    around = around.parent;
  }
  return around ?? undefined;
}

function isGivenOther({ parent, id }: SyntaxNode, name: string): boolean {
  if (parent?.type !== "assignment_expression" || fieldOf(parent, "left")?.id !== id) return false;
  return !new RegExp(`^\\(?\\s*${name}\\b`).test(fieldOf(parent, "right")?.text ?? "");
}
