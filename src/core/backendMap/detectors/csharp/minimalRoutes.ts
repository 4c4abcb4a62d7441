import type { CallFact, MountFact, RouteFact, RouterFact, UseFact } from "../../facts/facts.ts";
import { atOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import { argumentAt, argumentsOf, nameIn } from "../../languages/csharp/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { onOneLine } from "../classes/classModel.ts";
import { carterMounts } from "./carter.ts";
import { identityRoutes } from "./identityApi.ts";
import { inlined } from "./inlined.ts";
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
    (node) => callAt(node, file) ?? [],
  );
  const carter = carterMounts(file);
  return {
    routers: [...calls.flatMap((one) => routerOf(one) ?? []), ...carter.routers],
    mounts: [...carter.mounts, ...reflectedGroups(file)],
    uses: calls.flatMap(useOf),
    routes: [...calls.flatMap(routeOf), ...calls.flatMap(identityOf)],
    calls: calls.flatMap(handedOn),
  };
}

interface Call {
  readonly node: SyntaxNode;
  readonly file: Reading;
  readonly receiver: SyntaxNode;
  readonly name: string;
  readonly nameNode: SyntaxNode;
}

function callAt(node: SyntaxNode, file: Reading): Call | undefined {
  const callee = fieldOf(node, "function");
  if (callee?.type !== "member_access_expression") return undefined;
  const [receiver, nameNode] = [fieldOf(callee, "expression"), fieldOf(callee, "name")];
  if (receiver === undefined || nameNode === undefined) return undefined;
  return { node, file, receiver, name: nameIn(nameNode), nameNode };
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
  /^(?:With|Require|Has|Allow|Add|Produces|Accepts|Cache|Disable|Exclude|Report|Is|NewVersioned)/;
const own =
  /^Map(?:Get|Post|Put|Delete|Patch|Methods|Group|Controllers?|Controller\w*|Fallback\w*|HealthChecks|Hub|RazorPages|BlazorHub|GrpcService|Route|Area\w*|StaticAssets|OpenApi|Identity\w*|)$/;

function routerOf({ node, file, name, receiver }: Call): RouterFact | undefined {
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

function useOf({ node, file, name, receiver }: Call): readonly UseFact[] {
  if (name !== "RequireAuthorization") return [];
  return [
    {
      router: file.valueOf(receiver),
      guards: [guardText(node)],
      isOrdered: false,
      scope: file.scopeOf(node),
      range: rangeOf(node),
    },
  ];
}

function guardText(node: SyntaxNode): string {
  return onOneLine(`RequireAuthorization${fieldOf(node, "arguments")?.text ?? ""}`).replace(
    "()",
    "",
  );
}

function routeOf(call: Call): readonly RouteFact[] {
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

function identityOf({ node, file, name, receiver }: Call): readonly RouteFact[] {
  if (name !== "MapIdentityApi") return [];
  return identityRoutes(file.valueOf(receiver), file.scopeOf(node), rangeOf(node));
}

/** What may be a path; `MapGroup(this)` is a method of the workspace's own. */
function isPath(value: Value): boolean {
  if (value.kind === "name") return value.name !== "this";
  return ["text", "concat", "member", "either"].includes(value.kind);
}

/** A verb that the workspace itself adds: `group.MapPut(Update, "{id}")`, `group.MapPost(Create)`. */
function isOwnVerb({ node, file, name }: Call): boolean {
  if (!verbs.has(name)) return false;
  const [first, second] = argumentsOf(node).map(file.valueOf);
  if (first === undefined || first.kind === "text" || first.kind === "concat") return false;
  return second === undefined || second.kind === "text" || first.kind === "definition";
}

/** `mapper.Map(order, target)` maps objects, `app.Map("/x", app => …)` builds a branch. */
function isEndpoint(path: Value, handler: SyntaxNode): boolean {
  const branches = /^\(?\w*(?:app|builder|branch)\w*\)?\s*=>/i.test(handler.text);
  return path.kind === "text" && path.text.startsWith("/") && !branches;
}

function methodsOf({ node, file, name }: Call): readonly string[] | undefined {
  if (name === "Map") return ["ANY"];
  const verb = verbs.get(name);
  if (verb !== undefined || name !== "MapMethods") return verb === undefined ? undefined : [verb];
  const list = argumentAt(node, "httpMethods", 1);
  const value: Value = list === undefined ? { kind: "list", items: [] } : file.valueOf(list);
  const items = value.kind === "list" ? value.items : [];
  const methods = items.map((one) => wordsOf(one).replace(/^.*\./, "").toUpperCase());
  return methods.length === 0 ? ["ANY"] : methods;
}

/** What the calls behind a route say of it: `.RequireAuthorization("admin")`. */
function chainedOn(route: SyntaxNode): {
  readonly guards: readonly string[];
  readonly isOpen: boolean;
} {
  const guards: string[] = [];
  let isOpen = false;
  let node = route;
  for (;;) {
    const access = node.parent;
    const call = access?.parent;
    if (access?.type !== "member_access_expression" || call?.type !== "invocation_expression") {
      break;
    }
    const name = nameIn(fieldOf(access, "name"));
    if (name.startsWith("Map")) break;
    if (name === "RequireAuthorization") guards.push(guardText(call));
    if (name === "AllowAnonymous") isOpen = true;
    node = call;
  }
  return { guards, isOpen };
}

function hasPath({ node, file }: Call): boolean {
  const [first] = argumentsOf(node);
  return first !== undefined && isPath(file.valueOf(first));
}

/** A method of the workspace's own that is called on an application: that is its first argument. */
function handedOn(call: Call): readonly CallFact[] {
  const { node, file, name, nameNode, receiver } = call;
  const isOwn = !own.test(name) || isOwnVerb(call) || (name === "MapGroup" && !hasPath(call));
  if (!/^(?:Map|Use|Add|Register|Configure)/.test(name) || !isOwn) return [];
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
