import type { Binding, SomeFacts } from "../../facts/facts.ts";
import type { MountFact, RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, argumentsOf, calleeOf, wordOf } from "../../languages/python/calls.ts";
import type { Reading } from "../../reading/stack.ts";
import { includedIn } from "./djangoIncludes.ts";
import { djangoPath, isPattern } from "./djangoPath.ts";
import { restRoutes } from "./djangoRouters.ts";
import { viewRoutes } from "../djangoViews/djangoViewCalls.ts";
import { listBindings, listOf, listRouter, routersIn } from "../python/routeLists.ts";
import { routerAt } from "../python/routeParts.ts";

const routeNames = /^(?:path|re_path|url)$/;
/** Calls that give a list of what they are called with. */
const listNames = /^(?:i18n_patterns|patterns)$/;

/** What the lists of URLs of a file say: views, other lists below a path, routers. */
export function readDjangoUrls(file: Reading): SomeFacts {
  const routers: RouterFact[] = [];
  const mounts: MountFact[] = [];
  const routes: RouteFact[] = [];
  const bindings: Binding[] = [];
  for (const node of nodesOf(file.root, "list", "tuple")) {
    if (!isUrlList(node)) continue;
    routers.push(listRouter(node, file, "django"));
    bindings.push(...listBindings(node, file));
    mounts.push(...splatsOf(node, childrenOf(node), file));
  }
  for (const node of nodesOf(file.root, "assignment", "augmented_assignment")) {
    bindings.push(...sumBindings(node, file));
  }
  for (const node of nodesOf(file.root, "call")) {
    const { name } = calleeOf(node);
    bindings.push(...extendBindings(node, file));
    if (listNames.test(name)) {
      routers.push(listRouter(node, file, "django"));
      bindings.push(...listBindings(node, file));
      mounts.push(...splatsOf(node, argumentsOf(node), file));
    } else if (routeNames.test(name) || isOwnPath(node, name)) {
      const found = urlOf(node, name, file);
      mounts.push(...found.mounts);
      routes.push(...found.routes);
    } else {
      const found = restRoutes(node, file);
      routers.push(...found.routers);
      mounts.push(...found.mounts);
      routes.push(...found.routes);
    }
  }
  return { routers, mounts, routes, bindings };
}

/** A list with a route in it, or one of other lists that is named for URLs. */
function isUrlList(list: SyntaxNode): boolean {
  if (list.type !== "list" && list.type !== "tuple") return false;
  const items = childrenOf(list);
  const isRoute = (name: string, call: SyntaxNode): boolean =>
    routeNames.test(name) || isOwnPath(call, name);
  if (items.some((one) => one.type === "call" && isRoute(calleeOf(one).name, one))) return true;
  const hasSplat = items.some(({ type }) => type === "list_splat");
  return hasSplat && /urls|patterns/.test(list.text);
}

/** `*other_urls` within a list stands where the list stands. */
function splatsOf(
  list: SyntaxNode,
  items: readonly SyntaxNode[],
  file: Reading,
): readonly MountFact[] {
  return items
    .filter(({ type }) => type === "list_splat")
    .flatMap((one) => routersIn(withoutUrls(childrenOf(one)[0] ?? one), file))
    .map((child) => ({
      scope: file.scopeOf(list),
      range: rangeOf(list),
      parent: routerAt(list),
      child,
      guards: [],
    }));
}

/** `urlpatterns += router.urls`, `urlpatterns = a.urlpatterns + b_urls`: the name is each of them. */
function sumBindings(node: SyntaxNode, file: Reading): readonly Binding[] {
  const [left, right] = [fieldOf(node, "left"), fieldOf(node, "right")];
  if (left?.type !== "identifier" || right === undefined) return [];
  const operands = operandsOf(right);
  if (!/url|pattern/i.test(left.text) && !operands.some(isUrlList)) return [];
  const isPlain = node.type === "assignment" && right.type !== "binary_operator";
  return operands
    .filter((one) => ["attribute", "identifier"].includes(one.type))
    .filter((one) => !isPlain || withoutUrls(one) !== one)
    .map((one) => ({
      scope: file.scopeOf(node),
      name: left.text,
      value: file.valueOf(withoutUrls(one)),
    }))
    .filter(({ value }) => value.kind !== "name" || value.name !== left.text);
}

