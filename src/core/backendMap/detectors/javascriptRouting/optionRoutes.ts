import type { RouteFact } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { routesAt } from "./routeCall.ts";
import { optionOf } from "./routerFact.ts";
import type { RoutingCall } from "./routingCall.ts";

/** `route({ method, url, handler })`, or several of them in a list. */
export function optionRoutes(call: RoutingCall, stack: string): readonly RouteFact[] {
  const [first] = call.args;
  const all = first?.kind === "list" ? first.items : [first];
  return all.flatMap((options) => routesOf(call, options, stack));
}

function routesOf(
  call: RoutingCall,
  options: Value | undefined,
  stack: string,
): readonly RouteFact[] {
  const [method, path] = [
    optionOf(options, "method") ?? optionOf(options, "methods"),
    optionOf(options, "url") ?? optionOf(options, "path"),
  ];
  if (options === undefined || method === undefined || path === undefined) return [];
  const methods = (method.kind === "list" ? method.items : [method]).flatMap((one) =>
    one.kind === "text" ? [one.text.toUpperCase()] : [],
  );
  const handler = optionOf(options, "handler");
  const handlers = handler?.kind === "list" ? handler.items : [options];
  return routesAt(call, { stack, methods, path, handlers });
}
