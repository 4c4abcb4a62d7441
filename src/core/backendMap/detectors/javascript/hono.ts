import type { FileFacts, SomeFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { javascriptIds } from "../javascriptRouting/ids.ts";
import { originOf, type Origin } from "../javascriptRouting/origins.ts";
import { routesAt } from "../javascriptRouting/routeCall.ts";
import { routerClasses } from "../javascriptRouting/routerClasses.ts";
import { joinFacts, optionOf, routerAt, sameRouter } from "../javascriptRouting/routerFact.ts";
import type { RoutingCall } from "../javascriptRouting/routingCall.ts";
import { routingCalls } from "../javascriptRouting/routingCalls.ts";

/** Hono and its OpenAPI form; the verbs are called as Express calls them. */
export const hono: Stack = {
  name: "hono",
  languages: javascriptIds,
  markers: /\bhono\b|\bHono\b|\.(?:basePath|openapi|on|route|createApp)\s*\(/,
  detect,
};

function detect(file: Reading): SomeFacts {
  return joinFacts([
    ...routingCalls(file).map((call) => factsOf(call, file.facts)),
    { routers: routerClasses(file, "hono", isMaker) },
  ]);
}

function factsOf(call: RoutingCall, facts: FileFacts): SomeFacts {
  switch (call.name) {
    case "route":
      return mountOf(call);
    case "basePath":
      return basedAt(call, facts);
    case "on":
      return chained(call, onOf(call));
    case "openapi":
      return chained(call, openapiOf(call));
    case "onError":
    case "notFound":
      return { routers: sameRouter(call, "hono") };
    case "createApp":
      return isOfFactory(call, facts) ? { routers: [routerAt(call, "hono")] } : {};
    default:
      return madeBy(call, facts);
  }
}

/** `app.basePath("/api")` is a group; `new Hono().basePath("/api")` the only name of its router. */
function basedAt(call: RoutingCall, facts: FileFacts): SomeFacts {
  const {
    receiver: parent,
    args: [prefix],
  } = call;
  if (parent === undefined || prefix === undefined) return {};
  const isNew = parent.kind === "call" && isMaker(originOf(parent.callee, facts));
  return { routers: [routerAt(call, "hono", isNew ? { prefix } : { parent, prefix })] };
}

/** A call that declares routes gives its router back; one that only looks like it says nothing. */
const chained = (call: RoutingCall, routes: readonly RouteFact[]): SomeFacts =>
  routes.length === 0 ? {} : { routes, routers: sameRouter(call, "hono") };

/** `app.route("/books", books)`. */
function mountOf(call: RoutingCall): SomeFacts {
  const {
    receiver,
    args: [prefix, child],
    scope,
    range,
  } = call;
  if (receiver === undefined || prefix === undefined || child === undefined) return {};
  return {
    mounts: [{ scope, range, parent: receiver, child, prefix, guards: [] }],
    routers: sameRouter(call, "hono"),
  };
}

/** `app.on(["PUT", "DELETE"], ["/a", "/b"], handler)`; an event has no path behind its name. */
function onOf(call: RoutingCall): readonly RouteFact[] {
  const [method, path, ...handlers] = call.args;
  const methods = method?.kind === "list" ? method.items : [method];
  const names = methods.flatMap((one) => (one?.kind === "text" ? [one.text.toUpperCase()] : []));
  if (path === undefined || handlers.length === 0 || names.length === 0) return [];
  return routesAt(call, {
    stack: "hono",
    methods: names.map((one) => (one === "ALL" ? "ANY" : one)),
    path,
    handlers,
  });
}

/** `app.openapi(route, handler)`: method and path are fields of the route, wherever it is made. */
function openapiOf(call: RoutingCall): readonly RouteFact[] {
  const [route, handler] = call.args;
  if (route === undefined || handler === undefined) return [];
  const path = partOf(route, "path");
  const routes = routesAt(call, { stack: "hono", methods: [], path, handlers: [handler] });
  return routes.map((one) => ({
    ...one,
    method: partOf(route, "method"),
    inputs: [...(one.inputs ?? []), { in: "declared", shape: route }],
  }));
}

/** A field of what describes a route; where that is made on the spot, of what is spread into it too. */
function partOf(route: Value, name: string): Value {
  const options = route.kind === "call" ? route.args[0] : route;
  const written = optionOf(options, name);
  const [whole, ...others] = options?.kind === "record" ? (options.spreads ?? []) : [];
  if (written !== undefined) return written;
  const of = whole === undefined || others.length > 0 ? route : whole;
  return { kind: "member", of, name };
}

function madeBy(call: RoutingCall, facts: FileFacts): SomeFacts {
  const origin = originOf(call.callee, facts);
  const isMade = origin?.name === "createRoute" && origin.module.startsWith("@hono/");
  if (isMade || isOwnRoute(call)) {
    // What it is given, with nothing changed that matters here.
    return { routers: [routerAt(call, "hono", call.args[0] && { sameAs: call.args[0] })] };
  }
  if (origin === undefined) return {};
  return isMaker(origin) ? { routers: [routerAt(call, "hono")] } : {};
}

/** `createGuardedRoute({ method, path })`: a project may put something around `createRoute`. */
const isOwnRoute = ({ callee, name, args: [options] }: RoutingCall): boolean =>
  callee.kind === "name" &&
  name.endsWith("Route") &&
  optionOf(options, "path") !== undefined &&
  optionOf(options, "method") !== undefined;

/** `createFactory().createApp()`, the factory by its name or made on the spot. */
function isOfFactory({ receiver }: RoutingCall, facts: FileFacts): boolean {
  const bound = receiver?.kind === "name" ? facts.bindings : [];
  const made = bound.find(({ name }) => name === wordsOf(receiver ?? noName))?.value ?? receiver;
  return made?.kind === "call" && originOf(made.callee, facts)?.name === "createFactory";
}
const noName: Value = { kind: "unknown", text: "" };

function isMaker(origin: Origin | undefined): boolean {
  if (origin === undefined) return false;
  const isHono = /(?:^|\/)hono(?:$|\/|-)|^@hono\//.test(origin.module);
  return isHono && /^(?:OpenAPI)?Hono$/.test(origin.name);
}
