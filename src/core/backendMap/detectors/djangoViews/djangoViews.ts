import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { DefinitionEntity, Entity } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { Expand, Linking, RouteIn } from "../../link/linking.ts";
import { ancestryOf, classOf, methodsDefined, type Ancestry } from "../python/classViews.ts";
import { answeredBy } from "./djangoGenerics.ts";
import { classGuards, functionGuards } from "../django/djangoGuards.ts";
import { pathsOfPattern } from "../django/djangoPath.ts";
import { textsOf } from "../../link/names/textsOf.ts";
import { methodNames } from "./djangoMethods.ts";
import { isServed } from "../django/djangoRoot.ts";
import { expandViewSet, handledBy } from "./djangoViewSets.ts";

/** What Django makes of a URL: the methods of its view, and what stands before it. */
export const expandDjango: Expand = (route, file, linking) => {
  if (!isServed(route, file, linking)) return [];
  return withPaths(route, file, linking).flatMap((one) => expandView(one, file, linking));
};

function withPaths(route: RouteFact, file: FileFacts, { evaluate }: Linking): readonly RouteFact[] {
  if (route.extra?.["path"] !== "pattern") return [route];
  const texts = textsOf(route.path, { file, scope: route.scope }, evaluate);
  return pathsOfPattern(texts).map((path) => ({ ...route, path }));
}

function expandView(route: RouteFact, file: FileFacts, linking: Linking): readonly RouteIn[] {
  const place = { file, scope: route.scope };
  const own = route.handler && classOf(route.handler, place, linking);
  if (own === undefined) return [{ route: ofFunction(route, file, linking), file }];
  const ancestry = ancestryOf(own, linking);
  const view = route.extra?.["view"];
  if (view === "viewset") return expandViewSet(route, file, ancestry, linking);
  if (view === "action") return [ofAction(route, file, ancestry, linking)];
  return ofClass(route, file, ancestry, linking);
}

function ofFunction(route: RouteFact, file: FileFacts, linking: Linking): RouteFact {
  const found = route.handler && linking.evaluate(route.handler, { file, scope: route.scope });
  const target = found?.find((one): one is DefinitionEntity => one.kind === "definition");
  const decorators = target === undefined ? [] : (definitionIn(target).decorators ?? []);
  const known = methodsSaid(decorators) ?? outsideMethods(found ?? []);
  return {
    ...route,
    methods: route.methods.length > 0 ? route.methods : (known ?? ["ANY"]),
    guards: [...route.guards, ...functionGuards(decorators, linking)],
  };
}

/** Methods that a view of a package is known to answer. */
function outsideMethods(found: readonly Entity[]): readonly string[] | undefined {
  const names = found.flatMap((one) =>
    one.kind === "outside" ? [(one.name || one.module).split(".").at(-1) ?? ""] : [],
  );
  const known = answeredBy(names).map((one) => one.toUpperCase());
  return known.length > 0 ? known : undefined;
}

/** `api_view(["GET"])`, `require_http_methods([…])`, `require_POST`. */
function methodsSaid(decorators: readonly string[]): readonly string[] | undefined {
  for (const text of decorators) {
    const name = /^(?:\w+\.)*(\w+)/.exec(text)?.[1] ?? "";
    if (name === "require_POST") return ["POST"];
    if (name === "require_GET" || name === "require_safe") return ["GET"];
    if (name !== "api_view" && name !== "require_http_methods") continue;
    const listed = [...text.matchAll(/["'](\w+)["']/g)].map((one) => (one[1] ?? "").toUpperCase());
    return listed.length > 0 ? listed : ["GET"];
  }
  return undefined;
}

function ofAction(
  route: RouteFact,
  file: FileFacts,
  ancestry: Ancestry,
  linking: Linking,
): RouteIn {
  const action = route.extra?.["action"] ?? "";
  const guards = [...route.guards, ...classGuards(ancestry, action, linking)];
  return { file, route: { ...route, ...handledBy(route, action, ancestry, linking), guards } };
}

function ofClass(
  route: RouteFact,
  file: FileFacts,
  ancestry: Ancestry,
  linking: Linking,
): readonly RouteIn[] {
  const own = methodsDefined(ancestry, linking).filter((name) => name !== "query");
  const methods = new Set([...own, ...answeredBy(ancestry.outside)]);
  const allowed = methodsGiven(route) ?? methodNames(ancestry, linking);
  const answered = [...methods].filter((name) => allowed === undefined || allowed.has(name));
  if (answered.length === 0) answered.push("any");
  return answered.map((name) => ({
    file,
    route: {
      ...route,
      ...handledBy(route, name, ancestry, linking),
      methods: [name.toUpperCase()],
      guards: [...route.guards, ...classGuards(ancestry, name, linking)],
    },
  }));
}

/** Those that the URL lets the class answer. */
function methodsGiven({ extra }: RouteFact): ReadonlySet<string> | undefined {
  const allowed = extra?.["allowed"];
  return allowed === undefined ? undefined : new Set(allowed.split(" "));
}
