import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { routesAt } from "./routeCall.ts";
import { optionOf } from "./routerFact.ts";
import type { RoutingCall } from "./routingCall.ts";

/** `route({ method, url, handler })`, or several of them in a list. */
export function optionRoutes(call: RoutingCall, stack: string): readonly RouteFact[] {
  const [first] = call.args;
  return first === undefined
    ? []
    : listed(first).flatMap((options) => routesOf(call, options, stack));
}

function routesOf(call: RoutingCall, options: Value, stack: string): readonly RouteFact[] {
  const named = optionOf(options, "method") === undefined ? namedOptions(options) : undefined;
  if (named !== undefined) return [namedRoute(call, { ...named, stack })];
  const [method, path] = [
    optionOf(options, "method") ?? optionOf(options, "methods"),
    optionOf(options, "url") ?? optionOf(options, "path"),
  ];
  if (method === undefined || path === undefined) return [];
  const methods = listed(method).flatMap((one) =>
    one.kind === "text" ? [one.text.toUpperCase()] : [],
  );
  const handler = optionOf(options, "handler");
  const handlers = handler?.kind === "list" ? handler.items : [options];
  return routesAt(call, { stack, methods, path, handlers });
}

const listed = (value: Value): readonly Value[] => (value.kind === "list" ? value.items : [value]);

interface NamedOptions {
  /** What the options are, or what most of them are spread from. */
  readonly whole: Value;
  /** Those that are written on the spot. */
  readonly own: Value | undefined;
}

/** `route(listUsers)`, `route({ ...listUsers, url })`. */
function namedOptions(options: Value): NamedOptions | undefined {
  if (options.kind !== "record") {
    return /^(?:name|member|import)$/.test(options.kind)
      ? { whole: options, own: undefined }
      : undefined;
  }
  const [whole, ...others] = options.spreads ?? [];
  return whole === undefined || others.length > 0 ? undefined : { whole, own: options };
}

/** Method, path and handler are fields of what is named, wherever that is written out. */
function namedRoute(
  { receiver, scope, range }: RoutingCall,
  { whole, own, stack }: NamedOptions & { readonly stack: string },
): RouteFact {
  const of = (...names: readonly string[]): Value => {
    const written = names.map((name) => optionOf(own, name)).find((one) => one !== undefined);
    const options = names.map((name): Value => ({ kind: "member", of: whole, name }));
    const [only, ...others] = options;
    return written ?? (only && others.length === 0 ? only : { kind: "either", options });
  };
  return {
    stack,
    methods: [],
    method: of("method"),
    path: of("url", "path"),
    handler: of("handler"),
    syntax: "colon",
    guards: [],
    scope,
    range,
    ...(receiver && { router: receiver }),
    needsRouter: true,
    options: whole,
    extra: { isNamed: "true" },
  };
}
