import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/go/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";

export interface Mounted {
  readonly child: Value;
  /** What is taken off a path before the router sees it. */
  readonly stripped?: Value;
}

/** Middleware around a router is seen through so deep. */
const deepest = 4;

/**
 * What may be a router in a handler: itself, an argument of what wraps it, or what a function hands
 * its requests on to.
 */
export function mountedIn(handler: SyntaxNode, file: Reading, depth = 0): readonly Mounted[] {
  const own = { child: file.valueOf(handler) };
  if (handler.type === "func_literal") return [own, ...handedOn(handler, file)];
  if (handler.type !== "call_expression" || depth > deepest) return [own];
  const args = argumentsOf(handler);
  const [first, second] = args;
  const isStripped = fieldOf(handler, "function")?.text.endsWith("StripPrefix") === true;
  if (isStripped && first !== undefined && second !== undefined) {
    const stripped = file.valueOf(first);
    return mountedIn(second, file, depth + 1).map((one) => ({ stripped, ...one }));
  }
  const inside = args.flatMap((one) => mountedIn(one, file, depth + 1));
  // What is around a router that does not see the whole path is no other way to it.
  return inside.some(({ stripped }) => stripped !== undefined) ? inside : [own, ...inside];
}

/** `next.ServeHTTP(w, r)` in a function. */
function handedOn(handler: SyntaxNode, file: Reading): readonly Mounted[] {
  return nodesOf(handler, "selector_expression")
    .filter((node) => fieldOf(node, "field")?.text === "ServeHTTP")
    .flatMap((node) => fieldOf(node, "operand") ?? [])
    .map((node) => ({ child: file.valueOf(node) }));
}
