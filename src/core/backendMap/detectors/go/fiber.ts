import type { MountFact, RouterFact, SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { ownRoutes } from "../goRouting/ownRoutes.ts";
import { callsOf, isPath, operandOf, placeOf, routerAt, type Call } from "../goRouting/routing.ts";
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
    verb: titleVerb,
  });
  const calls = callsOf(file);
  return {
    ...facts,
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

/** `app.Route(path)` and `app.RouteChain(path)` are groups whose verbs take handlers only. */
function pathRouter(call: Call): readonly RouterFact[] {
  const { name, args, file } = call;
  if (!/^Route(?:Chain)?$/.test(name) || !isPath(args[0])) return [];
  return [routerAt(call, "fiber", { parent: operandOf(call), prefix: file.valueOf(args[0]) })];
}
