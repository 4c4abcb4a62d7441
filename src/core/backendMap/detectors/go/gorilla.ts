import type { SomeFacts } from "../../facts/facts.ts";
import type { MountFact, RouteFact, RouterFact, UseFact } from "../../facts/routingFacts.ts";
import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Expand, Linking } from "../../link/linking.ts";
import type { Place } from "../../link/names/entity.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { mountedIn } from "../goRouting/mounted.ts";
import { ownRoutes } from "../goRouting/ownRoutes.ts";
import {
  callsOf,
  methodOf,
  operandOf,
  placeOf,
  routeAt,
  routerAt,
  wordsAt,
} from "../goRouting/routing.ts";
import type { Call } from "../goRouting/routing.ts";
import { fromImport, standsTo } from "../goRouting/stackImports.ts";

const modules = /^github\.com\/gorilla\/mux$/;
const types = /^(?:Router|Route)$/;

/** Gorilla: `r.HandleFunc(path, f).Methods("GET")`, `PathPrefix(path).Subrouter()`. */
export const gorilla: Stack = {
  name: "gorilla",
  languages: ["go"],
  markers: /gorilla\/mux"|\.(?:HandleFunc|HandlerFunc|Handler|Handle|Subrouter)\(/,
  detect,
  expand,
};

function detect(file: Reading): SomeFacts {
  const standing = standsTo(file, modules);
  if (standing === "other") return {};
  const calls = callsOf(file);
  const byNode = new Map(calls.map((call) => [call.node.id, call]));
  const chains = calls.filter(isLast).map((call) => chainOf(call, byNode));
  return {
    routers: calls.flatMap((call) => routerOf(call, byNode)),
    mounts: chains.flatMap(mountsOf),
    uses: standing === "own" ? calls.flatMap(useOf) : [],
    routes: chains.flatMap(routesOf).map((one) => ({ ...one, extra: { ...one.extra, standing } })),
  };
}

/** Calls on one another, the first in front, and the router that they begin with. */
interface Chain {
  readonly calls: readonly Call[];
  readonly router: Value;
}

/** Whether nothing more is called on what a call gives. */
function isLast({ node }: Call): boolean {
  const around = node.parent;
  return !(around?.type === "selector_expression" && fieldOf(around, "operand")?.id === node.id);
}

const steps = new Set([
  "HandleFunc",
  "Handle",
  "HandlerFunc",
  "Handler",
  "Path",
  "PathPrefix",
  "Methods",
  "Name",
  "Queries",
  "Schemes",
  "Headers",
  "HeadersRegexp",
  "MatcherFunc",
  "Host",
  "NewRoute",
]);

type CallsByNode = ReadonlyMap<number, Call>;

function chainOf(last: Call, byNode: CallsByNode): Chain {
  const chain: Call[] = [];
  let router: SyntaxNode = last.node;
  for (let one: Call | undefined = last; one !== undefined && steps.has(one.name);) {
    chain.unshift(one);
    router = one.operand;
    one = byNode.get(router.id);
  }
  return { calls: chain, router: last.file.valueOf(router) };
}

function routerOf(call: Call, byNode: CallsByNode): readonly RouterFact[] {
  if (call.name === "NewRouter" && fromImport(call, modules)) {
    return [routerAt(call, "gorilla", {})];
  }
  if (call.name === "StrictSlash" || call.name === "UseEncodedPath" || call.name === "SkipClean") {
    return [routerAt(call, "gorilla", { sameAs: operandOf(call) })];
  }
  const inner = byNode.get(call.operand.id);
  if (call.name !== "Subrouter" || inner === undefined) return [];
  const chain = chainOf(inner, byNode);
  const methods = methodsOf(chain);
  return [
    {
      ...routerAt(call, "gorilla", { parent: chain.router, ...prefixOf(chain) }),
      ...(methods.length > 0 && { methods }),
    },
  ];
}

function argsOf(chain: Chain, ...names: readonly string[]): Call["args"] {
  return chain.calls.find(({ name }) => names.includes(name))?.args ?? [];
}

