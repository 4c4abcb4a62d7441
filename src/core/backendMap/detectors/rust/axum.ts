import type { SomeFacts } from "../../facts/facts.ts";
import type { MountFact, RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { methodRouters } from "./methodRouters.ts";
import { isTyped, typedPath, typedRoutes } from "./typedPaths.ts";
import { utoipaPath, utoipaRoutes } from "./utoipa.ts";
import { callsOf, chainOf, handlerAt, placeOf, routerAt, verbs, wordsAt } from "./routing.ts";
import type { Call } from "./routing.ts";

/** Axum: `Router::new().route(path, get(a).post(b))`, `nest`, `merge`, layers. */
export const axum: Stack = {
  name: "axum",
  languages: ["rust"],
  markers:
    /\.(?:route|route_with_tsr|typed_\w+|nest|merge|nest_service|routes|layer|route_layer)\s*\(|\baxum\b/,
  detect,
  expand: (...asked) => utoipaPath(...asked) ?? typedPath(...asked) ?? methodRouters(...asked),
};

/** What an axum router gives back is the same router. */
const same = new Set([
  "route",
  "routes",
  "route_service",
  "route_with_tsr",
  "route_service_with_tsr",
  "nest",
  "nest_service",
  "merge",
  "with_state",
  "fallback",
  "fallback_service",
  "method_not_allowed_fallback",
  "into_make_service",
  "api_route",
  "api_route_with",
  "split_for_parts",
]);

function detect(file: Reading): SomeFacts {
  // Actix calls its routes alike.
  if (/\bactix_web\b/.test(file.text) && !/\baxum\b/.test(file.text)) return {};
  const calls = callsOf(file);
  return {
    routers: calls.flatMap(routerOf),
    mounts: calls.flatMap(mountsOf),
    routes: [
      ...describing(file, calls),
      ...calls.flatMap(utoipaRoutes),
      ...calls.flatMap(typedRoutes),
    ],
  };
}

function routerOf(call: Call): readonly RouterFact[] {
  const { name, path, operand, file } = call;
  if (path !== undefined && makesRouter(path, file)) return [routerAt(call, "axum", {})];
  if (operand === undefined) return [];
  if (isLayer(call)) return [routerAt(call, "axum", {})];
  const isSame = same.has(name) || isTyped(name);
  return isSame ? [routerAt(call, "axum", { sameAs: file.valueOf(operand) })] : [];
}

/** `Router::new`, also by another name: `use axum::Router as Routes`. */
function makesRouter(path: string, file: Reading): boolean {
  const type = /(?:^|::)(\w+)::(?:new|default|with_openapi)$/.exec(path)?.[1];
  if (type === undefined) return false;
  return /^(?:Open)?(?:Api)?Router$/.test(type) || file.text.includes(`Router as ${type}`);
}

/** A layer is around what is declared before it, and not around what follows: a router of its own. */
function isLayer({ name, args }: Call): boolean {
  return (name === "layer" || name === "route_layer") && args.length === 1;
}

function mountsOf(call: Call): readonly MountFact[] {
  const { name, args, operand, file, node } = call;
  if (operand === undefined) return [];
  const [first, second] = args;
  const place = placeOf(call);
  if (isLayer(call) && first !== undefined) {
    const guards = [wordsAt(first)];
    return [{ ...place, parent: file.valueOf(node), child: file.valueOf(operand), guards }];
  }
  const parent = file.valueOf(operand);
  if (name === "merge" && first !== undefined) {
    return [{ ...place, parent, child: file.valueOf(first), guards: [] }];
  }
  const isNest = /^nest(?:_service|_api_service)?$/.test(name);
  if (!isNest || first === undefined || second === undefined) return [];
  const prefix = file.valueOf(first);
  return [{ ...place, parent, child: file.valueOf(second), prefix, guards: [] }];
}

/**
 * Routers of aide and of utoipa describe what is added by calls of their own: what `route` adds to
 * one, as to the plain routers beside it, is left out of the description.
 */
function describing(file: Reading, calls: readonly Call[]): readonly RouteFact[] {
  const describes = /\b(?:Open)?ApiRouter\b/.test(file.text);
  return calls.flatMap((call) => {
    const isLeftOut = describes && call.name.startsWith("route");
    return routesOf(call).map((one) => ({ ...one, ...(isLeftOut && { isUndescribed: true }) }));
  });
}

function routesOf(call: Call): readonly RouteFact[] {
  const { name, args, operand, file } = call;
  const [path, target] = args;
  const isRoute = /^(?:api_)?route(?:_service|_with)?(?:_with_tsr)?$/.test(name);
  if (!isRoute || operand === undefined || path === undefined || target === undefined) return [];
  const chain = chainOf(target, file);
  if (/^Serve(?:Dir|File)::/.test(target.text)) return [];
  const declared = chain.flatMap((one) => answers(one));
  const guards = chain
    .filter(isLayer)
    .flatMap(({ args: [layer] }) => (layer ? [wordsAt(layer)] : []));
  const base = {
    ...placeOf(call),
    stack: "axum",
    router: file.valueOf(operand),
    path: file.valueOf(path),
    syntax: "segments",
    guards,
  } as const;
  if (declared.length === 0) return [{ ...base, methods: ["ANY"], ...handlerAt(target, file) }];
  return declared.map((one) => ({ ...base, ...one }));
}

type Answer = Pick<RouteFact, "methods" | "handler" | "handlerName">;

/** `get(a)`, `.post_with(b, docs)`, `on(MethodFilter::PUT, c)`, `any(d)`. */
function answers({ name, args, file }: Call): readonly Answer[] {
  const verb = name.replace(/_(?:service|with)$/, "");
  const [first, second] = args;
  if (first === undefined) return [];
  if (verb === "any") return [{ methods: ["ANY"], ...handlerAt(first, file) }];
  if (verbs.test(verb) || verb === "query") {
    return [{ methods: [verb.toUpperCase()], ...handlerAt(first, file) }];
  }
  if (verb !== "on" || second === undefined) return [];
  const methods = [...first.text.matchAll(/MethodFilter::([A-Z]+)/g)].map(([, one = ""]) => one);
  return [{ methods, ...handlerAt(second, file) }];
}
