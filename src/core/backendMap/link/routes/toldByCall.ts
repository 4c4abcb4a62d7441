import type { MapPlace } from "../../backendMap.ts";
import { contains } from "../../facts/places.ts";
import type { Value } from "../../facts/value.ts";
import type { Linking, RouteIn } from "../linking.ts";
import { contextKey } from "../names/callContexts.ts";
import type { Place } from "../names/entity.ts";
import type { CallSite } from "../names/language.ts";
import { functionThatIsGiven, inCall } from "./perCall.ts";

/** What the call of a helper says of a route whose path it gives: `routes.Get("/users", list, signedIn)`. */
export interface ToldByCall {
  readonly declared: Pick<MapPlace, "uri" | "range">;
  readonly guards: readonly string[];
}

/** A helper that calls a helper, and so on. */
const deepest = 3;

/** Undefined where the route is looked at by no call, or its path stands where the route does. */
export function toldByCall(
  { route, file }: RouteIn,
  linking: Pick<Linking, "calls" | "evaluate" | "uriOf">,
): ToldByCall | undefined {
  return linking.calls.size === 0
    ? undefined
    : toldOf(route.path, { file, scope: route.scope }, linking, 0);
}

function toldOf(
  path: Value,
  { file, scope }: Place,
  linking: Pick<Linking, "calls" | "evaluate" | "uriOf">,
  depth: number,
): ToldByCall | undefined {
  const at = functionThatIsGiven([path], file, scope);
  const site = at === undefined ? undefined : linking.calls.get(contextKey({ file, index: at }));
  if (at === undefined || site === undefined || depth === deepest) return undefined;
  const call = inCall(site, { file, scope: at }, linking);
  const { range, guards = [] } = routeLike(site) ?? site.call;
  const before = toldOf(call.of(path), call.place, linking, depth + 1);
  return {
    declared: before?.declared ?? { uri: linking.uriOf(site.file.path), range },
    guards: [...(before?.guards ?? []), ...guards],
  };
}

/** A call that looks like a route itself was read as one, with the guards that it names. */
function routeLike({ call, file }: CallSite) {
  return file.routes.find(
    (one) => one.scope === call.scope && contains(call.range, one.range.start),
  );
}
