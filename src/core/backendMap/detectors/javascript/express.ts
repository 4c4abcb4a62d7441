import { isMethod } from "../javascriptRouting/isMethod.ts";
import type { SomeFacts } from "../../facts/facts.ts";
import type { RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { keyNamed } from "../../link/routes/keyNamed.ts";
import { middlewareBefore } from "../javascriptRouting/allBefore.ts";
import { expandFolder, ofFolder } from "../javascriptRouting/folderMounts.ts";
import { givenNames } from "../javascriptRouting/givenNames.ts";
import { isEggRouter } from "../egg/eggRouter.ts";
import { javascriptIds } from "../javascriptRouting/ids.ts";
import { originOf, type Origin } from "../javascriptRouting/origins.ts";
import { isVerb, routesAt, routesOfVerb } from "../javascriptRouting/routeCall.ts";
import { routerClasses } from "../javascriptRouting/routerClasses.ts";
import { joinFacts, routerAt, sameRouter } from "../javascriptRouting/routerFact.ts";
import type { RoutingCall } from "../javascriptRouting/routingCall.ts";
import { routingCalls } from "../javascriptRouting/routingCalls.ts";
import { useOf } from "../javascriptRouting/useCall.ts";

/**
 * Express and what is called like it: `app.get(path, …handlers)`, `app.use(path, router)`. Of which
 * stack a verb's route is, its router says.
 */
export const express: Stack = {
  name: "express",
  languages: javascriptIds,
  markers:
    /\bexpress\b|[.\]](?:get|post|put|patch|delete|del|head|options|query|all|use|route)\s*[(<]|\[\w+(?:\.\w+)*\]\s*\(/,
  detect,
  expandMount: expandFolder,
};

function detect(file: Reading): SomeFacts {
  return joinFacts([
    ...routingCalls(file).map((call) => factsOf(call, file)),
    { routers: routerClasses(file, "express", isMaker) },
  ]);
}

function factsOf(call: RoutingCall, file: Reading): SomeFacts {
  if (isVerb(call.name) || keyNamed(call.name) !== undefined) return verbFacts(call, file);
  switch (call.name) {
    case "use":
      return { ...used(call, file), routers: sameRouter(call, "express") };
    case "param":
      return { routers: sameRouter(call, "express") };
    case "route":
      return groupOf(call);
    default:
      return { routers: isRouter(call, file) ? [madeBy(call, file)] : withSockets(call, file) };
  }
}

const madeBy = (call: RoutingCall, file: Reading): RouterFact =>
  routerAt(call, "express", partOf(call, file));

/** `expressWs(express())` holds the application that it was given: `expressWs(express()).app`. */
function withSockets(call: RoutingCall, { facts }: Reading): readonly RouterFact[] {
  const [app] = call.args;
  if (app === undefined || originOf(call.callee, facts)?.module !== "express-ws") return [];
  return [routerAt(call, "express", { sameAs: { kind: "record", fields: { app } } })];
}

function verbFacts(call: RoutingCall, file: Reading): SomeFacts {
  if (isEggRouter(file) || isOfPage(call.receiver, file) || isOfNobody(call.receiver, file)) {
    return {};
  }
  const uses = middlewareBefore(call, file);
  if (uses !== undefined) return { uses, routers: sameRouter(call, "express") };
  const routes = routesOfVerb(call, "express");
  return routes.length === 0 ? {} : { routes, routers: sameRouter(call, "express") };
}

function used(call: RoutingCall, { facts }: Reading): SomeFacts {
  const { mounts = [], ...rest } = useOf(call);
  return { ...rest, mounts: mounts.map((one) => ofFolder(one, "express", facts)) };
}

const pages = new Set(["window", "document", "globalThis", "angular", "jQuery", "$"]);

/** Scripts of pages have an `app` as well: `const app = window.app`. */
function isOfPage(receiver: Value | undefined, { facts }: Reading): boolean {
  if (receiver?.kind !== "name") return false;
  const bound = facts.bindings.filter(({ name }) => name === receiver.name);
  return bound.length > 0 && bound.every(({ value }) => pages.has(startOf(value)));
}

/** A snippet, no module: nothing in it says what its `app` is. */
function isOfNobody(receiver: Value | undefined, { facts }: Reading): boolean {
  const names = givenNames(facts);
  const name = receiver === undefined ? "" : startOf(receiver);
  return names !== undefined && name !== "" && name !== "this" && !names.has(name);
}

/** The name that an expression begins with. */
function startOf(value: Value): string {
  if (value.kind === "member") return startOf(value.of);
  if (value.kind === "call") return startOf(value.callee);
  return value.kind === "name" ? value.name : "";
}

/** `app.route(path)` is a group; the verbs that follow it have no path. */
function groupOf(call: RoutingCall): SomeFacts {
  const [path] = call.args;
  if (call.args.length > 2) return { routes: routesOfOwn(call) };
  if (call.receiver === undefined || path === undefined || call.args.length > 1) return {};
  if (path.kind === "record") return {};
  return { routers: [routerAt(call, "express", { parent: call.receiver, prefix: path })] };
}

/** `this.route("GET", "/users", list)`: what an own router class is told, wherever it stands. */
function routesOfOwn(call: RoutingCall): readonly RouteFact[] {
  const [verb, path, ...handlers] = call.args;
  if (verb?.kind !== "text" || path?.kind !== "text" || !path.text.startsWith("/")) return [];
  const method = verb.text.toUpperCase();
  if (!isMethod(method)) return [];
  const own = { ...call, receiver: undefined };
  return routesAt(own, { stack: "express", methods: [method], path, handlers }).map((route) => ({
    ...route,
    callee: call.callee,
  }));
}

const makers = new Set(["default", "express", "Router", "Express", "default.Router"]);
const packages =
  /^(?:express|express-promise-router|express-async-router|router|polka|restify|ultimate-express|hyper-express)$/;

/** `express()`, `express.Router()`, `Router()`. */
function isRouter({ callee, name }: RoutingCall, { facts }: Reading): boolean {
  const origin = originOf(callee, facts);
  if (origin === undefined) return name === "express" && callee.kind === "name";
  return isMaker(origin);
}

/** `express.Router()` answers nothing before something mounts it, unlike `express()`. */
function partOf({ callee }: RoutingCall, { facts }: Reading): { readonly isPart?: true } {
  const { module, name } = originOf(callee, facts) ?? { module: "", name: "" };
  const isOfOwn = /^express-(?:promise|async)-router$/.test(module);
  return isOfOwn || (module === "express" && name.endsWith("Router")) ? { isPart: true } : {};
}

const isMaker = ({ module, name }: Origin): boolean =>
  packages.test(module) && (makers.has(name) || name === "createServer");
