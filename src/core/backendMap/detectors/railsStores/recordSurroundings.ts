import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { QueryFact } from "../../facts/queryFacts.ts";
import { isLazy } from "../../reading/callbackLoops.ts";
import { nameOf } from "./begun.ts";

const loops = new Set(
  "each map flat_map each_with_index each_with_object find_each times collect select reject sum".split(
    " ",
  ),
);

/** Whether code runs once for each of several things, and in a transaction. */
export function surroundingsOf(node: SyntaxNode): Pick<QueryFact, "inLoop" | "inTransaction"> {
  let [inLoop, inTransaction] = [false, false];
  let inside = node;
  for (
    let around = node.parent;
    around !== null && around.type !== "method";
    around = around.parent
  ) {
    if (isBlockOf(around, inside)) {
      const name = nameOf(around);
      inLoop ||= loops.has(name) && !isLazy(fieldOf(around, "receiver"));
      inTransaction ||= name === "transaction" || name === "with_lock";
    }
    inLoop ||= ["for", "while", "until"].includes(around.type);
    inside = around;
  }
  return { inLoop, inTransaction };
}

const isBlockOf = (around: SyntaxNode, inside: SyntaxNode): boolean =>
  around.type === "call" && fieldOf(around, "block")?.id === inside.id;
