import type { FileFacts, SomeFacts } from "../../facts/facts.ts";
import type { MountFact, RouteFact } from "../../facts/routingFacts.ts";
import type { Expand, Linking, RouteIn } from "../../link/linking.ts";
import { textsOf } from "../../link/names/textsOf.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { handsOn } from "../goRouting/handsOn.ts";
import { mountedIn } from "../goRouting/mounted.ts";
import { routeGroups } from "./routeGroups.ts";
import { ownRoutes } from "../goRouting/ownRoutes.ts";
import {
  callsOf,
  isPath,
  methods,
  operandOf,
  placeOf,
  routeAt,
  routerAt,
} from "../goRouting/routing.ts";
import type { Call } from "../goRouting/routing.ts";
import { fromImport, standsTo } from "../goRouting/stackImports.ts";
import { isString, textOf } from "../../languages/go/texts.ts";

const modules = /^net\/http$/;

/** The standard library: `http.HandleFunc(pattern, f)`, `mux.Handle`, "GET /x/{id}", `StripPrefix`. */
export const netHttp: Stack = {
  name: "net-http",
  languages: ["go"],
  markers: /\.(?:HandleFunc|Handle|NewServeMux)\(/,
  detect,
  expand,
};

function detect(file: Reading): SomeFacts {
  const calls = callsOf(file);
  // Nearly every file that serves names this package, whatever else it routes with.
  const isAlone = standsTo(file, modules) === "own" && standsTo(file, /^$/) === "open";
  const standing = isAlone ? "own" : "open";
  const groups = routeGroups(calls, file);
  const made = calls
    .filter((call) => call.name === "NewServeMux" && fromImport(call, modules))
    .map((call) => routerAt(call, "net-http", {}));
  return {
    routers: [...made, ...(groups.routers ?? [])],
    mounts: [...calls.filter(isHandle).flatMap(mountsOf), ...(groups.mounts ?? [])],
    routes: calls
      .filter(isHandle)
      .flatMap(routesOf)
      .map((one) => ({ ...one, extra: { ...one.extra, standing } })),
  };
}

const isHandle = ({ name, args }: Call): boolean =>
  (name === "HandleFunc" || name === "Handle") && args.length === 2;

function mountsOf(call: Call): readonly MountFact[] {
  const { args, file, name } = call;
  const [, handler] = args;
  if (name !== "Handle" || handler === undefined || fromImport(call, modules)) return [];
  const base = { ...placeOf(call), parent: operandOf(call), guards: [] };
  return mountedIn(handler, file).map(({ child, stripped }) => ({
    ...base,
    child,
    ...(stripped && { prefix: stripped, isWhole: true }),
  }));
}

function routesOf(call: Call): readonly RouteFact[] {
  const { args, file } = call;
  const [pattern, handler] = args;
  if (pattern === undefined || handler === undefined || !isPattern(pattern)) return [];
  const router = fromImport(call, modules) ? {} : { router: operandOf(call) };
  const path = file.valueOf(pattern);
  return [
    routeAt(call, "net-http", { methods: ["ANY"], ...router, path, syntax: "braces", handler }),
  ];
}

function isPattern(node: Call["node"]): boolean {
  return isString(node) ? /^(?:[A-Z]+\s+)?[\w.-]*\//.test(textOf(node)) : isPath(node);
}

const modulesOfRouters = /^(?:net\/http|github\.com\/go-pkgz\/routegroup)$/;
const own = ownRoutes("net-http", modulesOfRouters, /^(?:ServeMux|Bundle)$/);

/** A pattern says its method and host: known once its parts are. */
function expand(...[route, file, linking, handlerPlace]: Parameters<Expand>): ReturnType<Expand> {
  const at = handlerPlace ?? { file, scope: route.scope };
  if (handsOn(route.handler, at, linking)) return [];
  const kept = own(route, file, linking, handlerPlace) ?? [{ route, file }];
  return kept.flatMap((one) => patternOf(one, linking));
}

function patternOf({ route, file }: RouteIn, { evaluate }: Linking): readonly RouteIn[] {
  const texts = textsOf(route.path, { file, scope: route.scope }, evaluate);
  const [only] = texts;
  if (only === undefined) return [];
  const given = methodGiven(route, file, evaluate);
  return texts.map((whole) => {
    const match = /^(?:([A-Z]+)[ \t]+)?[^/{]*(.*)$/s.exec(whole.text);
    const method = methods.has(match?.[1] ?? "") ? match?.[1] : given;
    const text = (match?.[2] ?? whole.text).replace(/\{\$\}$/, "");
    const path =
      whole.unresolved === undefined
        ? ({ kind: "text", text } as const)
        : withoutMethod(route.path, method);
    return { file, route: { ...route, methods: [method ?? "ANY"], path } };
  });
}

/** A function that declares routes for its callers may be told the method beside the path. */
function methodGiven(
  { path, scope }: RouteFact,
  file: FileFacts,
  evaluate: Linking["evaluate"],
): string | undefined {
  const parameters = file.definitions[scope]?.parameters ?? [];
  const isHanded = path.kind === "name" && parameters.some(({ name }) => name === path.name);
  const method = parameters.find(({ name }) => /^(?:http)?(?:method|verb)$/i.test(name));
  if (!isHanded || method === undefined) return undefined;
  const texts = textsOf({ kind: "name", name: method.name }, { file, scope }, evaluate);
  const [only, ...others] = texts.map(({ text }) => text.toUpperCase());
  return others.length === 0 && methods.has(only ?? "") ? only : undefined;
}

/** The same expression, without the method in front. */
function withoutMethod(path: RouteFact["path"], method: string | undefined): RouteFact["path"] {
  if (method === undefined) return path;
  if (path.kind === "text") return { ...path, text: path.text.replace(/^[A-Z]+[ \t]*/, "") };
  if (path.kind !== "concat") return path;
  const [first, ...rest] = path.parts;
  return first === undefined ? path : { ...path, parts: [withoutMethod(first, method), ...rest] };
}
