import { childrenOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Scope } from "../../facts/value.ts";
import { textOf } from "../javascriptStores/records.ts";
import type { Step } from "./migrationSteps.ts";

const longest = 200;

/** A plain text, or in braces what the code calls one: "{Tables.users}". */
export function nameOf(node: SyntaxNode | undefined): string | undefined {
  const isCode = node?.type === "identifier" || node?.type === "member_expression";
  if (!isCode) return textOf(node);
  const text = node.text.slice(0, longest);
  return /^[\w$]+(?:\.[\w$]+)*$/.test(text) ? `{${text}}` : undefined;
}

/** The names that a list gives, or the only one. */
export function namesIn(node: SyntaxNode | undefined): readonly string[] {
  const nodes = node?.type === "array" ? childrenOf(node) : node === undefined ? [] : [node];
  return nodes.flatMap((one) => nameOf(one) ?? []);
}

/** A step with the scope that its names in braces are looked up from, if it has any. */
export function spelledIn(scope: Scope, step: Step): Step {
  return JSON.stringify(step).includes('"{') ? { ...step, spelledIn: scope } : step;
}
