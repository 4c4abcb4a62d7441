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
  const object: Value = { kind: "name", name: "Object" };
  const callee: Value = { kind: "member", of: object, name: "keys" };
  return { kind: "call", callee, args: [of], at: atOf(node) };
}

/** `routes.forEach((route) => …)`: what a pattern is bound to has the name of its parameter. */
function ofCallback(node: SyntaxNode, { scoped, value }: ScopedSource): readonly Binding[] {
  const callee = fieldOf(node, "function");
  const list = callee === undefined ? undefined : listIn(callee);
  const [callback] = list === undefined ? [] : argumentsOf(node);
  if (list === undefined || callback === undefined) return [];
  const scope = scoped.definitionOf(callback);
  if (scope === undefined) return [];
  return parametersOf(callback, value)
    .slice(0, 1)
    .map(({ name }) => ({ scope, name, value: everyItem(value(list)) }));
}

function listIn(callee: SyntaxNode): SyntaxNode | undefined {
  if (callee.type !== "member_expression") return undefined;
  const isLoop = /^(?:forEach|map)$/.test(fieldOf(callee, "property")?.text ?? "");
  return isLoop ? fieldOf(callee, "object") : undefined;
}
