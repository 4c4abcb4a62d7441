import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { chainOf, type Chain } from "./chains.ts";

/**
 * How a query that is kept in a name goes on in its function: `query = query.filter(…)`, `query.count()`,
 * until the name is given something else.
 */
export function laterChains({ node }: Chain): readonly Chain[] {
  const kept = node.parent?.type === "assignment" ? fieldOf(node.parent, "left") : undefined;
  const body = kept?.type === "identifier" ? functionAround(node) : undefined;
  if (kept === undefined || body === undefined) return [];
  const later = nodesOf(body, "identifier").filter(
    (one) => one.text === kept.text && one.startIndex > node.endIndex,
  );
  const until = later.find(isGivenOther)?.startIndex ?? Infinity;
  return later
    .filter((one) => one.startIndex < until && isAsked(one))
    .map(chainOf)
    .filter(({ links }) => links.length > 0);
}

/** The function that a node stands in. */
export function functionAround(node: SyntaxNode): SyntaxNode | undefined {
  let around = node.parent;
  while (around !== null && around.type !== "function_definition") around = around.parent;
  return around ?? undefined;
}

const isAsked = ({ parent, id }: SyntaxNode): boolean =>
  parent?.type === "attribute" && fieldOf(parent, "object")?.id === id;

/** `query = …` where that does not begin with the query itself. */
function isGivenOther({ parent, id, text }: SyntaxNode): boolean {
  if (parent?.type !== "assignment" || fieldOf(parent, "left")?.id !== id) return false;
  const given = fieldOf(parent, "right")?.text ?? "";
  return !new RegExp(`^\\(?\\s*(?:await\\s+)?${text}\\b`).test(given);
}
