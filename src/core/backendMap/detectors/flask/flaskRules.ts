import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, argumentsOf, wordOf } from "../../languages/python/calls.ts";
import type { Reading } from "../../reading/stack.ts";
import { methodsOrValue, routeAt } from "../python/routeParts.ts";
import { functionAround } from "../pythonStores/laterChains.ts";

/** What adds a rule, and what a class is given for that by a name of its own. */
export const addsRule = /^add_\w*(?:resource|rule)$/;

/** A call as Flask's detector reads it. */
export interface FlaskCall {
  readonly node: SyntaxNode;
  readonly name: string;
  readonly object?: SyntaxNode;
  readonly file: Reading;
}

/** `app.add_url_rule(path, endpoint, view, methods=[…])`. */
export function ruleOf({ node, file }: FlaskCall, object: SyntaxNode): readonly RouteFact[] {
  const second = argumentsOf(node)[1];
  const path = argumentOf(node, 0, "rule");
  const view = argumentOf(node, 2, "view_func") ?? (second?.type === "string" ? undefined : second);
  if (path === undefined || view === undefined || isHandedOn(node, object)) return [];
  return [
    routeAt(node, file, {
      stack: "flask",
      ...(methodsOrValue(node, file) ?? { methods: [] }),
      router: file.valueOf(object),
      path: file.valueOf(path),
      syntax: "angles",
      handler: file.valueOf(view),
      extra: { isClass: "yes", preset: "GET" },
    }),
  ];
}

/** In `add_resource(self, view, *paths)` of a class: its calls say which routes there are. */
function isHandedOn(node: SyntaxNode, object: SyntaxNode): boolean {
  if (!object.text.startsWith("self.")) return false;
  const around = functionAround(node);
  return around !== undefined && addsRule.test(wordOf(around, "name"));
}

/** `api.add_resource(Class, path, …)`. */
export function resourcesOf({ node, file }: FlaskCall, object: SyntaxNode): readonly RouteFact[] {
  const added = (resource: Value, path: Value): RouteFact =>
    routeAt(node, file, {
      stack: "flask",
      methods: [],
      router: file.valueOf(object),
      path,
      syntax: "angles",
      handler: resource,
      extra: { isClass: "yes" },
    });
  const [resource, ...paths] = argumentsOf(node);
  if (resource?.type === "list_splat" && paths.length === 0) {
    // `*route`, of a loop over pairs of a class and a path.
    const of = file.valueOf(resource);
    return [added({ kind: "member", of, name: "0" }, { kind: "member", of, name: "1" })];
  }
  // What is spread was put together from the arguments of a call that is read itself.
  if (resource === undefined || paths.some(({ type }) => type === "list_splat")) return [];
  return paths.map((path) => added(file.valueOf(resource), file.valueOf(path)));
}
