import type { FileFacts, SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { javascriptIds } from "../javascriptRouting/ids.ts";
import { listedRoutes } from "../javascriptRouting/listedRoutes.ts";
import { originOf, type Origin } from "../javascriptRouting/origins.ts";
import { routerClasses } from "../javascriptRouting/routerClasses.ts";
import { joinFacts, optionOf, routerAt, sameRouter } from "../javascriptRouting/routerFact.ts";
import type { RoutingCall } from "../javascriptRouting/routingCall.ts";
import { routingCalls } from "../javascriptRouting/routingCalls.ts";

/** Koa with its routers; the verbs are called as Express calls them. */
export const koa: Stack = {
  name: "koa",
  languages: javascriptIds,
  markers: /\bkoa\b|\.(?:routes|middleware|prefix)\s*\(|\bhandler:\s*["']/,
  detect,
};

const routerPackages =
  /^(?:koa-router|@koa\/router|koa-joi-router|@koa-better-modules\/joi-router|koa-better-router|koa-tree-router|koa-zod-router)$/;

/** What routes of koa-router are made of, in packages around it too: `new SwaggerRouter()`. */
const isRouter = ({ module, name }: Origin): boolean =>
  routerPackages.test(module) || (/koa|^lin-mizar$/.test(module) && /[a-z]Router$/.test(name));

function detect(file: Reading): SomeFacts {
  const calls = routingCalls(file);
  return joinFacts([
    ...calls.map((call) => factsOf(call, calls, file.facts)),
    { routes: listedRoutes(file), routers: routerClasses(file, "koa", isRouter) },
  ]);
}

function factsOf(call: RoutingCall, calls: readonly RoutingCall[], facts: FileFacts): SomeFacts {
  if (/^(?:routes|middleware|prefix)$/.test(call.name)) return { routers: sameRouter(call, "koa") };
  const origin = originOf(call.callee, facts);
  if (origin === undefined) return {};
  if (origin.module === "koa") return { routers: [routerAt(call, "koa")] };
  if (origin.module === "koa-mount" && origin.name === "default") return mounted(call);
  if (!isRouter(origin)) return {};
  const prefix = prefixOf(call, calls, facts);
  return { routers: [routerAt(call, "koa", prefix === undefined ? {} : { prefix })] };
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
