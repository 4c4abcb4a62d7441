import type { RouteFact } from "../../facts/routingFacts.ts";
import { childrenOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { callOf, callsIn, callsOfFile, type CallModel } from "../classes/jvmCalls.ts";
import { noPath } from "./mappings.ts";

const verbs = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);
const nests = new Set(["nest", "andNest", "path"]);

/**
 * Routes that are put together by functions: `route().GET("/x", h)`, `route(GET("/x"), h)`,
 * Kotlin's `router { "/api".nest { GET("/x", h) } }`. Which nest they stand in is what the text is in.
 */
export function functionalRoutes(file: Reading): readonly RouteFact[] {
  if (!/RouterFunction|\b(?:coRouter|router)\b/.test(file.text)) return [];
  return callsOfFile(file)
    .filter(({ name }) => verbs.has(name))
    .flatMap((call) => routeOf(call, file));
}

function routeOf(call: CallModel, file: Reading): readonly RouteFact[] {
  const [path, ...rest] = call.args;
  const predicate = rest.length === 0 ? routeAround(call.node) : undefined;
  const handler = predicate === undefined ? rest.at(-1) : predicate.args.at(-1);
  const value = path === undefined ? noPath : file.valueOf(path);
  if (handler !== undefined && value.kind !== "definition") {
    return [builtRoute(call, value, file.valueOf(handler), file)];
  }
  const isHandler = value.kind === "definition" || path?.type.endsWith("_reference") === true;
  return isHandler ? [builtRoute(call, noPath, value, file)] : [];
}

function builtRoute(call: CallModel, path: Value, handler: Value, file: Reading): RouteFact {
  const prefixes = prefixesAround(call.node).map(file.valueOf);
  return {
    stack: "spring",
    methods: [call.name],
    path: prefixes.length === 0 ? path : { kind: "concat", parts: [...prefixes, path] },
    syntax: "braces",
    handler,
    guards: [],
    scope: file.scopeOf(call.node),
    range: { start: rangeOf(call.nameNode).start, end: rangeOf(call.node).end },
  };
}

/**
 * What a predicate, `GET("/x").and(accept(json))`, is given to with its handler: `route(predicate, h)`,
 * Kotlin's `(GET("/x") or GET("/y")) { … }`.
 */
function routeAround(node: SyntaxNode): CallModel | undefined {
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    const call = callOf(outer);
    if (call === undefined) continue;
    if (call.name === "invoke" && call.args.length === 1) return call;
    if (/^(?:route|andRoute)$/.test(call.name) && call.args.length === 2) return call;
    if (!/^(?:and|or)$/.test(call.name)) return undefined;
  }
  return undefined;
}

/** The paths of the nests around a node, the outermost first. */
function prefixesAround(node: SyntaxNode): readonly SyntaxNode[] {
  const paths: SyntaxNode[] = [];
  for (let inner = node, outer = node.parent; outer !== null; inner = outer, outer = outer.parent) {
    const call = callOf(outer);
    if (call === undefined || !nests.has(call.name)) continue;
    // A chain goes on behind a nest: what is its receiver does not stand in it.
    const isReceiver = call.receiver !== undefined && isWithin(inner, call.receiver);
    const isPredicate = call.args.length > 1 && isWithin(inner, call.args[0]);
    const path = isReceiver || isPredicate ? undefined : nestPath(call);
    if (path !== undefined) paths.unshift(path);
  }
  return paths;
}

function isWithin(inner: SyntaxNode, outer: SyntaxNode | undefined): boolean {
  return (
    outer !== undefined && inner.startIndex >= outer.startIndex && inner.endIndex <= outer.endIndex
  );
}

/** `nest(path("/x"), …)`, `path("/x", …)`, `"/x".nest { }`, `path("/x").nest { }`. */
function nestPath(call: CallModel): SyntaxNode | undefined {
  if (call.args.length > 1) {
    const [first] = call.args;
    if (first === undefined) return undefined;
    return call.name === "path" ? first : pathIn(first);
  }
  return call.receiver === undefined || call.name === "path" ? undefined : pathIn(call.receiver);
}

/** The path of a predicate: a text, a name for one, or what `path(…)` in it is given. */
function pathIn(predicate: SyntaxNode): SyntaxNode | undefined {
  if (paths.test(predicate.type)) return predicate;
  const languageId = predicate.type === "method_invocation" ? "java" : "kotlin";
  const path = callsIn(predicate, languageId).find(({ name }) => /^path(?:Prefix)?$/.test(name));
  if (path !== undefined) return path.args[0];
  // `"/x" and accept(json)`
  const inner =
    predicate.type === "parenthesized_expression" ? childrenOf(predicate)[0] : predicate;
  const left = inner?.type === "infix_expression" ? childrenOf(inner)[0] : undefined;
  return left === undefined ? undefined : pathIn(left);
}

const paths = /^(?:string_literal|(?:simple_)?identifier|navigation_expression|field_access)$/;
