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
} from "../python/classViews.ts";
import { methodOf } from "../djangoViews/djangoMethods.ts";
import { given } from "../../facts/given.ts";
import { withMethods } from "../python/computedMethods.ts";
import { guardWords } from "../python/guardWords.ts";

/** Classes answer the methods that they define, behind the decorators of class and method. */
export const expandFlask: Expand = (declared, file, linking, handlerPlace) => {
  const route = withMethods(declared, file, linking);
  const one = viewIn({ route, file, ...given({ handlerPlace }) }, linking);
  const expanded = expandClass(one.route, file, linking, handlerPlace);
  const found = viewOf(one, linking);
  if (expanded === undefined || found === undefined) {
    return expanded ?? (route === declared ? undefined : [one]);
  }
  const ancestry = ancestryOf(found, linking);
  const all = expanded.length > 0 ? expanded : dispatched(one, ancestry, linking);
  const listed = [
    ...(listedIn("decorators", ancestry, linking) ?? []),
    ...(listedIn("method_decorators", ancestry, linking) ?? []),
  ].map(wordsOf);
  return all.map((each) => ({
    ...each,
    route: { ...each.route, guards: [...one.route.guards, ...listed, ...onMethod(each, linking)] },
  }));
};

/** A class of views that a wrapper is given stands behind that: `login_required(View.as_view("x"))`. */
function viewIn(one: RouteIn, linking: Linking): RouteIn {
  const { handler } = one.route;
  if (handler?.kind !== "call" || viewOf(one, linking) !== undefined) return one;
  const inside = handler.args
    .map((arg) => viewIn({ ...one, route: { ...one.route, handler: arg } }, linking))
    .find((each) => viewOf(each, linking) !== undefined);
  if (inside === undefined) return one;
  const guards = [...guardWords([`${wordsOf(handler.callee)}()`]), ...inside.route.guards];
  return { ...inside, route: { ...inside.route, guards } };
}

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
  const stated = route.methods.length > 0 ? route.methods : listed;
  const methods = stated.length > 0 ? stated : ["GET"];
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
