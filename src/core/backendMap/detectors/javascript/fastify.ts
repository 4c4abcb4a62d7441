import type { CallFact, FileFacts, SomeFacts } from "../../facts/facts.ts";
import type { MountFact, UseFact } from "../../facts/routingFacts.ts";
import type { Expand } from "../../link/linking.ts";
import { textsOf } from "../../link/names/textsOf.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { autoloadOf, expandAutoload } from "../javascriptRouting/autoload.ts";
import { guardWords } from "../javascriptRouting/guardWords.ts";
import { javascriptIds } from "../javascriptRouting/ids.ts";
import { originOf } from "../javascriptRouting/origins.ts";
import { optionRoutes } from "../javascriptRouting/optionRoutes.ts";
import { joinFacts, optionOf, routerAt, sameRouter } from "../javascriptRouting/routerFact.ts";
import type { RoutingCall } from "../javascriptRouting/routingCall.ts";
import { routingCalls } from "../javascriptRouting/routingCalls.ts";

/** Fastify: plug-ins with their prefixes, routes as objects, hooks. */
export const fastify: Stack = {
  name: "fastify",
  languages: javascriptIds,
  markers: /fastify|\.(?:register|addHook|route)\s*\(/i,
  detect,
  expand: namedIn,
  expandMount: expandAutoload,
};

function detect(file: Reading): SomeFacts {
  return joinFacts(routingCalls(file).map((call) => factsOf(call, file.facts)));
}

function factsOf(call: RoutingCall, facts: FileFacts): SomeFacts {
  switch (call.name) {
    case "register":
      return {
        mounts: registered(call, facts),
        routers: sameRouter(call, "fastify"),
        calls: pluginCall(call),
      };
    case "route":
      return { routes: optionRoutes(call, "fastify") };
    case "addHook":
      return { uses: hookOf(call) };
    case "withTypeProvider":
    case "after":
    case "setValidatorCompiler":
    case "setSerializerCompiler":
    case "decorate":
      return { routers: sameRouter(call, "fastify") };
    default:
      return madeBy(call, facts);
  }
}

/**
 * What is given by a name may be anything, `router.route(path)`: only of a router of Fastify it is
 * said that nothing is known of it.
 */
function namedIn(...[route, file, { evaluate, routers }]: Parameters<Expand>): ReturnType<Expand> {
  if (route.extra?.["isNamed"] === undefined) return undefined;
  const texts = textsOf(route.path, { file, scope: route.scope }, evaluate);
  if (texts.every(({ unresolved }) => unresolved === undefined)) return undefined;
  if (route.router === undefined) return [];
  const standings = routers.of(route.router, file, route.scope).flatMap(routers.standings);
  return standings.some(({ stack }) => stack === "fastify") ? undefined : [];
}

/** `app.register(plugin, { prefix })`; what is imported on the spot is its default. */
function registered(call: RoutingCall, facts: FileFacts): readonly MountFact[] {
  const { receiver, args, scope, range } = call;
  const [given, options] = args;
  if (receiver === undefined || given === undefined) return [];
  if ((originOf(given, facts)?.module ?? "").endsWith("autoload")) return autoloadOf(call, facts);
  const isModule = given.kind === "import" && given.name === undefined;
  const child: Value = isModule ? { ...given, name: "default" } : given;
  const prefix = prefixIn(options);
  return [{ scope, range, parent: receiver, child, guards: [], ...(prefix && { prefix }) }];
}

/** Where options are given by a name, or spread, they may hold a prefix. */
function prefixIn(options: Value | undefined): Value | undefined {
  const own = optionOf(options, "prefix");
  const isWritten = options?.kind === "record" && options.spreads === undefined;
  if (own !== undefined || options === undefined || isWritten) return own;
  if (!["name", "import", "member", "record"].includes(options.kind)) return undefined;
  const nothing: Value = { kind: "text", text: "" };
  return { kind: "either", options: [{ kind: "member", of: options, name: "prefix" }, nothing] };
}

/** That the plug-in is called with its options; the app that it is given is told by the mount. */
function pluginCall({ args: [plugin, options], scope, range }: RoutingCall): readonly CallFact[] {
  const isNamed = plugin?.kind === "name" || plugin?.kind === "import";
  if (!isNamed || options === undefined) return [];
  return [{ scope, range, callee: plugin, args: [{ kind: "unknown", text: "app" }, options] }];
}

const hooks = /^(?:onRequest|preParsing|preValidation|preHandler)$/;

/** A hook holds for all routes of its plug-in, wherever they stand. */
function hookOf({ receiver, args, scope, range }: RoutingCall): readonly UseFact[] {
  const [name, hook] = args;
  if (receiver === undefined || hook === undefined || name?.kind !== "text") return [];
  if (!hooks.test(name.text) || hook.kind === "definition") return [];
  return [{ scope, range, router: receiver, guards: [guardWords(hook)], isOrdered: false }];
}

function madeBy(call: RoutingCall, facts: FileFacts): SomeFacts {
  const origin = originOf(call.callee, facts);
  if (origin === undefined) return {};
  const [first] = call.args;
  if (origin.module === "fastify-plugin" && first !== undefined) return sharing(call, first);
  const isMaker = /^(?:default|fastify|Fastify)$/.test(origin.name);
  return origin.module === "fastify" && isMaker ? { routers: [routerAt(call, "fastify")] } : {};
}

/** `fp(plugin)` stands where the app does that it is registered with, whatever prefix is given. */
function sharing(call: RoutingCall, child: Value): SomeFacts {
  const { callee, args, at, scope, range } = call;
  return {
    routers: [{ ...routerAt(call, "fastify"), ignoresPrefix: true }],
    mounts: [{ scope, range, parent: { kind: "call", callee, args, at }, child, guards: [] }],
  };
}
