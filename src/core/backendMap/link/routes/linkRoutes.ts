import type { EntryPoint } from "../../backendMap.ts";
import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import { given } from "../../facts/given.ts";
import { besidePath, requiredFieldsOf } from "../inputs/requiredFields.ts";
import { extractorsOf } from "./extractors.ts";
import { handlerOf, targetOf } from "./handlers.ts";
import type { Place, TextEntity } from "../names/entity.ts";
import type { Evaluate } from "../names/following.ts";
import type { SeenLinking } from "../knownLinkings.ts";
import type { Linking, RouteIn } from "../linking.ts";
import { normalisePath } from "./normalisePath.ts";
import type { Standing } from "./standings.ts";
import { joinPaths, joinPathsOf } from "./joinPaths.ts";
import { sureOf } from "./ofReceiver.ts";
import { prefixOfOther } from "./ownRouter.ts";
import { routesPerCall } from "./routesPerCall.ts";
import { routesPerItem } from "./routesPerItem.ts";
import { toldByCall } from "./toldByCall.ts";
import { noText, textsOf } from "../names/textsOf.ts";

/** The routes of a file with their full paths, once for each place that their routers stand at. */
export function linkRoutes(file: FileFacts, general: SeenLinking): readonly EntryPoint[] {
  const found = file.routes
    .filter((route) => !isDeclaredByCallee(route, file, general))
    .flatMap((route) =>
      routesPerCall({ route, file }, general.calling, (one) => routersAt(one, general).length > 0),
    )
    .flatMap((one) => {
      // Most of what is called like a route is none, whoever calls it.
      const all = linked(one, general);
      const each = all.length === 0 ? [] : general.seenFrom(one.file, one.route.scope);
      return each.length < 2 ? all : each.flatMap((linking) => linked(one, linking));
    });
  return distinctRoutes(found);
}

/** Whether the callee is seen to declare the route itself, of what this call hands it. */
function isDeclaredByCallee(
  { callee, scope }: RouteFact,
  file: FileFacts,
  { evaluate }: Linking,
): boolean {
  if (callee === undefined) return false;
  return evaluate(callee, { file, scope }).some(
    (one) =>
      one.kind === "definition" && one.file.routes.some((route) => route.scope === one.index),
  );
}

function linked(one: RouteIn, linking: Linking): readonly EntryPoint[] {
  return routesPerItem(one, linking).flatMap((each) => linkedOnce(each, linking));
}

function linkedOnce(one: RouteIn, linking: Linking): readonly EntryPoint[] {
  const { route, file, routerPlace, handlerPlace } = one;
  const all = linking.expand(route.stack)?.(route, file, linking, handlerPlace) ?? [one];
  return all.flatMap((each) =>
    linkRoute({ ...given({ handlerPlace }), ...each, ...given({ routerPlace }) }, linking),
  );
}

function linkRoute(one: RouteIn, linking: Linking): readonly EntryPoint[] {
  const { evaluate, uriOf } = linking;
  const { route, file } = one;
  const place = { file, scope: route.scope };
  const handledAt = one.handlerPlace ?? place;
  const handled = { ...route, scope: handledAt.scope };
  const handler = targetOf(handled, handledAt.file, linking);
  const requires = requiredFieldsOf(route, place, handler, linking.index);
  const told = toldByCall(one, linking);
  const own = [...route.guards, ...extractorsOf(handler)];
  const rest = {
    kind: "http",
    stack: route.stack,
    ...handlerOf(handled, handledAt.file, linking),
    declared: told?.declared ?? { uri: uriOf(file.path), range: route.range },
    ...(route.schema !== undefined && { schema: route.schema }),
    ...(route.responses !== undefined && { responses: route.responses }),
    ...(route.isUndescribed && { isUndescribed: route.isUndescribed }),
  } as const;
  return textsOf(route.path, place, evaluate).flatMap((text) =>
    standingsOf(one, text.text, linking).flatMap(({ prefix, guards, stack }) => {
      const whole = joinPathsOf(route, prefix, text);
      const path = normalisePath(withoutSetting(whole), route.syntax);
      const required = requires && besidePath(requires, path);
      return methodsOf(route, place, evaluate).map(({ method, missing }) => ({
        ...rest,
        stack,
        method,
        path,
        guards: [...guards, ...(told?.guards ?? []), ...own],
        ...(required && { requires: required }),
        ...given({ unresolved: text.unresolved ?? missing ?? whole.unresolved ?? one.unresolved }),
      }));
    }),
  );
}

