import type { CallFact } from "../../facts/facts.ts";
import type { MountFact, RouteFact, RouterFact, UseFact } from "../../facts/routingFacts.ts";
import { atOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import { argumentAt, argumentsOf } from "../../languages/csharp/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { carterMounts } from "./carter.ts";
import { chainedOn, guardText, requires } from "./chainedGuards.ts";
import { frameworkRoutes } from "./frameworkEndpoints.ts";
import { inlined } from "./inlined.ts";
import { askedOfClass, endpointClass } from "./endpointClasses.ts";
import { isOwnMethod, minimalCall, type MinimalCall } from "./minimalCall.ts";
import { instanceGroups } from "./instanceGroups.ts";
import { reflectedGroups } from "./reflectedGroups.ts";

interface Minimal {
  readonly routers: readonly RouterFact[];
  readonly mounts: readonly MountFact[];
  readonly uses: readonly UseFact[];
  readonly routes: readonly RouteFact[];
  readonly calls: readonly CallFact[];
}

const nothing: Minimal = { routers: [], mounts: [], uses: [], routes: [], calls: [] };
const markers = /\.Map[A-Z]?\w*\s*[<(]|MapGroup|WebApplication/;

/** `app.MapGet("/x", handler)`, `app.MapGroup("/x")`, and methods that are handed an application. */
export function minimalRoutes(file: Reading): Minimal {
  if (!markers.test(file.text)) return nothing;
  const calls = nodesOf(file.root, "invocation_expression").flatMap(
    (node) => minimalCall(node, file) ?? [],
  );
  const carter = carterMounts(file);
  const classes = calls.flatMap(endpointClass);
  return {
    routers: [
      ...calls.flatMap((one) => routerOf(one) ?? []),
      ...classes.map(({ router }) => router),
      ...carter.routers,
    ],
    mounts: [
      ...classes.map(({ mount }) => mount),
      ...calls.flatMap(askedOfClass),
      ...carter.mounts,
      ...reflectedGroups(file),
      ...instanceGroups(file),
    ],
    uses: calls.flatMap(useOf),
    routes: [...calls.flatMap(routeOf), ...calls.flatMap(frameworkRoutes)],
    calls: calls.flatMap(handedOn),
  };
}

const verbs: ReadonlyMap<string, string> = new Map([
  ["MapGet", "GET"],
  ["MapPost", "POST"],
  ["MapPut", "PUT"],
  ["MapDelete", "DELETE"],
  ["MapPatch", "PATCH"],
]);

/** What a group is told about itself; it stays the same group. */
const describes =
  /^(?:With|Require|Has|Allow|Add|Produces|Accepts|Cache|Disable|Exclude|Report|Is|NewVersioned|MapToApiVersion)/;

function routerOf({ node, file, name, receiver }: MinimalCall): RouterFact | undefined {
  const base = {
    at: atOf(node),
    scope: file.scopeOf(node),
    range: rangeOf(node),
    stack: "aspnet",
    isRoot: false,
    guards: [],
  };
  if (name === "MapGroup") {
    const prefix = argumentAt(node, "prefix", 0);
    const path = prefix && inlined(file.valueOf(prefix), file.scopeOf(node), file);
    if (path !== undefined && !isPath(path)) return undefined;
    return { ...base, parent: file.valueOf(receiver), ...(path && { prefix: path }) };
  }
  if (name === "Build" && file.text.includes("WebApplication")) return { ...base, isRoot: true };
  return describes.test(name) ? { ...base, sameAs: file.valueOf(receiver) } : undefined;
}

function useOf({ node, file, name, receiver }: MinimalCall): readonly UseFact[] {
  if (!requires.test(name)) return [];
  return [
    {
      router: file.valueOf(receiver),
      guards: [guardText(node, name)],
      isOrdered: false,
      scope: file.scopeOf(node),
      range: rangeOf(node),
    },
  ];
}

function routeOf(call: MinimalCall): readonly RouteFact[] {
  const { node, file, name, receiver } = call;
  const methods = methodsOf(call);
  const pattern = argumentAt(node, "pattern", 0);
  const handler = argumentAt(node, "handler", name === "MapMethods" ? 2 : 1);
  if (methods === undefined || pattern === undefined || handler === undefined) return [];
  const path = file.valueOf(pattern);
  if (isOwnVerb(call) || !isPath(path) || (name === "Map" && !isEndpoint(path, handler))) return [];
  const { guards, isOpen } = chainedOn(node);
  return [
    {
      stack: "aspnet",
      methods,
      router: file.valueOf(receiver),
      path,
      syntax: "braces",
      handler: file.valueOf(handler),
      guards: isOpen ? [] : guards,
      scope: file.scopeOf(node),
      range: { start: rangeOf(call.nameNode).start, end: rangeOf(node).end },
    },
  ];
}

/** What may be a path; `MapGroup(this)` is a method of the workspace's own. */
function isPath(value: Value): boolean {
  if (value.kind === "name") return value.name !== "this";
  return ["text", "concat", "member", "either"].includes(value.kind);
}

/** A verb that the workspace itself adds: `group.MapPut(Update, "{id}")`, `group.MapPost(Create)`. */
function isOwnVerb({ node, file, name }: MinimalCall): boolean {
  if (!verbs.has(name)) return false;
  const [first, second] = argumentsOf(node).map(file.valueOf);
  if (first === undefined || first.kind === "text" || first.kind === "concat") return false;
  return second === undefined || second.kind === "text" || first.kind === "definition";
}

/** `mapper.Map(order, target)` maps objects, `app.Map("/x", app => …)` builds a branch. */
function isEndpoint(path: Value, handler: SyntaxNode): boolean {
  return path.kind === "text" && path.text.startsWith("/") && !isBranch(handler.text);
}

/** A function that is given an application: by its name, or because it is used as one. */
function isBranch(handler: string): boolean {
  const [, given] = /^\(?(\w+)\)?\s*=>/.exec(handler) ?? [];
  if (given === undefined) return false;
  return (
    /app|builder|branch/i.test(given) ||
    new RegExp(`\\b${given}\\s*\\.\\s*(?:Use\\w*|Run|Map\\w*)\\s*[(<]`).test(handler)
  );
}

function methodsOf({ node, file, name }: MinimalCall): readonly string[] | undefined {
  if (name === "Map") return ["ANY"];
  const verb = verbs.get(name);
  if (verb !== undefined || name !== "MapMethods") return verb === undefined ? undefined : [verb];
  const list = argumentAt(node, "httpMethods", 1);
  const value: Value = list === undefined ? { kind: "list", items: [] } : file.valueOf(list);
  const items = value.kind === "list" ? value.items : [];
  const methods = items.map((one) => wordsOf(one).replace(/^.*\./, "").toUpperCase());
  return methods.length === 0 ? ["ANY"] : methods;
}

function hasPath({ node, file }: MinimalCall): boolean {
  const [first] = argumentsOf(node);
  return first !== undefined && isPath(file.valueOf(first));
}

/** A method of the workspace's own that is called on an application: that is its first argument. */
function handedOn(call: MinimalCall): readonly CallFact[] {
  const { node, file, name, nameNode, receiver } = call;
  const isAdded = isOwnVerb(call) || (name === "MapGroup" && !hasPath(call));
  if (!isOwnMethod(name) && !isAdded) return [];
  const { guards, isOpen } = chainedOn(node);
  return [
    {
      ...(guards.length > 0 && !isOpen && { guards }),
      scope: file.scopeOf(node),
      // Not followed by its receiver's type: an extension stands anywhere.
      callee: { kind: "member", of: { kind: "unknown", text: receiver.text.slice(0, 20) }, name },
      args: [file.valueOf(receiver), ...argumentsOf(node).map(file.valueOf)],
      range: { start: rangeOf(nameNode).start, end: rangeOf(node).end },
    },
  ];
}
