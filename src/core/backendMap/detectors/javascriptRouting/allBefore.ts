import type { UseFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { Reading } from "../../reading/stack.ts";
import { guardWords } from "./guardWords.ts";
import type { RoutingCall } from "./routingCall.ts";
import { routingCalls } from "./routingCalls.ts";

/**
 * `route("/x").all(signedIn).get(list)`: what stands before the verbs of a path and hands requests on
 * is middleware of theirs. Undefined for an `all` that answers.
 */
export function middlewareBefore(call: RoutingCall, file: Reading): readonly UseFact[] | undefined {
  const { name, receiver, args, scope, range, at } = call;
  if (name !== "all" || receiver === undefined || !isOfRoute(receiver)) return undefined;
  if (!followedIn(file).has(at) || !args.every((one) => handsOn(one, file))) return undefined;
  const guards = args.map(guardWords);
  return [{ scope, range, router: receiver, guards, isOrdered: true }];
}

function isOfRoute(value: Value): boolean {
  if (value.kind !== "call" || value.callee.kind !== "member") return false;
  return value.callee.name === "route" ? value.args.length === 1 : isOfRoute(value.callee.of);
}

/** A function that takes no `next` answers. */
function handsOn(value: Value, { facts }: Reading): boolean {
  if (value.kind !== "definition") return value.kind !== "text";
  return (facts.definitions[value.definition]?.parameters.length ?? 0) > 2;
}

const known = new WeakMap<object, ReadonlySet<string>>();

/** The calls of a file that others of their chain follow. */
function followedIn(file: Reading): ReadonlySet<string> {
  const before = known.get(file.facts);
  if (before !== undefined) return before;
  const found = new Set(
    routingCalls(file).flatMap(({ receiver }) => (receiver?.kind === "call" ? [receiver.at] : [])),
  );
  known.set(file.facts, found);
  return found;
}
