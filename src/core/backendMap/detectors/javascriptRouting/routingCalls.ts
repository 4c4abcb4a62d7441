import { nodesIn } from "./nodesIn.ts";
import type { Reading } from "../../reading/stack.ts";
import type { RoutingFact } from "../../facts/routingFacts.ts";
import { atOf, fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import { memberCalled, type RoutingCall } from "./routingCall.ts";
import { unrolled } from "./unrolled.ts";

const known = new WeakMap<object, readonly RoutingCall[]>();

/** The calls of a file that can mean routing; those in loops over what the file lists, each once. */
export function routingCalls(file: Reading): readonly RoutingCall[] {
  const before = known.get(file.facts);
  if (before !== undefined) return before;
  const found = nodesIn(file, "call_expression", "new_expression").flatMap((node) =>
    unrolled(callOf(node, file), node, file),
  );
  known.set(file.facts, found);
  return found;
}

function callOf(node: SyntaxNode, file: Reading): RoutingCall | undefined {
  const callee = fieldOf(node, "function") ?? fieldOf(node, "constructor");
  if (callee === undefined || !followed.has(callee.type)) return undefined;
  const value = file.valueOf(callee);
  return {
    callee: value,
    ...memberCalled(value),
    args: argumentsOf(node).map(file.valueOf),
    at: atOf(node),
    isNew: node.type === "new_expression",
    scope: file.scopeOf(node),
    range: declaredBy(node, callee),
  };
}

const followed = new Set([
  "identifier",
  "member_expression",
  "subscript_expression",
  "call_expression",
  "super",
]);

/** From the verb on: the calls of a chain begin at one place. */
function declaredBy(node: SyntaxNode, callee: SyntaxNode): RoutingFact["range"] {
  const verb = fieldOf(callee, "property") ?? callee;
  return { start: rangeOf(verb).start, end: rangeOf(node).end };
}
