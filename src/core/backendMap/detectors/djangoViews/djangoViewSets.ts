import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { Linking, RouteIn } from "../../link/linking.ts";
import type { Ancestry } from "../python/classViews.ts";
import { actionsOf, standardActions } from "./djangoGenerics.ts";
import { classGuards } from "../django/djangoGuards.ts";
import { extraActions } from "./djangoActions.ts";
import { methodNames, methodOf } from "./djangoMethods.ts";

/** The routes that a router of the REST framework makes of a registered set of views. */
export function expandViewSet(
  route: RouteFact,
  file: FileFacts,
  ancestry: Ancestry,
  linking: Linking,
): readonly RouteIn[] {
  const detail = `/{${lookupOf(ancestry, linking)}}`;
  const given = new Set(actionsOf(ancestry.outside));
  const standard = standardActions
    .filter(({ action }) => given.has(action) || methodOf(action, ancestry, linking) !== undefined)
    .map(({ action, method, isDetail }) => ({
      action,
      methods: [method],
      below: isDetail ? detail : "",
      guards: undefined,
    }));
  const extra = extraActions(ancestry).map((one) => ({
    action: one.action,
    methods: one.methods,
    below: `${one.isDetail ? detail : ""}/${one.path}`,
    guards: one.guards,
  }));
  const allowed = methodNames(ancestry, linking);
  return [...standard, ...extra].flatMap(({ action, methods, below, guards }) => {
    const kept = methods.filter((one) => allowed === undefined || allowed.has(one.toLowerCase()));
    if (kept.length === 0) return [];
    const path: Value = { kind: "concat", parts: [route.path, { kind: "text", text: below }] };
    const before = guards ?? classGuards(ancestry, action, linking);
    const handler = handledBy(route, action, ancestry, linking);
    return [
      {
        file,
        route: { ...route, ...handler, path, methods: kept, guards: [...route.guards, ...before] },
      },
    ];
  });
}

/** The method of the class that answers; the class where one from a package does. */
export function handledBy(
  route: RouteFact,
  name: string,
  ancestry: Ancestry,
  linking: Linking,
): Pick<RouteFact, "handler" | "handlerName"> {
  const { handler } = route;
  if (handler === undefined) return {};
  const called = [name, ...(callees[name] ?? [])];
  const found = called.find((one) => methodOf(one, ancestry, linking) !== undefined);
  return {
    handler: found === undefined ? handler : { kind: "member", of: handler, name: found },
    handlerName: `${definitionIn(ancestry.own).name}.${found ?? name}`,
  };
}

/** What generic views call to answer; a class that has it of its own answers by it. */
const callees: Readonly<Record<string, readonly string[]>> = {
  get: ["list", "retrieve"],
  post: ["create"],
  put: ["update"],
  patch: ["partial_update", "update"],
  delete: ["destroy"],
  partial_update: ["update"],
};

/** The name of the parameter of one record. */
function lookupOf({ inside }: Ancestry, { index }: Linking): string {
  for (const field of ["lookup_url_kwarg", "lookup_field"]) {
    for (const one of inside) {
      const [binding] = index.names(one.file).binding(one.index, field);
      if (binding?.value.kind === "text") return binding.value.text;
    }
  }
  return "pk";
}
