import type { FileFacts, SomeFacts } from "../../facts/facts.ts";
import type { RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { eggFacts, expandEgg, isEggRouter } from "../egg/eggRouter.ts";
import { javascriptIds } from "../javascriptRouting/ids.ts";
import { originOf, type Origin } from "../javascriptRouting/origins.ts";
import { optionRoutes } from "../javascriptRouting/optionRoutes.ts";
import { isVerb, routesAt } from "../javascriptRouting/routeCall.ts";
import { routerClasses } from "../javascriptRouting/routerClasses.ts";
import { joinFacts, optionOf, routerAt, sameRouter } from "../javascriptRouting/routerFact.ts";
import type { RoutingCall } from "../javascriptRouting/routingCall.ts";
import { routingCalls } from "../javascriptRouting/routingCalls.ts";
import { expandStrapi, strapiRoutes } from "../strapi/strapi.ts";

/** Koa with its routers; the verbs are called as Express calls them. */
export const koa: Stack = {
  name: "koa",
  languages: javascriptIds,
  markers:
    /\bkoa\b|\.(?:routes|middleware|prefix|register|newGroup)\s*\(|\bhandler:\s*["']|createCoreRouter|\bcontroller\b[^=;]*=\s*app\b|\bapp\.controller\b|\bnew\s+\w*Router\b/,
  detect,
  expand: (...asked) => expandEgg(...asked) ?? expandStrapi(...asked),
};

const routerPackages =
  /^(?:koa-router|@koa\/router|koa-joi-router|@koa-better-modules\/joi-router|koa-better-router|koa-tree-router|koa-zod-router)$/;

/** What routes of koa-router are made of, in packages around it too: `new SwaggerRouter()`. */
const isRouter = ({ module, name }: Origin): boolean =>
  routerPackages.test(module) || (/koa|^lin-mizar$/.test(module) && /[a-z]Router$/.test(name));

/** An application can be a class too: `class Shop extends Koa`. */
const isRouterOrApp = (origin: Origin): boolean =>
  isRouter(origin) || (origin.module === "koa" && origin.name === "default");

function detect(file: Reading): SomeFacts {
  if (isEggRouter(file)) return eggFacts(file);
  const calls = routingCalls(file);
  return joinFacts([
    ...calls.map((call) => factsOf(call, calls, file.facts)),
    { routes: strapiRoutes(file), routers: routerClasses(file, "koa", isRouterOrApp) },
  ]);
}

function factsOf(call: RoutingCall, calls: readonly RoutingCall[], facts: FileFacts): SomeFacts {
  if (call.name === "prefix") return { routers: prefixed(call, facts) };
  if (/^(?:routes|middleware)$/.test(call.name)) return { routers: sameRouter(call, "koa") };
  if (call.name === "register") return { routes: registered(call) };
  if (call.name === "redirect") return { routes: redirected(call) };
  if (call.name === "newGroup") return { routers: grouped(call) };
  if (permitted.test(call.name)) return { routes: permittedRoutes(call) };
  const origin = originOf(call.callee, facts);
  return origin === undefined ? {} : factsFrom(origin, call, calls, facts);
}

/** What a call of something that a package gives makes. */
function factsFrom(
  origin: Origin,
  call: RoutingCall,
  calls: readonly RoutingCall[],
  facts: FileFacts,
): SomeFacts {
  if (origin.module === "koa") return { routers: [routerAt(call, "koa")] };
  if (origin.module === "koa-mount" && origin.name === "default") return mounted(call);
  if (!isRouter(origin)) return {};
  const prefix = prefixOf(call, calls, facts);
  return { routers: [routerAt(call, "koa", { isPart: true, ...(prefix && { prefix }) })] };
}

/** `new Router().prefix(path)` is the only name of its router. */
function prefixed(call: RoutingCall, facts: FileFacts): readonly RouterFact[] {
  const { receiver, args } = call;
  const origin = receiver?.kind === "call" ? originOf(receiver.callee, facts) : undefined;
  const [path] = args;
  if (receiver?.kind !== "call" || origin === undefined || path === undefined) {
    return sameRouter(call, "koa");
  }
  const own = optionOf(receiver.args[0], "prefix");
  const prefix: Value = own === undefined ? path : { kind: "concat", parts: [path, own] };
  return isRouter(origin)
    ? [routerAt(call, "koa", { prefix, isPart: true })]
    : sameRouter(call, "koa");
}

/** `router.register(path, ["GET", "POST"], handler)`, `register({ method, path, handler })`. */
function registered(call: RoutingCall): readonly RouteFact[] {
  const [path, verbs, ...handlers] = call.args;
  if (path?.kind === "record") return optionRoutes(call, "koa");
  if (path === undefined || verbs?.kind !== "list" || handlers.length === 0) return [];
  const methods = verbs.items.flatMap((one) =>
    one.kind === "text" && isVerb(one.text.toLowerCase()) ? [one.text.toUpperCase()] : [],
  );
  if (methods.length === 0) return [];
  const all = handlers.slice(0, 1).flatMap((one) => (one.kind === "list" ? one.items : [one]));
  return routesAt(call, { stack: "koa", methods, path, handlers: all });
}

/** `router.redirect(from, to)` answers every method; a response redirects too. */
function redirected(call: RoutingCall): readonly RouteFact[] {
  const [path, to] = call.args;
  if (path?.kind !== "text" || !path.text.startsWith("/") || to === undefined) return [];
  const routes = routesAt(call, { stack: "koa", methods: ["ANY"], path, handlers: [] });
  return routes.map((one) => ({ ...one, needsRouter: true }));
}

const permitted = /^lin(Get|Post|Put|Patch|Delete)$/;

/** Lin names a route in front of its path, and says who may ask for it: `linPut(name, path, permission, …)`. */
function permittedRoutes(call: RoutingCall): readonly RouteFact[] {
  const [, path, ...handlers] = call.args;
  const [, verb = ""] = permitted.exec(call.name) ?? [];
  if (path === undefined || handlers.length === 0) return [];
  return routesAt(call, { stack: "koa", methods: [verb.toUpperCase()], path, handlers });
}

/** A group of koa-tree-router. */
function grouped({ receiver: parent, ...call }: RoutingCall): readonly RouterFact[] {
  const [prefix] = call.args;
  if (parent === undefined || prefix === undefined) return [];
  return [routerAt({ ...call, receiver: parent }, "koa", { parent, prefix })];
}

/** `new Router({ prefix })`, or `router.prefix(path)` below. */
function prefixOf(
  call: RoutingCall,
  calls: readonly RoutingCall[],
  { bindings }: FileFacts,
): Value | undefined {
  const own = optionOf(call.args[0], "prefix");
  const bound = bindings.find(({ value }) => value.kind === "call" && value.at === call.at);
  const later = calls.find(
    ({ name, receiver }) =>
      name === "prefix" && receiver !== undefined && isNamed(receiver, bound?.name),
  )?.args[0];
  if (later === undefined) return own;
  return own === undefined ? later : { kind: "concat", parts: [later, own] };
}

function isNamed(value: Value, name: string | undefined): boolean {
  return (value.kind === "name" || value.kind === "member") && value.name === name;
}

/** `mount("/path", app)` gives the app below a path, to whoever uses it. */
function mounted(call: RoutingCall): SomeFacts {
  const [prefix, child] = call.args.length > 1 ? call.args : [undefined, call.args[0]];
  if (child === undefined) return {};
  const { at, scope, range } = call;
  const itself: Value = { kind: "call", callee: call.callee, args: call.args, at };
  return {
    routers: [routerAt(call, "koa", prefix === undefined ? {} : { prefix })],
    mounts: [{ scope, range, parent: itself, child, guards: [] }],
  };
}