function methodsOf(chain: Chain): readonly string[] {
  return argsOf(chain, "Methods")
    .map(methodOf)
    .filter((one) => one !== undefined);
}

/** A method that only a table of routes tells: `.Methods(route.Method)`. */
function methodIn(chain: Chain, known: readonly string[]): { readonly method?: Value } {
  const [only] = argsOf(chain, "Methods");
  const file = chain.calls[0]?.file;
  if (known.length > 0 || only === undefined || file === undefined) return {};
  return { method: file.valueOf(only) };
}

/** The paths that a chain says stand one behind the other: `PathPrefix("/a").Path("/b")`. */
function prefixOf(chain: Chain): { readonly prefix?: Value } {
  const parts = chain.calls
    .filter(({ name }) => /^(?:PathPrefix|Path|HandleFunc|Handle)$/.test(name))
    .flatMap(({ args: [path], file }) => (path === undefined ? [] : [file.valueOf(path)]));
  const [only, ...others] = parts;
  if (only === undefined) return {};
  return { prefix: others.length === 0 ? only : { kind: "concat", parts } };
}

function handlerOf(chain: Chain): SyntaxNode | undefined {
  return argsOf(chain, "HandleFunc", "Handle")[1] ?? argsOf(chain, "HandlerFunc", "Handler")[0];
}

function routesOf(chain: Chain): readonly RouteFact[] {
  const handler = handlerOf(chain);
  const methods = methodsOf(chain);
  // A route that says its methods only has the path of its router.
  const isOfMethods = chain.calls.some(({ name }) => name === "Methods");
  const path = prefixOf(chain).prefix ?? (isOfMethods ? noPath : undefined);
  const declares = chain.calls.find(({ name }) =>
    /^(?:Handle|Handler|HandleFunc|HandlerFunc)$/.test(name),
  );
  if (handler === undefined || path === undefined || declares === undefined) return [];
  return [
    routeAt(declares, "gorilla", {
      methods: methods.length > 0 ? methods : ["ANY"],
      ...methodIn(chain, methods),
      router: chain.router,
      path,
      syntax: "braces",
      handler,
    }),
  ];
}

const noPath: Value = { kind: "text", text: "" };

function mountsOf(chain: Chain): readonly MountFact[] {
  const handler = handlerOf(chain);
  const declares = chain.calls.at(-1);
  if (handler === undefined || declares === undefined) return [];
  return mountedIn(handler, declares.file).map(({ child, stripped }) => ({
    ...placeOf(declares),
    parent: chain.router,
    child,
    guards: [],
    ...(stripped && { prefix: stripped, isWhole: true }),
  }));
}

function useOf(call: Call): readonly UseFact[] {
  if (call.name !== "Use" || call.args.length === 0) return [];
  const guards = call.args.map(wordsAt);
  return [{ ...placeOf(call), router: operandOf(call), guards, isOrdered: false }];
}

const own = ownRoutes("gorilla", modules, types);

/** What hands on to another router is no route; a subrouter may know the methods of its routes. */
function expand(...[route, file, linking, handlerPlace]: Parameters<Expand>): ReturnType<Expand> {
  const at = handlerPlace ?? { file, scope: route.scope };
  if (isMount(route.handler, at, linking)) return [];
  const kept = own(route, file, linking, handlerPlace) ?? [{ route, file }];
  const above = route.router && linking.routers.of(route.router, file, route.scope)[0];
  const methods = above?.kind === "router" ? above.router.methods : undefined;
  if (methods === undefined || route.methods[0] !== "ANY") return kept;
  return kept.map((one) => ({ ...one, route: { ...one.route, methods } }));
}

function isMount(
  handler: Value | undefined,
  { file, scope }: Place,
  { routers }: Linking,
): boolean {
  if (handler === undefined) return false;
  const inside = handler.kind === "call" ? [handler, ...handler.args] : [handler];
  return inside.some((one) => routers.of(one, file, scope).some(({ kind }) => kind === "router"));
}
