import { nodesIn } from "./nodesIn.ts";
import type { Reading } from "../../stack.ts";
import type { RoutingFact } from "../../facts.ts";
import type { At, Value } from "../../value.ts";
import { atOf, fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import { unrolled } from "./unrolled.ts";

/** A call by which routers are made, filled and mounted. */
export interface RoutingCall extends RoutingFact {
  readonly callee: Value;
  /** What a member is called of. */
  readonly receiver: Value | undefined;
  /** The member's name, or the callee's. */
  readonly name: string;
  readonly args: readonly Value[];
  readonly at: At;
  readonly isNew: boolean;
}

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

/** What a callee is a member of, and its name; a module may be loaded on the spot. */
export function memberCalled(callee: Value): Pick<RoutingCall, "receiver" | "name"> {
  if (callee.kind === "member") return { receiver: callee.of, name: callee.name };
  if (callee.kind === "import") {
    return { receiver: { kind: "import", module: callee.module }, name: callee.name ?? "" };
  }
  return { receiver: undefined, name: callee.kind === "name" ? callee.name : "" };
}

const followed = new Set([
  "identifier",
  "member_expression",
  "subscript_expression",
  "call_expression",
]);

/** From the verb on: the calls of a chain begin at one place. */
function declaredBy(node: SyntaxNode, callee: SyntaxNode): RoutingFact["range"] {
  const verb = fieldOf(callee, "property") ?? callee;
  return { start: rangeOf(verb).start, end: rangeOf(node).end };
}
