import { wordOf } from "../../languages/python/calls.ts";
import type { Binding } from "../../facts/facts.ts";
import type { RouterFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { atOf, childrenOf, fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import { routerAt } from "./routeParts.ts";

/** A list of routes is a router: what is in it stands below wherever the list is put. */
export const listRouter = (list: SyntaxNode, file: Reading, stack: string): RouterFact => ({
  at: atOf(list),
  scope: file.scopeOf(list),
  range: rangeOf(list),
  stack,
  isRoot: false,
  guards: [],
});

/** The names that a list is assigned to, alone or as a part of a sum. */
export function listBindings(list: SyntaxNode, file: Reading): readonly Binding[] {
  let around = list.parent;
  let inside = list;
  while (around !== null && isPartOf(around)) {
    inside = around;
    around = around.parent;
  }
  if (!around?.type.endsWith("assignment")) return [];
  const left = fieldOf(around, "left");
  if (left?.type !== "identifier" || fieldOf(around, "right")?.id !== inside.id) return [];
  return [{ scope: file.scopeOf(around), name: left.text, value: routerAt(list) }];
}

/** Sums, and calls that give back the list that they are given. */
function isPartOf(node: SyntaxNode): boolean {
  if (node.type === "binary_operator" || node.type === "parenthesized_expression") return true;
  const call = node.type === "argument_list" ? node.parent : node;
  return call?.type === "call" && /^(?:format_suffix_patterns|i18n_patterns)\b/.test(call.text);
}

/** The list that a call is an item of, spread items and additions included. */
export function listOf(call: SyntaxNode): Value | undefined {
  const around = call.parent;
  if (around === null) return undefined;
  if (around.type === "list" || around.type === "tuple") return routerAt(around);
  if (around.type !== "argument_list" || around.parent?.type !== "call") return undefined;
  const name = wordOf(around.parent, "function");
  if (/(?:^|\.)(?:i18n_patterns|patterns)$/.test(name)) return routerAt(around.parent);
  return appendedTo(around.parent);
}

/** `urlpatterns.append(path(…))`. */
function appendedTo(call: SyntaxNode): Value | undefined {
  const callee = fieldOf(call, "function");
  const object = callee?.type === "attribute" ? fieldOf(callee, "object") : undefined;
  const name = callee === undefined ? undefined : fieldOf(callee, "attribute")?.text;
  if (object?.type !== "identifier" || (name !== "append" && name !== "insert")) return undefined;
  return { kind: "name", name: object.text };
}

/** The routers that an expression is put together from: lists, names, sums of them. */
export function routersIn(node: SyntaxNode, file: Reading): readonly Value[] {
  switch (node.type) {
    case "list":
    case "tuple":
      return [
        routerAt(node),
        ...childrenOf(node)
          .filter(({ type }) => type === "list_splat")
          .flatMap((one) => routersIn(childrenOf(one)[0] ?? one, file)),
      ];
    case "binary_operator":
      return [fieldOf(node, "left"), fieldOf(node, "right")].flatMap((one) =>
        one === undefined ? [] : routersIn(one, file),
      );
    case "parenthesized_expression":
      return childrenOf(node).flatMap((one) => routersIn(one, file));
    default:
      return [file.valueOf(node)];
  }
}
