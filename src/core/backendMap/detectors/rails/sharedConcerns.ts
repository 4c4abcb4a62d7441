import type { RouteFact } from "../../facts/routingFacts.ts";
import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { camelized } from "../../languages/ruby/inflect.ts";
import type { Linking } from "../../link/linking.ts";
import type { Lookup } from "../../link/names/language.ts";
import { pathValue } from "./actionRoute.ts";
import type { RouteContext } from "./routeContext.ts";

/**
 * A concern that one file of routes declares and another one uses: its routes are kept as those of
 * nobody, with holes for what only the place of its use tells.
 */
export function insideConcern(context: RouteContext): RouteContext {
  return {
    ...context,
    path: "/{nested}",
    shallowPath: "/{shallow}",
    modules: [holes.modules],
    resource: {
      controller: holes.controller,
      collection: "/{collection}",
      making: "/{making}",
      member: "/{member}",
      nested: "/{nested}",
      isSingular: false,
    },
  };
}

const holes = { modules: "concern_modules", controller: "concern_controller" };

export function ofConcern(name: string, route: RouteFact): RouteFact {
  return { ...route, extra: { ...route.extra, concern: name } };
}

/** The use of a concern that its own file does not declare. */
export function usedConcern(name: string, node: SyntaxNode, context: RouteContext): RouteFact {
  const { resource, path, shallowPath, modules, controller } = context;
  return {
    stack: "rails",
    methods: [],
    router: { kind: "name", name: context.router },
    path: { kind: "text", text: "" },
    syntax: "colon",
    guards: context.guards,
    scope: fileScope,
    range: rangeOf(node),
    extra: {
      uses: name,
      nested: path,
      shallow: shallowPath,
      collection: resource?.collection ?? path,
      making: resource?.making ?? `${path}/new`,
      member: resource?.member ?? path,
      modules: modules.join("/"),
      controller: resource?.controller ?? controller ?? "",
    },
  };
}

/** The routes of a concern where it is used. */
export function drawnHere(use: RouteFact, { index }: Linking): readonly RouteFact[] {
  const { uses = "", modules = "", controller = "" } = use.extra ?? {};
  const spelled = (name: string): string =>
    name
      .replace(`${camelized(holes.modules)}::`, modules === "" ? "" : `${camelized(modules)}::`)
      .replace(camelized(holes.controller), camelized(controller));
  return index.find(byConcern, uses).map(({ extra = {}, handler, ...route }) => {
    const { action = "" } = extra;
    const name = spelled(extra["controller"] ?? "");
    const of = { kind: "import", module: "constant", name } as const;
    return {
      ...route,
      router: use.router ?? { kind: "unknown", text: "" },
      path: filled(route.path, use.extra ?? {}),
      ...(handler && {
        handler: { kind: "member", of, name: action },
        handlerName: `${name}#${action}`,
      }),
      extra: handler ? { action, controller: name, form: extra["form"] ?? "" } : {},
      guards: use.guards,
      range: use.range,
    } satisfies RouteFact;
  });
}

/** Those that one declares itself; what it uses of yet other files is left out. */
const byConcern: Lookup<RouteFact> = ({ routes }) =>
  routes.flatMap((route) => {
    const name = route.extra?.["concern"];
    const isOwn = route.extra?.["uses"] === undefined;
    return name === undefined || !isOwn ? [] : [[name, route] as const];
  });

/** A path with its holes filled in. */
function filled(path: Value, place: Readonly<Record<string, string>>): Value {
  const text = (value: Value): string => {
    if (value.kind === "text") return value.text;
    if (value.kind === "concat") return value.parts.map(text).join("");
    return value.kind === "unknown" ? (place[value.text] ?? `{${value.text}}`) : "";
  };
  return pathValue(text(path));
}
