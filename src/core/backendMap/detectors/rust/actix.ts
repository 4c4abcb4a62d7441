import type { SomeFacts } from "../../facts/facts.ts";
import type { MountFact, RouteFact, RouterFact, UseFact } from "../../facts/routingFacts.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { argumentsOf } from "../../languages/rust/values.ts";
import { actixAttributes } from "./actixAttributes.ts";
import {
  callsOf,
  chainOf,
  handlerAt,
  partsOf,
  placeOf,
  routerAt,
  verbs,
  wordsAt,
} from "./routing.ts";
import type { Call } from "./routing.ts";

/** Actix: `#[get(path)]`, `web::scope(path).service(f)`, `web::resource`, `configure`. */
export const actix: Stack = {
  name: "actix",
  languages: ["rust"],
  markers: /\bactix(?:_web)?\b|\bweb::(?:scope|resource|get|post|put|delete|patch|ServiceConfig)\b/,
  detect,
};

/** What gives back what it is called on. */
const same = new Set([
  "service",
  "route",
  "configure",
  "wrap",
  "wrap_fn",
  "app_data",
  "data",
  "default_service",
  "guard",
  "name",
  "to",
  "external_resource",
  "into_utoipa_app",
  "openapi",
  "into_app",
]);

/** `scope("/api").map(|scope| scope.wrap(signed_in))`: what is given back is the same scope. */
const isMapped = ({ name, operand, file }: Call): boolean =>
  name === "map" &&
  operand !== undefined &&
  /(?:^|::)(?:scope|App::new)$/.test(chainOf(operand, file)[0]?.path ?? "");

function detect(file: Reading): SomeFacts {
  const calls = callsOf(file);
  const said = actixAttributes(file);
  return {
    routers: [...calls.flatMap(routerOf), ...said.routers],
    mounts: calls.flatMap(mountsOf),
    uses: calls.flatMap(useOf),
    routes: [...calls.flatMap(routesOf), ...said.routes],
  };
}

function routerOf(call: Call): readonly RouterFact[] {
  const { path, name, operand, args, file } = call;
  if (path !== undefined) {
    if (/(?:^|::)App::new$/.test(path)) return [routerAt(call, "actix", { isRoot: true })];
    if (!/(?:^|::)(?:scope|resource|Scope::new|Resource::new)$/.test(path)) return [];
    const [prefix] = args;
    return prefix === undefined ? [] : [routerAt(call, "actix", { prefix: file.valueOf(prefix) })];
  }
  if (operand === undefined) return [];
  if (!(same.has(name) || verbs.test(name) || isMapped(call))) return [];
  return [routerAt(call, "actix", { sameAs: file.valueOf(operand) })];
}

/** `.service(x)` puts a scope, a resource or a handler below; `.configure(f)` lets f do so. */
function mountsOf(call: Call): readonly MountFact[] {
  const { name, args, operand, file } = call;
  const [first] = args;
  if (operand === undefined || first === undefined) return [];
  if (name !== "service" && name !== "configure") return [];
  const base = { ...placeOf(call), parent: file.valueOf(operand), guards: [] };
  return [...partsOf(first).map(file.valueOf), ...inMacro(first)].map((child) => ({
    ...base,
    child,
  }));
}

/** `services![a, b::c]`. */
function inMacro(node: SyntaxNode): readonly Value[] {
  if (node.type !== "macro_invocation") return [];
  return nodesOf(node, "identifier")
    .slice(1)
    .map(({ text }) => ({ kind: "name", name: text }));
}

function useOf(call: Call): readonly UseFact[] {
  const { name, args, operand, file } = call;
  const [first] = args;
  if (operand === undefined || first === undefined) return [];
  const wrapping = isMapped(call) ? wrapsIn(first) : wraps.test(name) ? [first] : [];
  if (wrapping.length === 0) return [];
  const router = file.valueOf(operand);
  return [{ ...placeOf(call), router, guards: wrapping.map(wordsAt), isOrdered: false }];
}

const wraps = /^wrap(?:_fn)?$/;

/** What a function wraps around the scope that it is given. */
function wrapsIn(closure: SyntaxNode): readonly SyntaxNode[] {
  return nodesOf(closure, "call_expression")
    .filter((node) => wraps.test(/\.(\w+)$/.exec(fieldOf(node, "function")?.text ?? "")?.[1] ?? ""))
    .flatMap((node) => argumentsOf(node).slice(0, 1));
}

function routesOf(call: Call): readonly RouteFact[] {
  const { name, args, operand, file } = call;
  const [first, second] = args;
  if (operand === undefined || first === undefined) return [];
  const router = file.valueOf(operand);
  const base = {
    ...placeOf(call),
    stack: "actix",
    router,
    path: noPath,
    syntax: "braces",
  } as const;
  if (name !== "route") return onResource(call, operand, first).map((one) => ({ ...base, ...one }));
  const path = second === undefined ? noPath : file.valueOf(first);
  return answersOf(second ?? first, file).map((one) => ({ ...base, ...one, path }));
}

const noPath: Value = { kind: "text", text: "" };

/** `web::resource("/x").to(f)`, `web::resource("/x").get(f)`. */
function onResource(
  { name, file }: Call,
  operand: SyntaxNode,
  handler: SyntaxNode,
): readonly Answer[] {
  const [begin] = chainOf(operand, file);
  const methods = name === "to" ? ["ANY"] : verbs.test(name) ? [name.toUpperCase()] : [];
  const isOfResource = /^(?:web::)?resource$/.test(begin?.path ?? "");
  return isOfResource && methods.length > 0
    ? [{ methods, ...handlerAt(handler, file), guards: [] }]
    : [];
}

type Answer = Pick<RouteFact, "methods" | "handler" | "handlerName" | "guards">;

/** `web::get().guard(…).wrap(m).to(f)`, `web::route().method(Method::PUT).to(f)`. */
function answersOf(target: SyntaxNode, file: Reading): readonly Answer[] {
  const chain = chainOf(target, file);
  const handler = chain.find(({ name }) => name === "to" || name === "service")?.args[0];
  const verb = chain[0]?.name ?? "";
  if (handler === undefined || chain[0]?.path === undefined) return [];
  const asked = chain
    .filter(({ name }) => name === "method" || name === "guard")
    .flatMap(({ args }) => args.map(({ text }) => text))
    .flatMap((text) => [...text.matchAll(/Method::([A-Z]+)|guard::(\w+)\(/g)])
    .map(([, constant, guard]) => (constant ?? guard ?? "").toUpperCase())
    .filter((one) => verbs.test(one.toLowerCase()));
  const methods = verbs.test(verb) ? [verb.toUpperCase()] : asked.length > 0 ? asked : ["ANY"];
  const guards = chain
    .filter(({ name }) => name === "wrap")
    .flatMap(({ args }) => args.map(wordsAt));
  return [{ methods, ...handlerAt(handler, file), guards }];
}
