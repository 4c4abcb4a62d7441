import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { nameIn } from "../../languages/csharp/values.ts";

/** The calls that a chain goes on with. */
export function chainOn(node: SyntaxNode): readonly SyntaxNode[] {
  const calls: SyntaxNode[] = [];
  let at = node;
  while (at.parent?.type === "member_access_expression" && at.field === "expression") {
    const call = at.parent.parent;
    if (call?.type !== "invocation_expression" || nameIn(fieldOf(at.parent, "name")) === "") break;
    calls.push(call);
    at = call;
  }
  return calls;
}
