import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { DefinitionEntity, Entity, Place } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { Expand, Linking, RouteIn } from "../../link/linking.ts";

const httpMethods = ["get", "post", "put", "patch", "delete", "head", "options", "trace", "query"];

/** A class, those that it is made of, and the names of what is outside of the workspace among them. */
export interface Ancestry {
  readonly own: DefinitionEntity;
  readonly inside: readonly DefinitionEntity[];
  readonly outside: readonly string[];
}

/** A class and all that it inherits from, the nearest first. */
export function ancestryOf(own: DefinitionEntity, { evaluate }: Linking): Ancestry {
  const inside: DefinitionEntity[] = [];
  const outside: string[] = [];
  const follow = (one: DefinitionEntity): void => {
    if (inside.some(({ file, index }) => file === one.file && index === one.index)) return;
    inside.push(one);
    const { bases = [], scope } = definitionIn(one);
    for (const base of bases.flatMap((it) => evaluate(it, { file: one.file, scope }))) {
      if (base.kind === "definition") follow(base);
      if (base.kind === "outside") outside.push(lastName(base));
    }
  };
  follow(own);
  return { own, inside, outside };
}

function lastName({ module, name }: Extract<Entity, { kind: "outside" }>): string {
  const whole = name === "" ? module : name;
  return whole.slice(whole.lastIndexOf(".") + 1);
}

/** The class that an expression is or is made of: `View`, `View.as_view()`, `View()`. */
export function classOf(
  value: Value,
  place: Place,
  { evaluate }: Linking,
): DefinitionEntity | undefined {
  return evaluate(value, place).find(
    (one): one is DefinitionEntity =>
      one.kind === "definition" && definitionIn(one).kind === "class",
  );
}

/** Which HTTP methods the classes themselves define. */
export function methodsDefined({ inside }: Ancestry, { index }: Linking): readonly string[] {
  return httpMethods.filter((name) =>
    inside.some((one) => index.names(one.file).definition(one.index, name).length > 0),
  );
}

/** Decorators of the classes and fields that list them, as a class of views states them. */
export function listedIn(
  field: string,
  { inside }: Ancestry,
  { index }: Linking,
): readonly Value[] | undefined {
  for (const one of inside) {
    const [binding] = index.names(one.file).binding(one.index, field);
    if (binding === undefined) continue;
    return binding.value.kind === "list" ? binding.value.items : [binding.value];
  }
  return undefined;
}

/** A route whose handler is a class answers the methods that the class defines. */
export const expandClass: Expand = (route, file, linking, handlerPlace) => {
  if (route.methods.length > 0 && !route.extra?.["isClass"]) return undefined;
  const handled = { file, ...(handlerPlace && { handlerPlace }) };
  const found = viewOf({ route, ...handled }, linking);
  if (found === undefined) return [{ route: withPreset(route), ...handled }];
  const ancestry = ancestryOf(found, linking);
  const allowed = new Set(route.methods);
  const defined = methodsDefined(ancestry, linking).filter(
    (name) => allowed.size === 0 || allowed.has(name.toUpperCase()),
  );
  return defined.map((name) => ({ ...handled, route: methodRoute(route, name) }));
};

/** The class that handles a route. */
export function viewOf(one: RouteIn, linking: Linking): DefinitionEntity | undefined {
  const { handler } = one.route;
  return handler && classOf(handler, placeOfHandler(one), linking);
}

/** Where the handler of a route is looked up. */
export const placeOfHandler = ({ route, file, handlerPlace }: RouteIn): Place =>
  handlerPlace ?? { file, scope: route.scope };

function withPreset(route: RouteFact): RouteFact {
  if (route.methods.length > 0) return route;
  return { ...route, methods: (route.extra?.["preset"] ?? "ANY").split(",") };
}

function methodRoute(route: RouteFact, name: string): RouteFact {
  const { handler } = route;
  return {
    ...route,
    methods: [name.toUpperCase()],
    ...(handler && { handler: { kind: "member", of: handler, name } }),
  };
}
