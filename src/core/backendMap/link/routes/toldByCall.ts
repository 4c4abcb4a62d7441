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

type CallLinking = Pick<Linking, "calls" | "evaluate" | "index" | "uriOf">;

/** Undefined where the route is looked at by no call, or its path stands where the route does. */
export function toldByCall({ route, file }: RouteIn, linking: CallLinking): ToldByCall | undefined {
  return toldOf(route.path, { file, scope: route.scope }, linking, 0);
}

function toldOf(
  path: Value,
  place: Place,
  linking: CallLinking,
  depth: number,
): ToldByCall | undefined {
  const helper = depth === deepest ? undefined : helperGiven(path, place, linking);
  if (helper === undefined) return undefined;
  const { site, inside } = helper;
  const call = inCall(site, inside, linking);
  const { range, guards = [] } = routeLike(site) ?? site.call;
  const before = toldOf(call.of(path), call.place, linking, depth + 1);
  return {
    declared: before?.declared ?? { uri: linking.uriOf(site.file.path), range },
    guards: [...(before?.guards ?? []), ...guards],
  };
}

/** The function around a place that is given the path, and the call of it that is looked at. */
function helperGiven(
  path: Value,
  { file, scope }: Place,
  { calls }: CallLinking,
): { readonly site: CallSite; readonly inside: Place } | undefined {
  const at = calls.size === 0 ? undefined : functionThatIsGiven([path], file, scope);
  const site = at === undefined ? undefined : calls.get(contextKey({ file, index: at }));
  return at === undefined || site === undefined ? undefined : { site, inside: { file, scope: at } };
}

/** A call that looks like a route itself was read as one, with the guards that it names. */
function routeLike({ call, file }: CallSite) {
  return file.routes.find(
    (one) => one.scope === call.scope && contains(call.range, one.range.start),
  );
}