/** `urlpatterns.extend(router.urls)`. */
function extendBindings(call: SyntaxNode, file: Reading): readonly Binding[] {
  const { name, object } = calleeOf(call);
  const [given] = argumentsOf(call);
  if (name !== "extend" || object?.type !== "identifier" || given === undefined) return [];
  if (!/url|pattern/i.test(object.text) || given.type === "list") return [];
  const value = file.valueOf(withoutUrls(given));
  return [{ scope: file.scopeOf(call), name: object.text, value }];
}

function operandsOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type !== "binary_operator" && node.type !== "parenthesized_expression") return [node];
  return childrenOf(node).flatMap(operandsOf);
}

/** `router.urls` is what the router has: the router itself. */
function withoutUrls(node: SyntaxNode): SyntaxNode {
  if (node.type !== "attribute" || fieldOf(node, "attribute")?.text !== "urls") return node;
  return fieldOf(node, "object") ?? node;
}

/** `optional_slash_path("orders/", view)` in a list of URLs: a project's own way to write a path. */
function isOwnPath(call: SyntaxNode, name: string): boolean {
  const [path, view] = argumentsOf(call);
  if (!/_(?:path|url)$/.test(name) || path?.type !== "string" || view === undefined) return false;
  return /^(?:call|attribute|identifier)$/.test(view.type) && isNamedForUrls(call.parent);
}

/** A list that is given to a name like `urlpatterns`. */
function isNamedForUrls(list: SyntaxNode | null): boolean {
  const around = list?.type === "list" ? list.parent : null;
  if (around?.type.endsWith("assignment") !== true) return false;
  return /url|pattern/i.test(wordOf(around, "left"));
}

/**
 * Outside of a list: `path(…)` and `urls.path(…)` of Django, not `storage.path(…)`. What a function
 * gives back stands in the list that calls it, wherever that is.
 */
function isOfDjango(call: SyntaxNode, file: Reading): boolean {
  const { object } = calleeOf(call);
  if (call.parent?.type === "return_statement") return false;
  return /\bdjango\b/.test(file.text) && (object === undefined || /\burls$/.test(object.text));
}

const nothing = { mounts: [], routes: [] };

/** A project's own way to write a path may take either. */
const isRegexIn = (name: string, route: SyntaxNode): boolean =>
  routeNames.test(name) ? name !== "path" : /\(\?P<|[\^$]/.test(route.text);

function urlOf(
  node: SyntaxNode,
  name: string,
  file: Reading,
): { readonly mounts: readonly MountFact[]; readonly routes: readonly RouteFact[] } {
  const route = argumentOf(node, 0, "route") ?? argumentOf(node, 0, "regex");
  const view = argumentOf(node, 1, "view");
  const router = listOf(node);
  if (route === undefined || view === undefined) return nothing;
  // Many things are called `url` and `path`; outside of a list only Django's own are routes.
  if (router === undefined && !isOfDjango(node, file)) return nothing;
  const isRegex = isRegexIn(name, route);
  const given = file.valueOf(route);
  const path = djangoPath(given, isRegex);
  const children = includedIn(view, file);
  if (children === undefined) {
    return {
      mounts: [],
      routes: viewRoutes(node, {
        view,
        file,
        ...(isPattern(given, isRegex) ? { path: given, isPattern: true } : { path }),
        ...(router && { router }),
      }),
    };
  }
  if (router === undefined) return nothing;
  const place = { scope: file.scopeOf(node), range: rangeOf(node), guards: [] };
  const mounts = children.map((child) => ({ ...place, parent: router, child, prefix: path }));
  return { mounts, routes: [] };
}
