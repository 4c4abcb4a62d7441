import type { Value } from "../../facts/value.ts";
import type { RouteIn } from "../linking.ts";
import { definitionIn } from "../names/following.ts";
import { roundsOf, type Looping, type Round } from "./perItem.ts";

/** A route that a loop declares of what it goes over, as each of its rounds declares it. */
export function routesPerItem(one: RouteIn, looping: Looping): readonly RouteIn[] {
  const { route, file } = one;
  const values = [route.path, ...(route.method ? [route.method] : [])];
  const rounds = roundsOf(values, { file, scope: route.scope }, looping);
  const known = rounds.filter(({ of }) => of(route.path).kind !== "unknown");
  return known.length === 0 ? [one] : known.map((round) => routeIn(one, round, looping));
}

function routeIn(one: RouteIn, round: Round, looping: Looping): RouteIn {
  const { handler, ...route } = one.route;
  const own = handler && handlerIn(handler, round, looping);
  return {
    ...one,
    route: {
      ...route,
      path: round.of(route.path),
      ...(route.method && { method: round.of(route.method) }),
      ...(own?.handler && { handler: own.handler }),
    },
    ...(own?.file && { handlerFile: own.file }),
  };
}

/** The round's function or class of views; in a wrapper too: `wrap(route.handler)`. */
function handlerIn(
  handler: Value,
  round: Round,
  looping: Looping,
): { readonly handler: Value; readonly file?: RouteIn["file"] } {
  const inside = handler.kind === "call" ? handler.args.toReversed() : [handler];
  for (const one of inside) {
    const part = round.partOf(one);
    const found = part && looping.evaluate(part.value, part.place);
    const target = found?.find((entity) => entity.kind === "definition");
    if (target !== undefined && /function|method|class/.test(definitionIn(target).kind)) {
      return { handler: { kind: "definition", definition: target.index }, file: target.file };
    }
  }
  return { handler };
}
