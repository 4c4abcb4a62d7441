import type { SomeFacts } from "../../facts/facts.ts";
import type { RouteFact, RouterFact, UseFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { callsOf, operandOf, placeOf, routeAt, routerAt, wordsAt } from "../goRouting/routing.ts";
import type { Call } from "../goRouting/routing.ts";
import { fromImport } from "../goRouting/stackImports.ts";
import { withMethod } from "../goRouting/withMethod.ts";
import { titleVerb } from "../goRouting/verbRouters.ts";

const modules = /^github\.com\/danielgtaylor\/huma(?:\/v\d+)?$/;
const adapters = /^github\.com\/danielgtaylor\/huma(?:\/v\d+)?\/adapters\//;

/** Huma: `huma.Register(api, huma.Operation{…}, handler)`, `huma.Get(api, path, handler)`, groups. */
export const huma: Stack = {
  name: "huma",
  languages: ["go"],
  markers: /danielgtaylor\/huma/,
  detect,
  expand: (route, file, linking) => [
    { file, route: withMethod(route, { file, scope: route.scope }, linking) },
  ],
};

function detect(file: Reading): SomeFacts {
  const calls = callsOf(file);
  return {
    routers: calls.flatMap(routerOf),
    uses: calls.flatMap(useOf),
    routes: calls.filter((call) => fromImport(call, modules)).flatMap(routesOf),
  };
}

/** An API stands where the router does that it is made for; a group stands below an API. */
function routerOf(call: Call): readonly RouterFact[] {
  const { name, args, file } = call;
  const [first, second] = args;
  const isGroup = name === "NewGroup" && fromImport(call, modules);
  if (first === undefined || !(isGroup || isApi(call))) return [];
  const isBelow = isGroup || name.endsWith("Prefix");
  const parent = file.valueOf((name.endsWith("WithGroup") ? second : undefined) ?? first);
  const prefix = isBelow && second && { prefix: file.valueOf(second) };
  return [routerAt(call, "huma", { parent, ...prefix })];
}

function isApi(call: Call): boolean {
  return /^New(?:V\d+)?(?:With(?:Group|Prefix))?$/.test(call.name) && fromImport(call, adapters);
}

function useOf(call: Call): readonly UseFact[] {
  if (call.name !== "UseMiddleware" || call.args.length === 0) return [];
  const guards = call.args.map(wordsAt);
  return [{ ...placeOf(call), router: operandOf(call), guards, isOrdered: false }];
}

function routesOf(call: Call): readonly RouteFact[] {
  const { name, args, file } = call;
  const [api, what, handler] = args;
  if (api === undefined || what === undefined || handler === undefined) return [];
  const base = { router: file.valueOf(api), syntax: "braces", handler } as const;
  const verb = titleVerb(name);
  if (verb !== undefined) {
    return [routeAt(call, "huma", { ...base, methods: [verb], path: file.valueOf(what) })];
  }
  if (name !== "Register") return [];
  const operation = file.valueOf(literalIn(what) ?? what);
  const [method, path] = ["Method", "Path"].map((field) => fieldIn(operation, field));
  if (method === undefined || path === undefined) return [];
  const route = routeAt(call, "huma", { ...base, methods: [], method, path });
  return [{ ...route, guards: guardsIn(what) }];
}

/** The operation itself, where a function completes it: `scoped(huma.Operation{…}, scope)`. */
function literalIn(what: SyntaxNode): SyntaxNode | undefined {
  return nodesOf(what, "composite_literal").find((one) =>
    fieldOf(one, "type")?.text.endsWith(".Operation"),
  );
}

function fieldIn(operation: Value, name: string): Value | undefined {
  if (operation.kind !== "record") return { kind: "member", of: operation, name };
  return operation.fields[name];
}

/** What an operation says of who may call it, and what runs before it. */
function guardsIn(operation: SyntaxNode): readonly string[] {
  return nodesOf(operation, "keyed_element").flatMap((one) => {
    const [key, value] = [fieldOf(one, "key")?.text, fieldOf(one, "value")];
    if (value === undefined) return [];
    if (key === "Security") {
      return nodesOf(value, "interpreted_string_literal").map(({ text }) => text.slice(1, -1));
    }
    if (key !== "Middlewares") return [];
    return nodesOf(value, "literal_element").flatMap((each) => {
      const inner = childrenOf(each)[0];
      return inner === undefined ? [] : [wordsAt(inner)];
    });
  });
}
