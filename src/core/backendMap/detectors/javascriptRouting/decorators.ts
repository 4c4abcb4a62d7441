import type { Range } from "../../../findings/finding.ts";
import { childrenOf, fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { classes } from "../../languages/javascript/source.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Scope, Value } from "../../facts/value.ts";
import { nodesIn } from "./nodesIn.ts";
import { originOf, type Origin } from "./origins.ts";

export interface Decorator {
  /** As it is exported by its package, if that is known: `@Get` imported as `HttpGet`. */
  readonly name: string;
  readonly origin: Origin | undefined;
  readonly args: readonly Value[];
  readonly range: Range;
}

/** A class or a method with what decorates it. */
export interface Decorated {
  /** Index among the definitions of its file. */
  readonly definition: Scope;
  readonly decorators: readonly Decorator[];
  readonly node: SyntaxNode;
}

/** Classes and methods that have decorators; those of parameters are not among them. */
export function decoratedIn(file: Reading): readonly Decorated[] {
  const found = new Map<Scope, Decorated>();
  for (const node of nodesIn(file, "decorator")) {
    const target = targetOf(node);
    const decorator = decoratorOf(node, file);
    if (target === undefined || decorator === undefined) continue;
    const definition = file.scopeOf(target);
    const before = found.get(definition)?.decorators ?? [];
    found.set(definition, { definition, node: target, decorators: [...before, decorator] });
  }
  return [...found.values()];
}

/** What a decorator stands before: others may come between. */
function targetOf(node: SyntaxNode): SyntaxNode | undefined {
  const around = node.parent;
  if (around?.type === "export_statement") {
    return fieldOf(around, "declaration") ?? fieldOf(around, "value");
  }
  if (around?.type === "class_body") return methodAfter(node);
  // JavaScript's grammar has a method's decorators inside of it.
  if (around?.type === "method_definition") return around;
  return around !== null && classes.includes(around.type) ? around : undefined;
}

function methodAfter(node: SyntaxNode): SyntaxNode | undefined {
  let next = node.nextNamedSibling;
  while (next?.type === "decorator" || next?.type === "comment") next = next.nextNamedSibling;
  return next?.type === "method_definition" ? next : undefined;
}

function decoratorOf(node: SyntaxNode, file: Reading): Decorator | undefined {
  const [inner] = childrenOf(node);
  if (inner === undefined) return undefined;
  const callee = inner.type === "call_expression" ? fieldOf(inner, "function") : inner;
  if (callee === undefined) return undefined;
  const origin = originOf(file.valueOf(callee), file.facts);
  const written = callee.text.slice(callee.text.lastIndexOf(".") + 1);
  return {
    name: origin === undefined ? written : origin.name.slice(origin.name.lastIndexOf(".") + 1),
    origin,
    args: inner === callee ? [] : argumentsOf(inner).map(file.valueOf),
    range: rangeOf(node),
  };
}
