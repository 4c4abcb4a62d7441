import type { SomeFacts } from "../../facts/facts.ts";
import type { RouterFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { RoutingCall } from "./routingCall.ts";

/** Says that what a call gives is a router. */
export function routerAt(
  { at, scope, range }: RoutingCall,
  stack: string,
  more: Partial<Pick<RouterFact, "parent" | "prefix" | "sameAs" | "isPart">> = {},
): RouterFact {
  return { at, scope, range, stack, isRoot: false, guards: [], ...more };
}

/** Says that a call gives back the router that it is a member of. */
export function sameRouter(call: RoutingCall, stack: string): readonly RouterFact[] {
  return call.receiver === undefined ? [] : [routerAt(call, stack, { sameAs: call.receiver })];
}

/** A field of options that are written out. */
export function optionOf(options: Value | undefined, name: string): Value | undefined {
  if (options?.kind !== "record" || !Object.hasOwn(options.fields, name)) return undefined;
  return options.fields[name];
}

export function joinFacts(all: readonly SomeFacts[]): SomeFacts {
  return {
    routers: all.flatMap(({ routers = [] }) => routers),
    mounts: all.flatMap(({ mounts = [] }) => mounts),
    uses: all.flatMap(({ uses = [] }) => uses),
    routes: all.flatMap(({ routes = [] }) => routes),
    entries: all.flatMap(({ entries = [] }) => entries),
    calls: all.flatMap(({ calls = [] }) => calls),
  };
}
