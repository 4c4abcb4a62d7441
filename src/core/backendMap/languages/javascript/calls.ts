import type { CallFact } from "../../facts.ts";
import { fieldOf, rangeOf } from "../../grammars/syntax.ts";
import { functions, type ScopedSource } from "./source.ts";
import { argumentsOf } from "./values.ts";

/** Calls that hand on something: a router, a function, a path. */
export function callsOf(source: ScopedSource): readonly CallFact[] {
  const { nodes, scoped, value } = source;
  return nodes("call_expression", "new_expression").flatMap((node) => {
    const callee = fieldOf(node, "function") ?? fieldOf(node, "constructor");
    if (callee === undefined || !canBeFollowed(callee.type)) return [];
    const args = argumentsOf(node);
    if (!args.some(({ type }) => !saysNothing.has(type))) return [];
    return [
      {
        scope: scoped.scopeOf(node),
        callee: value(callee),
        args: args.map(value),
        range: rangeOf(node),
      },
    ];
  });
}

/** Literals that can be no router, prefix or handler. */
const saysNothing = new Set([
  "number",
  "true",
  "false",
  "null",
  "undefined",
  "regex",
  "unary_expression",
]);

function canBeFollowed(type: string): boolean {
  return type === "identifier" || type === "member_expression" || functions.includes(type);
}
