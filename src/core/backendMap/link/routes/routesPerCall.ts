import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { RouteIn } from "../linking.ts";
import type { Evaluate } from "../names/following.ts";
import { textsOf } from "../names/textsOf.ts";
import { handlerIn } from "./handlerGiven.ts";
import { callsThatGive, type Calling, type InCall } from "./perCall.ts";
import { isGivenByNobody } from "./unusedHelper.ts";

/** A function that calls another one with what it was given calls that again, up to here. */
const deepest = 3;

/**
 * A route that a function declares of its parameters, as each call of the function declares it.
 *
 * @param stands whether it stands at a router where it is written.
 */
export function routesPerCall(
  one: RouteIn,
  calling: Calling,
  stands: (one: RouteIn) => boolean,
  depth = 0,
): readonly RouteIn[] {
  const { route, file } = one;
  const { router, path, method } = route;
  if (router === undefined || depth === deepest) return [one];
  const values = [path, ...(method ? [method] : [])];
  const calls = callsThatGive(values, { file, scope: route.scope }, calling);
  const [first] = calls;
  if (first === undefined) {
    return isGivenByNobody(path, { file, scope: route.scope }, calling) ? [] : [one];
  }
  // `store.get(key)` in a method get() is no route, and has as many calls as there are of get().
  if (route.needsRouter === true && !first.gives(router) && !stands(one)) return [];
  return calls.flatMap((call) => {
    if (isGivenByNobody(call.of(path), call.place, calling)) return [];
    const handler = route.handler && handlerIn(call, route.handler, file, calling.evaluate);
    if (handler === undefined && route.handler !== undefined) {
      return pathsIn(call, one, calling.evaluate);
    }
    return routesPerCall(routeIn(call, one, { router, handler }), calling, stands, depth + 1);
  });
}

/** The route as the call declares it, with the handler that the call hands on. */
function routeIn(
  call: InCall,
  { route, file, routerPlace }: RouteIn,
  { router, handler }: { readonly router: Value; readonly handler: Value | undefined },
): RouteIn {
  const { place, range, guards, of } = call;
  const isGiven = routerPlace === undefined && call.gives(router);
  return {
    file: place.file,
    route: {
      ...route,
      scope: place.scope,
      range,
      guards: [...route.guards, ...guards],
      path: of(route.path),
      router: isGiven ? of(router) : router,
      ...(route.method && { method: of(route.method) }),
      ...(handler && { handler }),
    },
    ...(!isGiven && { routerPlace: routerPlace ?? { file, scope: route.scope } }),
  };
}

/** The route where it stands, with its handler: the call tells its path only. */
function pathsIn({ of, place }: InCall, one: RouteIn, evaluate: Evaluate): readonly RouteIn[] {
  const { path, method } = one.route;
  const methods = method ? textsOf(of(method), place, evaluate) : [undefined];
  return textsOf(of(path), place, evaluate).flatMap((text) =>
    methods.map((verb) => ({
      ...one,
      route: { ...one.route, path: text, ...(verb && { method: verb }) } satisfies RouteFact,
    })),
  );
}
