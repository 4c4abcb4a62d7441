import type { SomeFacts } from "../../facts/facts.ts";
import type { MountFact, RouteFact, RouterFact, UseFact } from "../../facts/routingFacts.ts";
import type { Expand } from "../../link/linking.ts";
import { isString, textOf } from "../../languages/go/texts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { handsOn } from "../goRouting/handsOn.ts";
import { mountedIn } from "../goRouting/mounted.ts";
import { ownRoutes } from "../goRouting/ownRoutes.ts";
import {
  callsOf,
  isPath,
  methodOf,
  operandOf,
  placeOf,
  routeAt,
  routerAt,
  wordsAt,
  type Call,
} from "../goRouting/routing.ts";
import { fromImport, packageOf, standsTo } from "../goRouting/stackImports.ts";
import { titleVerb, upperVerb } from "../goRouting/verbRouters.ts";

const modules = /^github\.com\/go-chi\/chi(?:\/v\d+)?$/;
const types = /^(?:Router|Mux)$/;

/** Chi: `r.Get(path, handler)`, `Route`, `Mount`, `Group`, `With`, `Method`. */
export const chi: Stack = {
  name: "chi",
  languages: ["go"],
  markers: /go-chi\/chi|\.(?:Get|Post|Put|Patch|Delete|Head|Options|Route|Mount|With|MethodFunc)\(/,
  detect,
  expand,
};

const own = ownRoutes("chi", modules, types);

function expand(...[route, file, linking, handlerPlace]: Parameters<Expand>): ReturnType<Expand> {
  const isHandle = route.extra?.["name"] === "Handle";
  const at = handlerPlace ?? { file, scope: route.scope };
  if (isHandle && handsOn(route.handler, at, linking)) return [];
  return own(route, file, linking, handlerPlace);
}

function detect(file: Reading): SomeFacts {
  const standing = standsTo(file, modules);
  if (standing === "other") return {};
  const calls = callsOf(file);
  return {
    routers: calls.flatMap(routerOf),
    mounts: calls.flatMap(mountsOf),
    uses: standing === "own" ? calls.flatMap(useOf) : [],
    routes: calls.flatMap(routesOf).map((one) => ({ ...one, extra: { ...one.extra, standing } })),
  };
}

function routerOf(call: Call): readonly RouterFact[] {
  const { name, args, file } = call;
  const parent = operandOf(call);
  if (/^New(?:Router|Mux)$/.test(name) && fromImport(call, modules)) {
    return [routerAt(call, "chi", {})];
  }
  switch (name) {
    case "With":
      return [routerAt(call, "chi", { parent, guards: args.map(wordsAt) })];
    case "Group":
      return args.length === 1 ? [routerAt(call, "chi", { parent })] : [];
    case "Route":
      return isPath(args[0])
        ? [routerAt(call, "chi", { parent, prefix: file.valueOf(args[0]) })]
        : [];
    default:
      return [];
  }
}

/** A function that is given a router declares below it; a router is put below another. */
function mountsOf(call: Call): readonly MountFact[] {
  const { name, args, file } = call;
  const base = { ...placeOf(call), parent: operandOf(call), guards: [] };
  const [first, second] = args;
  if (name === "Group" && first !== undefined && second === undefined) {
    return [{ ...base, child: file.valueOf(first) }];
  }
  const isMount = name === "Mount" || name === "Route";
  if (!isMount || second === undefined || !isPath(first)) return [];
  const prefix = file.valueOf(first);
  return mountedIn(second, file).map(({ child }) => ({ ...base, child, prefix }));
}

function useOf(call: Call): readonly UseFact[] {
  if (call.name !== "Use" || call.args.length === 0) return [];
  const guards = call.args.map(wordsAt);
  return [{ ...placeOf(call), router: operandOf(call), guards, isOrdered: true }];
}

function routesOf(call: Call): readonly RouteFact[] {
  const { name, args } = call;
  const verb = titleVerb(name) ?? upperVerb(name);
  if (packageOf(call) !== undefined) return [];
  if (verb !== undefined) return routed(call, [verb], args);
  if (name === "Handle" || name === "HandleFunc") {
    return routed(call, ["ANY"], args).map(withPattern);
  }
  if (name !== "Method" && name !== "MethodFunc") return [];
  const method = methodOf(args[0]);
  return routed(call, method === undefined ? [] : [method], args.slice(1));
}

/** `r.Handle("GET /users", list)`: a pattern may say its method. */
const pattern = /^([A-Z]+)[ \t]+(\/\S*)$/;

const isPattern = (node: Call["node"] | undefined): node is Call["node"] =>
  node !== undefined && isString(node) && pattern.test(textOf(node));

function withPattern(route: RouteFact): RouteFact {
  const { path } = route;
  const match = path.kind === "text" ? pattern.exec(path.text) : null;
  if (match === null) return route;
  const [, method = "", text = ""] = match;
  return { ...route, methods: [method], path: { kind: "text", text } };
}

function routed(
  call: Call,
  methods: readonly string[],
  [path, handler, ...rest]: Call["args"],
): readonly RouteFact[] {
  if (!(isPath(path) || isPattern(path)) || handler === undefined || rest.length > 0) return [];
  const { file, args } = call;
  const given = methods.length === 0 && args[0] ? { method: file.valueOf(args[0]) } : {};
  const at = { router: operandOf(call), path: file.valueOf(path), handler };
  return [routeAt(call, "chi", { methods, ...given, ...at, syntax: "braces" })];
}
