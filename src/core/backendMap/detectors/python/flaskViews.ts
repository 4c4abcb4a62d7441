import type { FileFacts, RouteFact } from "../../facts/facts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { DefinitionEntity } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { Expand, Linking, RouteIn } from "../../link/linking.ts";
import { ancestryOf, classOf, expandClass, listedIn, type Ancestry } from "./classViews.ts";
import { methodOf } from "../djangoViews/djangoMethods.ts";
import { guardWords } from "./guardWords.ts";

/** Classes answer the methods that they define, behind the decorators of class and method. */
export const expandFlask: Expand = (route, file, linking) => {
  const expanded = expandClass(route, file, linking);
  const found = route.handler && classOf(route.handler, { file, scope: route.scope }, linking);
  if (expanded === undefined || found === undefined) return expanded;
  const ancestry = ancestryOf(found, linking);
  const all = expanded.length > 0 ? expanded : dispatched(route, file, ancestry, linking);
  const listed = [
    ...(listedIn("decorators", ancestry, linking) ?? []),
    ...(listedIn("method_decorators", ancestry, linking) ?? []),
  ].map(wordsOf);
  return all.map((one) => ({
    ...one,
    route: { ...one.route, guards: [...route.guards, ...listed, ...onMethod(one, linking)] },
  }));
};

/** A class that answers by `dispatch_request` says in a field which methods it does. */
function dispatched(
  route: RouteFact,
  file: FileFacts,
  ancestry: Ancestry,
  linking: Linking,
): readonly RouteIn[] {
  const { handler } = route;
  if (handler === undefined || methodOf("dispatch_request", ancestry, linking) === undefined) {
    return [];
  }
  const listed = (listedIn("methods", ancestry, linking) ?? []).flatMap((one) =>
    one.kind === "text" ? [one.text.toUpperCase()] : [],
  );
  const given = route.methods.length > 0 ? route.methods : listed;
  const methods = given.length > 0 ? given : ["GET"];
  return [
    {
      file,
      route: {
        ...route,
        methods,
        handler: { kind: "member", of: handler, name: "dispatch_request" },
      },
    },
  ];
}

function onMethod({ route, file }: RouteIn, linking: Linking): readonly string[] {
  return decoratorsAt(route, { file, scope: route.scope }, linking);
}

/** Decorators of the function that handles a route. */
function decoratorsAt(
  route: RouteFact,
  place: Parameters<Linking["evaluate"]>[1],
  { evaluate }: Linking,
): readonly string[] {
  if (route.handler === undefined) return [];
  const method = evaluate(route.handler, place).find(
    (one): one is DefinitionEntity => one.kind === "definition",
  );
  return method === undefined ? [] : guardWords(definitionIn(method).decorators ?? []);
}
