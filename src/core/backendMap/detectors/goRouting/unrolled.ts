import type { FileFacts, RouteFact } from "../../facts/facts.ts";
import type { Linking, RouteIn } from "../../link/linking.ts";
import { methods } from "./routing.ts";
import { textsOf } from "../../link/names/textsOf.ts";
import type { Value } from "../../facts/value.ts";

/** A table of routes longer than this is generated. */
const longest = 500;

/** A route in a loop over a list stands once for each element; its method may be one of its fields. */
export function unrolled(
  route: RouteFact,
  file: FileFacts,
  linking: Linking,
): readonly RouteIn[] | undefined {
  const list = listIn(route.path) ?? (route.method && listIn(route.method));
  if (list === undefined) {
    return route.method === undefined
      ? undefined
      : [{ route: withMethod(route, file, linking), file }];
  }
  const place = { file, scope: route.scope };
  const count = linking
    .evaluate(list, place)
    .flatMap((one) => (one.kind === "value" ? [sizeOf(one.value)] : []))
    .reduce((most, one) => Math.max(most, one), 0);
  // Of a list that only the running program knows, the path of one element stands for all.
  if (count === 0) return [{ route: withMethod(route, file, linking), file }];
  const each = Array.from({ length: Math.min(count, longest) }, (_, index) => ({
    ...route,
    path: elementIn(route.path, index),
    ...(route.method && { method: elementIn(route.method, index) }),
    ...(route.handler && { handler: elementIn(route.handler, index) }),
  }));
  return each.map((one) => ({ route: withMethod(one, file, linking), file }));
}

function withMethod(route: RouteFact, file: FileFacts, { evaluate }: Linking): RouteFact {
  if (route.method === undefined) return route;
  const place = { file, scope: route.scope };
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

function sizeOf(value: Value): number {
  if (value.kind === "list") return value.items.length;
  return value.kind === "record" ? Object.keys(value.fields).length : 0;
}

const isEach = (name: string): boolean => name === "*" || name === "[key]";

/** The list of which an expression takes an element. */
function listIn(value: Value): Value | undefined {
  if (value.kind === "member") return isEach(value.name) ? value.of : listIn(value.of);
  return partsOf(value)
    .map(listIn)
    .find((one) => one !== undefined);
}

function partsOf(value: Value): readonly Value[] {
  if (value.kind === "concat") return value.parts;
  return value.kind === "call" ? value.args : [];
}

/** The expression with one element in the place of any. */
function elementIn(value: Value, index: number): Value {
  if (value.kind === "concat") {
    return { ...value, parts: value.parts.map((one) => elementIn(one, index)) };
  }
  if (value.kind === "call") {
    return { ...value, args: value.args.map((one) => elementIn(one, index)) };
  }
  if (value.kind !== "member") return value;
  if (!isEach(value.name)) return { ...value, of: elementIn(value.of, index) };
  return { ...value, name: value.name === "*" ? `[${index}]` : `[key ${index}]` };
}
