import type { SomeFacts } from "../../facts/facts.ts";
import type { MountFact, RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { ownRoutes } from "../goRouting/ownRoutes.ts";
import {
  callAt,
  callsOf,
  isPath,
  operandOf,
  placeOf,
  routeAt,
  routerAt,
  type Call,
} from "../goRouting/routing.ts";
import { detectVerbs, titleVerb } from "../goRouting/verbRouters.ts";

const modules = /^github\.com\/gofiber\/fiber(?:\/v\d+)?$/;
const types = /^(?:App|Group|Router)$/;

/** Fiber: `app.Get(path, …handlers)`, groups, `Route`, `Mount`, `Use(path, …)`. */
export const fiber: Stack = {
  name: "fiber",
  languages: ["go"],
  markers: /gofiber\/fiber|\.(?:Get|Post|Put|Patch|Delete|Head|Options|All|Add|Group)\(/,
  detect,
  expand: ownRoutes("fiber", modules, types),
};

function detect(file: Reading): SomeFacts {
  const facts = detectVerbs(file, {
    stack: "fiber",
    modules,
    makers: ["New"],
    isRoot: false,
    isHandlerFirst: false,
    isOrdered: true,
    any: "All",
    isForOpen: false,
    byMethod: ["Add"],
    syntax: "colon",
    takesPath: (call) => !isOnPath(call),
    verb: titleVerb,
  });
  const calls = callsOf(file);
  return {
    ...facts,
    routes: [...(facts.routes ?? []), ...calls.filter(isOnPath).flatMap(pathRoute)],
    routers: [...(facts.routers ?? []), ...calls.flatMap(pathRouter)],
    mounts: calls.flatMap(mountOf),
  };
}

/** `app.Route(path, func(r fiber.Router) { … })`, `app.Mount(path, sub)`, `app.Use(path, sub)`. */
function mountOf(call: Call): readonly MountFact[] {
  const { name, args, file } = call;
  const [path, child] = args;
  if (!["Route", "Mount", "Use"].includes(name) || child === undefined || !isPath(path)) return [];
  if (name === "Use" && !path.type.endsWith("string_literal")) return [];
  const prefix = file.valueOf(path);
  const parent = operandOf(call);
  return [{ ...placeOf(call), parent, child: file.valueOf(child), prefix, guards: [] }];
}

/** Whether a call stands in a chain that begins with its path: `app.RouteChain(path).Get(list)`. */
function isOnPath({ operand, file }: Call): boolean {
  let one: Call | undefined = callAt(operand, file);
  for (let depth = 0; depth < longest && one !== undefined && isVerb(one); depth += 1) {
    one = callAt(one.operand, file);
  }
  return one !== undefined && onlyPath.test(one.name) && one.args.length === 1;
}
const longest = 20;
const isVerb = ({ name }: Call): boolean => name === "All" || titleVerb(name) !== undefined;

function isNaming({ name, args, operand, file }: Call): boolean {
  const named = name === "Name" && args.length === 1 ? callAt(operand, file) : undefined;
  return named !== undefined && (named.name === "Group" || isVerb(named));
}
const onlyPath = /^Route(?:Chain)?$/;

function pathRoute(call: Call): readonly RouteFact[] {
  const { name, args } = call;
  const verb = name === "All" ? "ANY" : titleVerb(name);
  const handler = args.at(-1);
  if (verb === undefined || handler === undefined) return [];
  const guards = args.slice(0, -1);
  const at = { router: operandOf(call), path: noPath, syntax: "colon", handler, guards } as const;
  return [routeAt(call, "fiber", { methods: [verb], ...at })];
}

const noPath: Value = { kind: "text", text: "" };

/**
 * `app.Route(path)` and `app.RouteChain(path)` are groups whose verbs take handlers only; a name that
 * a chain is given changes nothing: `app.Group("/v1").Name("v1.")`.
 */
function pathRouter(call: Call): readonly RouterFact[] {
  const { name, args, file } = call;
  if (isNaming(call) || (name === "All" && isOnPath(call))) {
    return [routerAt(call, "fiber", { sameAs: operandOf(call) })];
  }
  if (!onlyPath.test(name) || !isPath(args[0])) return [];
  return [routerAt(call, "fiber", { parent: operandOf(call), prefix: file.valueOf(args[0]) })];
}
