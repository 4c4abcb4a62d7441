import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { Expand, Linking, RouteIn } from "../../link/linking.ts";
import type { DefinitionEntity, Place } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import { appBuilderBases, isApiBase, type Exposed } from "./appBuilderBases.ts";
import { ancestryOf, classOf, type Ancestry } from "../python/classViews.ts";
import { guardWords } from "../python/guardWords.ts";

/** A class answers where its fields put it, by each method of it or above it that is exposed. */
export const expandAppBuilder: Expand = (route, file, linking) => {
  const found = route.handler && classOf(route.handler, { file, scope: route.scope }, linking);
  if (found === undefined) return [];
  const ancestry = ancestryOf(found, linking);
  const names = namesOf(ancestry);
  // Other frameworks' classes are added by calls of these names as well.
  if (!names.some((name) => appBuilderBases.has(name))) return [];
  const base = routeBase(ancestry, names.some(isApiBase), linking);
  const included = listed("include_route_methods", ancestry, linking);
  const excluded = listed("exclude_route_methods", ancestry, linking) ?? new Set();
  return exposedIn(ancestry)
    .filter(({ name }) => included?.has(name) !== false && !excluded.has(name))
    .map((one) => routeIn(one, { route, file, base }));
};

function namesOf({ inside, outside }: Ancestry): readonly string[] {
  return [...inside.map((one) => definitionIn(one).name), ...outside];
}

/** The nearest field that says where; else its kind and its own name do. */
function routeBase(ancestry: Ancestry, isApi: boolean, linking: Linking): Value {
  const said = fieldIn("route_base", ancestry, linking);
  if (said !== undefined) return said;
  const name = text(definitionIn(ancestry.own).name.toLowerCase());
  if (!isApi) return concat(text("/"), name);
  const version = fieldIn("version", ancestry, linking) ?? text("v1");
  const resource = fieldIn("resource_name", ancestry, linking) ?? name;
  return concat(text("/api/"), version, text("/"), resource);
}

const text = (words: string): Value => ({ kind: "text", text: words });
const concat = (...parts: readonly Value[]): Value => ({ kind: "concat", parts });

/** What a class or the nearest above it gives a field, where that is known; none for `None`. */
function fieldIn(
  name: string,
  ancestry: Ancestry,
  { index, evaluate }: Linking,
): Value | undefined {
  const [found] = fieldsIn(name, ancestry, index);
  if (found === undefined || (found.value.kind === "unknown" && found.value.text === "None")) {
    return undefined;
  }
  const known = evaluate(found.value, found.place).find(({ kind }) => kind === "text");
  return known?.kind === "text" ? text(known.text) : found.value;
}

function fieldsIn(
  name: string,
  { inside }: Ancestry,
  index: Linking["index"],
): readonly { readonly value: Value; readonly place: Place }[] {
  return inside.flatMap(({ file, index: at }) =>
    index
      .names(file)
      .binding(at, name)
      .slice(-1)
      .map(({ value }) => ({ value, place: { file, scope: at } })),
  );
}

/** The names that a field lists; undefined where it lists none, or one that cannot be computed. */
function listed(
  field: string,
  ancestry: Ancestry,
  { index, evaluate }: Linking,
): ReadonlySet<string> | undefined {
  const [found] = fieldsIn(field, ancestry, index);
  if (found === undefined) return undefined;
  const names = textsIn(found.value, found.place, evaluate);
  return names.length === 0 || names.includes(undefined)
    ? undefined
    : new Set(names.filter((one) => one !== undefined));
}

/** A list within a sum within a list: what classes of constants are put together from. */
const deepest = 6;

function textsIn(
  value: Value,
  place: Place,
  evaluate: Linking["evaluate"],
  depth = 0,
): readonly (string | undefined)[] {
  if (depth > deepest) return [undefined];
  const inside = (one: Value): readonly (string | undefined)[] =>
    textsIn(one, place, evaluate, depth + 1);
  if (value.kind === "text") return [value.text];
  if (value.kind === "list") return value.items.flatMap(inside);
  if (value.kind === "either") return value.options.flatMap(inside);
  if (value.kind === "concat") return value.parts.flatMap(inside);
  const found = evaluate(value, place);
  if (found.length === 0) return [undefined];
  return found.flatMap((one) => {
    if (one.kind === "text") return [one.text];
    if (one.kind !== "value" || one.value === value) return [undefined];
    return textsIn(one.value, one.place, evaluate, depth + 1);
  });
}

interface ExposedIn extends Exposed {
  readonly guards: readonly string[];
  /** Absent where the method stands outside of the workspace. */
  readonly handler?: DefinitionEntity;
}

/** What a class answers: of methods of one name the nearest, even where that is not exposed. */
function exposedIn({ inside, outside }: Ancestry): readonly ExposedIn[] {
  const found = new Map<string, readonly ExposedIn[]>();
  for (const { file, index } of inside) {
    file.definitions.forEach(({ scope, name, kind, decorators = [] }, at) => {
      if (scope !== index || kind === "class" || found.has(name)) return;
      const handler: DefinitionEntity = { kind: "definition", file, index: at };
      const guards = guardWords(decorators);
      const urls = decorators.flatMap(exposing);
      found.set(
        name,
        urls.map((one) => ({ ...one, name, guards, handler })),
      );
    });
  }
  for (const one of outside.flatMap((name) => appBuilderBases.get(name) ?? [])) {
    if (!found.has(one.name)) found.set(one.name, []);
    const known = found.get(one.name) ?? [];
    const isOwn = known.some(({ handler }) => handler !== undefined);
    const isKnown = known.some(({ url, methods }) => url === one.url && methods === one.methods);
    if (!isOwn && !isKnown) found.set(one.name, [...known, { ...one, guards: [] }]);
  }
  return [...found.values()].flat();
}

/** `expose("/<pk>", methods=["GET"])`. */
function exposing(decorator: string): readonly Omit<Exposed, "name">[] {
  const match = /^(?:\w+\.)?expose\(\s*(?:url\s*=\s*)?(?:"([^"]*)"|'([^']*)')?/.exec(decorator);
  if (match === null) return [];
  const list = /methods\s*=\s*[[({]([^\])}]*)[\])}]/.exec(decorator)?.[1] ?? "";
  const named = [...list.matchAll(/["'](\w+)["']/g)].map(([, one = ""]) => one.toUpperCase());
  const url = match[1] ?? match[2] ?? "/";
  return [{ url, methods: named.length > 0 ? named : ["GET"] }];
}

function routeIn(
  { url, methods, name, guards, handler }: ExposedIn,
  { route, file, base }: RouteIn & { readonly base: Value },
): RouteIn {
  const of = { stack: route.stack, syntax: route.syntax, scope: route.scope, range: route.range };
  const own: RouteFact = { ...of, methods, path: concat(base, text(url)), guards };
  if (handler === undefined) return { route: own, file };
  const answers: Value = { kind: "definition", definition: handler.index };
  return {
    file,
    route: { ...own, handler: answers, handlerName: name },
    handlerPlace: { file: handler.file, scope: handler.index },
  };
}
