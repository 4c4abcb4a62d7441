import type { Value } from "../../facts/value.ts";
import type { RouteIn } from "../linking.ts";
import type { Place } from "../names/entity.ts";
import { definitionIn } from "../names/following.ts";
import { valueBehind, type ValueIn } from "../names/valueBehind.ts";
import { handedRequest } from "./handedRequest.ts";
import type { Looping } from "./itemsIn.ts";
import { roundsOf, type Round } from "./perItem.ts";

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
  const own = handler && handlerIn(handler, one.file, round, looping);
  return {
    ...one,
    route: {
      ...route,
      path: round.of(route.path),
      ...(route.method && { method: round.of(route.method) }),
      ...(own?.handler && { handler: own.handler }),
    },
    ...(own?.place && { handlerPlace: own.place }),
  };
}

/** The round's handler as it is written there; in a wrapper too: `wrap(route.handler)`. */
function handlerIn(
  handler: Value,
  file: RouteIn["file"],
  round: Round,
  looping: Looping,
): { readonly handler: Value; readonly place?: Place } {
  const inside = [...insideOf(round.spelled(handler)), ...handedRequest(handler, file)];
  for (const one of inside) {
    const part = round.partOf(one);
    const written = part && writtenIn(part, looping);
    if (written !== undefined && answers(written, looping)) {
      return { handler: written.value, place: written.place };
    }
  }
  return { handler };
}

/** Wrappers around wrappers are looked into so deep. */
const deepest = 4;

/** What a wrapper may be around, the last first: `logged(guarded(route.handler))`. */
function insideOf(value: Value, depth = 0): readonly Value[] {
  if (depth > deepest) return [];
  const parts = value.kind === "either" ? value.options : value.kind === "call" ? value.args : [];
  if (parts.length === 0) return [value];
  return parts.toReversed().flatMap((one) => insideOf(one, depth + 1));
}

/** What a part of an item is given, where that is told; of several handlers the last. */
function writtenIn(part: ValueIn, { index }: Looping): ValueIn {
  const behind = valueBehind(part.value, part.place, index);
  if (behind === undefined) return part;
  const { value, place } = behind;
  const last = value.kind === "list" ? value.items.at(-1) : undefined;
  return last === undefined ? behind : { value: last, place };
}

function answers({ value, place }: ValueIn, { evaluate }: Looping): boolean {
  if (value.kind === "call") return true;
  const found = evaluate(value, place).find((entity) => entity.kind === "definition");
  return found !== undefined && /function|method|class/.test(definitionIn(found).kind);
}
