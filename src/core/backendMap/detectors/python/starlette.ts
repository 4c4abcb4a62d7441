import type { Binding, SomeFacts } from "../../facts/facts.ts";
import type { MountFact, RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import { atOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { listBindings, listRouter, listOf, routersIn } from "./routeLists.ts";
import { outsideTests } from "./outsideTests.ts";
import { decoratedBy, methodsGiven, routeAt, verbs } from "./routeParts.ts";
import { expandClass } from "./classViews.ts";

/** Starlette: lists of `Route` and `Mount` that apps are made of. */
export const starlette: Stack = {
  name: "starlette",
  languages: ["python"],
  markers: /\bstarlette\b/,
  detect: outsideTests(detect),
  expand: expandClass,
};

const members = /^(?:Route|Mount|WebSocketRoute|Host)$/;

function detect(file: Reading): SomeFacts {
  const routers: RouterFact[] = [];
  const mounts: MountFact[] = [];
  const routes: RouteFact[] = [];
  const bindings: Binding[] = [];
  for (const node of nodesOf(file.root, "list", "tuple")) {
    if (!isRouteList(node)) continue;
    routers.push(listRouter(node, file, "starlette"));
    bindings.push(...listBindings(node, file));
  }
  for (const node of nodesOf(file.root, "call")) {
    const { name, object } = calleeOf(node);
    if (apps.test(name)) routers.push(listRouter(node, file, "starlette"));
    mounts.push(...mountsOf(node, name, file));
    if (routeNames.test(name)) routes.push(...routeOf(node, name, file));
    if (object === undefined) continue;
    routes.push(...methodRoute(node, { name, object, file }));
    if (name === "mount") mounts.push(...mountCall(node, object, file));
  }
  return { routers, mounts, routes, bindings };
}

const apps = /^(?:Starlette|Router)$/;
const routeNames = /^(?:WebSocket)?Route$/;

function mountsOf(node: SyntaxNode, name: string, file: Reading): readonly MountFact[] {
  if (apps.test(name)) return routesGiven(node, file);
  return name === "Mount" ? mounted(node, file) : [];
}

const isRouteList = (list: SyntaxNode): boolean =>
  list.namedChildren.some((one) => one.type === "call" && members.test(calleeOf(one).name));

/** `Starlette(routes=…)`: the list stands below the app. */
function routesGiven(node: SyntaxNode, file: Reading): readonly MountFact[] {
  const given = keywordsOf(node).get("routes");
  const parent = {
    kind: "call",
    callee: { kind: "unknown", text: "" },
    args: [],
    at: atOf(node),
  } as const;
  return given === undefined
    ? []
    : routersIn(given, file).map((child) => ({ ...placed(node, file), parent, child }));
}

const placed = (node: SyntaxNode, file: Reading) =>
  ({ scope: file.scopeOf(node), range: rangeOf(node), guards: [] }) as const;

function mounted(node: SyntaxNode, file: Reading): readonly MountFact[] {
  const parent = listOf(node);
  const prefix = argumentOf(node, 0, "path");
  const child = keywordsOf(node).get("routes") ?? argumentOf(node, 1, "app");
  if (parent === undefined || prefix === undefined || child === undefined) return [];
  return routersIn(child, file).map((one) => ({
    ...placed(node, file),
    parent,
    child: one,
    prefix: file.valueOf(prefix),
  }));
}

/** `app.mount("/path", app=other)`. */
function mountCall(node: SyntaxNode, object: SyntaxNode, file: Reading): readonly MountFact[] {
  const [prefix, child] = [argumentOf(node, 0, "path"), argumentOf(node, 1, "app")];
  if (prefix === undefined || child === undefined || /\bfastapi\b/.test(file.text)) return [];
  return [
    {
      ...placed(node, file),
      parent: file.valueOf(object),
      child: file.valueOf(child),
      prefix: file.valueOf(prefix),
    },
  ];
}

/** `Route(path, endpoint, methods=[…])`; an endpoint that is a class tells its methods itself. */
function routeOf(node: SyntaxNode, name: string, file: Reading): readonly RouteFact[] {
  const [path, endpoint] = [argumentOf(node, 0, "path"), argumentOf(node, 1, "endpoint")];
  if (path === undefined || endpoint === undefined) return [];
  const router = listOf(node);
  return [
    routeAt(node, file, {
      stack: "starlette",
      methods: methodsOf(node, name),
      ...(router && { router }),
      path: file.valueOf(path),
      syntax: "braces",
      handler: file.valueOf(endpoint),
      extra: { preset: "GET" },
    }),
  ];
}

/** A web socket begins as a GET, whatever its class calls what it answers by. */
const methodsOf = (node: SyntaxNode, name: string): readonly string[] =>
  /websocket/i.test(name) ? ["GET"] : (methodsGiven(node) ?? []);

/** `@app.route(path)`, `app.add_route(path, endpoint)`. */
function methodRoute(
  node: SyntaxNode,
  { name, object, file }: { name: string; object: SyntaxNode; file: Reading },
): readonly RouteFact[] {
  if (!/^(?:add_|add_websocket_|websocket_)?route$/.test(name)) return [];
  if (/\bfastapi\b/.test(file.text) && verbs.has(name)) return [];
  const handler = name.startsWith("add_") ? argumentOf(node, 1, "route") : decoratedBy(node);
  const [path] = argumentsOf(node);
  if (handler === undefined || path === undefined) return [];
  return [
    routeAt(node, file, {
      stack: "starlette",
      methods: methodsOf(node, name),
      router: file.valueOf(object),
      path: file.valueOf(path),
      syntax: "braces",
      handler: file.valueOf(handler),
      extra: { preset: "GET" },
    }),
  ];
}
