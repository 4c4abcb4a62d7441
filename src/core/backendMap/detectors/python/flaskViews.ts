import { wordsOf } from "../../link/names/entity.ts";
import type { DefinitionEntity } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { Expand, Linking, RouteIn } from "../../link/linking.ts";
import {
  ancestryOf,
  expandClass,
  placeOfHandler,
  listedIn,
  viewOf,
  type Ancestry,
} from "./classViews.ts";
import { methodOf } from "../djangoViews/djangoMethods.ts";
import { guardWords } from "./guardWords.ts";

/** Classes answer the methods that they define, behind the decorators of class and method. */
export const expandFlask: Expand = (route, file, linking, handlerPlace) => {
  const expanded = expandClass(route, file, linking, handlerPlace);
  const one = { route, file, ...(handlerPlace && { handlerPlace }) };
  const found = viewOf(one, linking);
  if (expanded === undefined || found === undefined) return expanded;
  const ancestry = ancestryOf(found, linking);
  const all = expanded.length > 0 ? expanded : dispatched(one, ancestry, linking);
  const listed = [
    ...(listedIn("decorators", ancestry, linking) ?? []),
    ...(listedIn("method_decorators", ancestry, linking) ?? []),
  ].map(wordsOf);
  return all.map((each) => ({
    ...each,
    route: { ...each.route, guards: [...route.guards, ...listed, ...onMethod(each, linking)] },
  }));
};

/** A class that answers by `dispatch_request` says in a field which methods it does. */
function dispatched(one: RouteIn, ancestry: Ancestry, linking: Linking): readonly RouteIn[] {
  const { route } = one;
  const { handler } = route;
  if (handler === undefined || methodOf("dispatch_request", ancestry, linking) === undefined) {
    return [];
  }
  const listed = (listedIn("methods", ancestry, linking) ?? []).flatMap((method) =>
    method.kind === "text" ? [method.text.toUpperCase()] : [],
  );
  const given = route.methods.length > 0 ? route.methods : listed;
  const methods = given.length > 0 ? given : ["GET"];
  return [
    {
      ...one,
      route: {
        ...route,
        methods,
        handler: { kind: "member", of: handler, name: "dispatch_request" },
      },
    },
  ];
}

/** Decorators of the function that handles a route. */
function onMethod(of: RouteIn, { evaluate }: Linking): readonly string[] {
  const { handler } = of.route;
  if (handler === undefined) return [];
  const method = evaluate(handler, placeOfHandler(of)).find(
    (one): one is DefinitionEntity => one.kind === "definition",
  );
  return method === undefined ? [] : guardWords(definitionIn(method).decorators ?? []);
}
