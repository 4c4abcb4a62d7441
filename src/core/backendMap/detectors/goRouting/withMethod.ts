import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Linking } from "../../link/linking.ts";
import type { Place } from "../../link/names/entity.ts";
import { textsOf } from "../../link/names/textsOf.ts";
import { methods } from "./routing.ts";

/** A route whose method is computed, with those that it can be. */
export function withMethod(route: RouteFact, place: Place, { evaluate }: Linking): RouteFact {
  if (route.method === undefined) return route;
  // `http.MethodGet` is of a package that is not part of the workspace.
  const constants = evaluate(route.method, place).flatMap((one) =>
    one.kind === "outside" ? one.name.replace(/^Method/, "") : [],
  );
  const texts = textsOf(route.method, place, evaluate).map(({ text }) => text);
  const all = [...constants, ...texts].map((text) => text.toUpperCase());
  const known = [...new Set(all)].filter((text) => methods.has(text));
  // What a method of a record gives back is not followed into this very record.
  const isCertain = known.length === 1 || (known.length > 1 && route.method.kind !== "call");
  return { ...route, methods: isCertain ? known : ["ANY"] };
}
