import type { Binding } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { atOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { parametersOf } from "../javascript/parameters.ts";
import { namesIn } from "../javascript/patterns.ts";
import type { ScopedSource } from "../javascript/source.ts";
import { argumentsOf } from "../javascript/values.ts";

/** What the variable of a loop ranges over: every item of a list. */
export function loopBindings(source: ScopedSource): readonly Binding[] {
  return [
    ...source.nodes("for_in_statement").flatMap((node) => ofStatement(node, source)),
    ...source.nodes("call_expression").flatMap((node) => ofCallback(node, source)),
  ];
}

const everyItem = (list: Value): Value => ({ kind: "member", of: list, name: "*" });

/** `for (const route of routes)`. */
function ofStatement(node: SyntaxNode, { scoped, value }: ScopedSource): readonly Binding[] {
  const [left, right] = [fieldOf(node, "left"), fieldOf(node, "right")];
  if (left === undefined || right === undefined) return [];
  const scope = scoped.scopeOf(node);
  const list = goneOver(node, value(right));
  return namesIn(left, everyItem(list), value).map((one) => ({ scope, ...one }));
}

/** What a loop goes over: `in` an object are its keys. */
export function goneOver(node: SyntaxNode, of: Value): Value {
  if (fieldOf(node, "operator")?.text !== "in") return of;
  return ofObject("keys", node, of);
}

/** `routes.forEach((route) => …)`: what a pattern is bound to has the name of its parameter. */
function ofCallback(node: SyntaxNode, { scoped, value }: ScopedSource): readonly Binding[] {
  const loop = calledBack(node);
  const scope = loop && scoped.definitionOf(loop.callback);
  if (loop === undefined || scope === undefined) return [];
  const list = value(loop.list);
  const [item, key] = parametersOf(loop.callback, value);
  if (item === undefined) return [];
  if (key === undefined || !loop.isOfLodash) {
    return [{ scope, name: item.name, value: everyItem(list) }];
  }
  const entry = everyItem(ofObject("entries", node, list));
  return [
    { scope, name: item.name, value: { kind: "member", of: entry, name: "1" } },
    { scope, name: key.name, value: { kind: "member", of: entry, name: "0" } },
  ];
}

interface CalledBack {
  readonly list: SyntaxNode;
  readonly callback: SyntaxNode;
  /** Lodash goes over the fields of a record as well, and gives their names with them. */
  readonly isOfLodash: boolean;
}

/** A loop that calls a function for each of a list: `routes.forEach(…)`, lodash's `each(routes, …)`. */
export function calledBack(node: SyntaxNode): CalledBack | undefined {
  const [first, second] = argumentsOf(node);
  if (first === undefined) return undefined;
  const { of, name } = calledIn(node);
  if (second !== undefined && (of === undefined || /^(?:_|lodash)$/.test(of.text))) {
    const isLoop = /^(?:each|forEach|map|forOwn|forIn)$/.test(name);
    return isLoop ? { list: first, callback: second, isOfLodash: true } : undefined;
  }
  const isLoop = of !== undefined && /^(?:forEach|map)$/.test(name);
  return isLoop ? { list: of, callback: first, isOfLodash: false } : undefined;
}

/** `routes.forEach`: the name of what is called, and what it is called on. */
function calledIn(node: SyntaxNode): { readonly of?: SyntaxNode; readonly name: string } {
  const callee = fieldOf(node, "function");
  const of = callee?.type === "member_expression" ? fieldOf(callee, "object") : undefined;
  if (of === undefined) return { name: callee?.text ?? "" };
  return { of, name: (callee && fieldOf(callee, "property")?.text) ?? "" };
}

/** What `Object.keys(whole)` is, without being written. */
function ofObject(name: "keys" | "entries", node: SyntaxNode, whole: Value): Value {
  const callee: Value = { kind: "member", of: { kind: "name", name: "Object" }, name };
  return { kind: "call", callee, args: [whole], at: atOf(node) };
}
