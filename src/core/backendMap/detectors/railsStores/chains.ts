import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/ruby/literals.ts";
import { nameOf } from "./begun.ts";

/** Calls that follow each other, from the first to the last, and what the first is called on. */
export interface Chain {
  readonly root: SyntaxNode | undefined;
  readonly calls: readonly SyntaxNode[];
}

export function chainOf(node: SyntaxNode): Chain {
  const calls: SyntaxNode[] = [];
  let one: SyntaxNode | undefined = node;
  while (one?.type === "call") {
    const handed = handedThrough(one);
    if (handed === undefined) calls.unshift(one);
    one = handed ?? fieldOf(one, "receiver");
  }
  return { root: one, calls };
}

/** The chain goes on after this call. */
export function isContinued(node: SyntaxNode): boolean {
  const around = node.parent;
  if (around?.type === "argument_list" && around.parent !== null) {
    return handedThrough(around.parent)?.id === node.id;
  }
  return around?.type === "call" && fieldOf(around, "receiver")?.id === node.id;
}

/** What gives back those of some rows that the user may see: by Pundit, by Action Policy. */
const permitting = new Set(["policy_scope", "authorized_scope"]);

/** `policy_scope(loans)`: the rows that go through it. */
function handedThrough(call: SyntaxNode): SyntaxNode | undefined {
  const isBare = call.type === "call" && fieldOf(call, "receiver") === undefined;
  return isBare && permitting.has(nameOf(call)) ? argumentsOf(call).plain[0] : undefined;
}
