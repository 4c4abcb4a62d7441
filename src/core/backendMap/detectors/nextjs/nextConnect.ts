import type { Value } from "../../facts/value.ts";
import type { Reading } from "../../reading/stack.ts";
import { originOf } from "../javascriptRouting/origins.ts";
import { isVerb } from "../javascriptRouting/routeCall.ts";
import type { RoutingCall } from "../javascriptRouting/routingCall.ts";
import { routingCalls } from "../javascriptRouting/routingCalls.ts";

/** What a router of next-connect answers: `handler.get(list).post(authenticate, create)`. */
export function handlersChained(
  handler: Value,
  file: Reading,
): readonly (readonly [string, Value])[] {
  const router = handlerOf(handler);
  if (!isRouter(router, file)) return [];
  const own = router.kind === "name" ? router.name : undefined;
  return routingCalls(file).flatMap((call) => {
    if (!isVerb(call.name) || !isOn(call, own, file)) return [];
    const last = call.args.at(-1);
    const method = call.name === "all" ? "ANY" : call.name.toUpperCase();
    return last === undefined ? [] : [[method, last] as const];
  });
}

/** `router.handler({ onError })` hands the router on. */
function handlerOf(value: Value): Value {
  const callee = value.kind === "call" ? value.callee : undefined;
  return callee?.kind === "member" && callee.name === "handler" ? callee.of : value;
}

/** A name for one, or the chain that makes one. */
function isRouter(value: Value, file: Reading): boolean {
  if (value.kind === "name") {
    const bound = file.facts.bindings.filter(({ name }) => name === value.name);
    return bound.some((one) => one.value.kind === "call" && isRouter(one.value, file));
  }
  if (value.kind !== "call") return false;
  if (originOf(value.callee, file.facts)?.module === "next-connect") return true;
  return value.callee.kind === "member" && isRouter(value.callee.of, file);
}

function isOn({ receiver }: RoutingCall, own: string | undefined, file: Reading): boolean {
  let start = receiver;
  while (start?.kind === "call" && start.callee.kind === "member") start = start.callee.of;
  if (start?.kind === "name") return start.name === own;
  return start !== undefined && isRouter(start, file);
}
