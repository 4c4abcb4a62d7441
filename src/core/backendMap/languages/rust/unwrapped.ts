import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Scoped } from "../../reading/scopes.ts";
import type { Given } from "../localNames.ts";

/**
 * Names that a pattern gives what an option or a result holds, which stands for it: `if let Some(name)
 * = asked.name`, `let Ok(name) = found else { … }`, `match found { Some(name) => … }`.
 */
export function unwrappedIn(root: SyntaxNode, { scopeOf }: Scoped): readonly Given[] {
  return nodesOf(root, "let_condition", "let_declaration", "match_arm").flatMap((node) => {
    const name = nameIn(fieldOf(node, "pattern"));
    const value = node.type === "match_arm" ? matched(node) : fieldOf(node, "value");
    if (name === undefined || value === undefined) return [];
    const scope = scopeOf(node);
    const from = node.type === "match_arm" ? node.startIndex : node.endIndex;
    const until = holdsIn(node).endIndex;
    return [{ name, scope, valueScope: scope, from, until, value, isDeclared: true }];
  });
}

/** "name" of `Some(name)`, `Ok(mut name)`. */
function nameIn(pattern: SyntaxNode | undefined): string | undefined {
  const whole = pattern?.type === "match_pattern" ? childrenOf(pattern)[0] : pattern;
  if (whole === undefined || !isUnwrapping(whole)) return undefined;
  const name = bare(childrenOf(whole).at(-1));
  return name?.type === "identifier" ? name.text : undefined;
}

const isUnwrapping = (pattern: SyntaxNode): boolean =>
  pattern.type === "tuple_struct_pattern" &&
  /^(?:Some|Ok)$/.test(fieldOf(pattern, "type")?.text ?? "");

function bare(held: SyntaxNode | undefined): SyntaxNode | undefined {
  const isMarked = /^(?:mut|ref)_pattern$/.test(held?.type ?? "");
  return held !== undefined && isMarked ? childrenOf(held).at(-1) : held;
}

function matched(arm: SyntaxNode): SyntaxNode | undefined {
  const whole = arm.parent?.parent;
  return whole?.type === "match_expression" ? fieldOf(whole, "value") : undefined;
}

/** What of the code sees the name: the branch, the arm, or the rest of the block. */
function holdsIn(node: SyntaxNode): SyntaxNode {
  if (node.type === "match_arm") return node;
  let around = node.parent ?? node;
  while (!/^(?:block|(?:if|while)_expression)$/.test(around.type) && around.parent !== null) {
    around = around.parent;
  }
  return fieldOf(around, "consequence") ?? fieldOf(around, "body") ?? around;
}
