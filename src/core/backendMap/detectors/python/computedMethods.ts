import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Linking } from "../../link/linking.ts";
import { textsOf } from "../../link/names/textsOf.ts";
import { verbs } from "./routeParts.ts";

/** A route whose methods a name tells, `methods=METHODS`, with those; any where that is not known. */
export function withMethods(route: RouteFact, file: FileFacts, { evaluate }: Linking): RouteFact {
  const { method, ...rest } = route;
  if (method === undefined) return route;
  const known = textsOf(method, { file, scope: route.scope }, evaluate)
    .map(({ text }) => text)
    .filter((text) => verbs.has(text.toLowerCase()));
  return { ...rest, methods: known.length > 0 ? known.map((one) => one.toUpperCase()) : ["ANY"] };
}
