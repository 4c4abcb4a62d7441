import type { MountFact, RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf, wordOf } from "../../languages/python/calls.ts";
import type { Reading } from "../../reading/stack.ts";
import { djangoPath } from "./djangoPath.ts";
import { isNested, nestedRouters } from "./nestedRouters.ts";
import { listRouter, routersIn } from "../python/routeLists.ts";
import { routeAt } from "../python/routeParts.ts";

export interface RestFacts {
  readonly routers: readonly RouterFact[];
  readonly mounts: readonly MountFact[];
  readonly routes: readonly RouteFact[];
}

/** Routers are called so, and those of a project's own class: `RouterWithExtraPaths`. */
const routerNames = /^[A-Z]\w*Router$|^(?:[A-Z]\w*)?Router(?:With|And)\w+$/;

const none: RestFacts = { routers: [], mounts: [], routes: [] };

/** Routers of the REST framework, and what is registered with them. */
export function restRoutes(node: SyntaxNode, file: Reading): RestFacts {
  const { name, object } = calleeOf(node);
  if (isNested(name)) return { ...none, routers: nestedRouters(node, file) };
  if (routerNames.test(name) && isRest(file)) {
    return { ...none, routers: [listRouter(node, file, "django")] };
  }
  if (object === undefined) return none;
  if (name === "register") return registration(node, object, file);
  return name === "extend" ? { ...none, mounts: extended(node, object, file) } : none;
}

const isRest = (file: Reading): boolean =>
  !/\bfastapi\b|\bstarlette\b|\bninja\b/.test(file.text) && /router/i.test(file.text);

/** What is registered with what a registration gives back stands below one record of it. */
function registration(node: SyntaxNode, object: SyntaxNode, file: Reading): RestFacts {
  const routes = registered(node, object, file);
  const isUsed = ["attribute", "assignment"].includes(node.parent?.type ?? "");
  const routers = routes.map(({ router, path }): RouterFact => ({
    ...listRouter(node, file, "django"),
    ...(router && { parent: router }),
    prefix: { kind: "concat", parts: [path, { kind: "text", text: "/{parent_lookup}" }] },
  }));
  return { ...none, routes, routers: isUsed ? routers : [] };
}

/** `router.register("prefix", ViewSet)`. */
function registered(node: SyntaxNode, object: SyntaxNode, file: Reading): readonly RouteFact[] {
  const args = argumentsOf(node);
  const prefix = args[0] ?? keywordsOf(node).get("prefix");
  const viewset = args[args[0] === undefined ? 0 : 1] ?? keywordsOf(node).get("viewset");
  const isText =
    prefix !== undefined &&
    /^(?:string|concatenated_string|identifier|attribute|binary_operator)$/.test(prefix.type);
  if (!isText || viewset === undefined || !isRest(file)) return [];
  const isNamedSo = /router|^api$|^v\d+$/i.test(object.text);
  return [
    routeAt(node, file, {
      stack: "django",
      methods: [],
      router: file.valueOf(object),
      ...(!isNamedSo && { needsRouter: true }),
      path: djangoPath(file.valueOf(prefix), true),
      syntax: "braces",
      handler: file.valueOf(viewset),
      extra: { view: "viewset" },
    }),
  ];
}

/** `router.registry.extend(other.registry)`, `urlpatterns.extend([…])`. */
function extended(node: SyntaxNode, object: SyntaxNode, file: Reading): readonly MountFact[] {
  const [other] = argumentsOf(node);
  if (other === undefined) return [];
  const place = { scope: file.scopeOf(node), range: rangeOf(node), guards: [] };
  if (object.type === "identifier" && other.type === "list") {
    const parent = file.valueOf(object);
    return routersIn(other, file).map((child) => ({ ...place, parent, child }));
  }
  const [into, from] = [registryOf(object), registryOf(other)];
  if (into === undefined || from === undefined) return [];
  return [{ ...place, parent: file.valueOf(into), child: file.valueOf(from) }];
}

function registryOf(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type !== "attribute") return undefined;
  const name = wordOf(node, "attribute");
  return ["registry", "urls", "urlpatterns"].includes(name) ? fieldOf(node, "object") : undefined;
}
