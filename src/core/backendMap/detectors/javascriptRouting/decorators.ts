import type { Range } from "../../../findings/finding.ts";
import { atOf, childrenOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { decoratedBy, decoratorCallee } from "../../languages/javascript/decorators.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading } from "../../reading/stack.ts";
import { fileScope, type CallValue, type Scope, type Value } from "../../facts/value.ts";
import { nodesIn } from "./nodesIn.ts";
import { originOf, type Origin } from "./origins.ts";

export interface Decorator {
  /** As it is exported by its package, if that is known: `@Get` imported as `HttpGet`. */
  readonly name: string;
  readonly origin: Origin | undefined;
  readonly args: readonly Value[];
  /** It as a call of what it names. */
  readonly call: CallValue;
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
    const target = decoratedBy(node);
    const decorator = decoratorOf(node, file);
    if (target === undefined || decorator === undefined) continue;
    const definition = file.scopeOf(target);
    const before = found.get(definition)?.decorators ?? [];
    found.set(definition, { definition, node: target, decorators: [...before, decorator] });
  }
  return [...found.values()];
}

function decoratorOf(node: SyntaxNode, file: Reading): Decorator | undefined {
  const [inner] = childrenOf(node);
  if (inner === undefined) return undefined;
  const callee = decoratorCallee(node);
  if (callee === undefined) return undefined;
  const named = file.valueOf(callee);
  const args = inner === callee ? [] : argumentsOf(inner).map(file.valueOf);
  const origin = originOf(named, file.facts) ?? ownOrigin(named, file);
  const written = callee.text.slice(callee.text.lastIndexOf(".") + 1);
  return {
    name: origin === undefined ? written : origin.name.slice(origin.name.lastIndexOf(".") + 1),
    origin,
    args,
    call: { kind: "call", callee: named, args, at: atOf(inner) },
    range: rangeOf(node),
  };
}

/** A decorator of the very file is as one of a module beside it. */
function ownOrigin(callee: Value, { facts }: Reading): Origin | undefined {
  if (callee.kind !== "name") return undefined;
  const { name } = callee;
  const isOwn = facts.definitions.some((one) => one.name === name && one.scope === fileScope);
  return isOwn ? { module: ".", name } : undefined;
}