/**
 * A first part that the environment may set and nothing presets is absent where nobody sets it: an
 * environment variable, or a field that says what all stands below: `config.Server.RootPath`.
 */
function withoutSetting({ text, unresolved }: TextEntity): string {
  if (unresolved === undefined) return text;
  const [first = "", name] = /^\/?\{(\w+(?:\(\))?)\}(?=\/|$)/.exec(text) ?? [];
  // A parameter of the path can have such a name too: this one is what could not be computed.
  if (name === unresolved && basePath.test(name)) return text.slice(first.length);
  return text.replace(environment, "").replace(field, "").replace(setting, "");
}

/** What a variable is called that holds where all of a server stands. */
const basePath =
  /^(?:(?:get_?)?(?:base_?|root_?|url_?|path_?)+prefix(?:\(\))?|base|(?:\w+_)?(?:base|root|context|sub|route)_?path(?:_?prefix)?)$/i;

/** The same by the key of a setting: `config.get("server.baseUrl")`. */
const setting =
  /^\/?\{[\w.]*\.get\w*\((?:[\w.-]*[._-])?(?:base|root|sub|context)[_-]?(?:path|prefix|ur[il])\)\}(?=\/[^{])/i;

const environment = /^\/?\{[^{}]*\b(?:env|environ|get_?env)\b[^{}]*\}(?=\/|$)/i;
const field =
  /^\/?\{[\w.]+\.(?:\w*_)?(?:router?)?(?:base|root|sub|context|url)?_?(?:path|prefix|ur[il])\}(?=\/[^{])/i;

/** Where a route's router stands, and the stack that the router is of: verbs are called alike. */
interface RouteStanding extends Standing {
  readonly stack: string;
}

function standingsOf(one: RouteIn, path: string, linking: Linking): readonly RouteStanding[] {
  const { route, file } = one;
  const { evaluate, routers } = linking;
  const root: RouteStanding = { prefix: noText, guards: [], stack: route.stack };
  if (route.router === undefined) return [root];
  const found = routersAt(one, linking);
  if (found.length === 0 && route.needsRouter === true) return [];
  const isKnown = found.some((router) => router.kind === "router" || routers.isMounted(router));
  const at = one.routerPlace ?? { file, scope: route.scope };
  const before = isKnown ? noText : prefixOfOther(route.router, at, evaluate);
  if (found.length === 0) return [{ ...root, prefix: before }];
  const all = found.flatMap((router) =>
    routers.standings(router).map((standing) => ({
      prefix: joinPaths(before, standing.prefix),
      guards: [...standing.guards, ...routers.guardsAt(router, file, route.range.start, path)],
      stack: standing.stack ?? route.stack,
    })),
  );
  return sureOf(all, route, file, linking);
}

function routersAt(
  { route, file, routerPlace }: RouteIn,
  { routers }: Linking,
): ReturnType<Linking["routers"]["of"]> {
  if (route.router === undefined) return [];
  const at = routerPlace ?? { file, scope: route.scope };
  return routers
    .of(route.router, at.file, at.scope)
    .filter((one) => route.needsRouter !== true || one.kind === "router" || routers.isMounted(one));
}

const verbs = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|QUERY|ALL)$/;

/** A method, and what of it could not be computed. */
interface Method {
  readonly method: string;
  readonly missing?: string;
}

/** Those it names, or those that what it computes can be: of one that cannot be told, any. */
function methodsOf(route: RouteFact, place: Place, evaluate: Evaluate): readonly Method[] {
  if (route.methods.length > 0 || route.method === undefined) {
    return route.methods.map((method) => ({ method }));
  }
  const texts = textsOf(route.method, place, evaluate);
  const known = texts.map(({ text }) => text.toUpperCase()).filter((text) => verbs.test(text));
  if (known.length > 0) return known.map((text) => ({ method: text === "ALL" ? "ANY" : text }));
  const missing = texts.find(({ unresolved }) => unresolved !== undefined)?.unresolved;
  return missing === undefined ? [] : [{ method: "ANY", missing }];
}

/** Of what several files say of one route the first. */
export function distinctRoutes(entries: readonly EntryPoint[]): readonly EntryPoint[] {
  const seen = new Set<string>();
  return entries.filter(({ method, path, declared }) => {
    const { line, character } = declared.range.start;
    const key = `${method} ${path} ${declared.uri} ${line}:${character}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
