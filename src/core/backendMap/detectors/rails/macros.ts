import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { statementsOf, textOf, wordOf } from "../../languages/ruby/literals.ts";
import type { RouteCall } from "./drawing.ts";
import { below, type RouteContext } from "./routeContext.ts";

/** Macros can call each other in a circle. */
const deepest = 8;

/** What a call of a method of the same file draws, and in which context. */
export function macroOf(
  { name, args, block }: RouteCall,
  context: RouteContext,
): { readonly statements: readonly SyntaxNode[]; readonly within: RouteContext } | undefined {
  const method = context.macros.get(name);
  if (method === undefined || (context.depth ?? 0) >= deepest) return undefined;
  const parameters = childrenOf(fieldOf(method, "parameters") ?? method);
  const locals = new Map(context.locals);
  const given = (parameter: SyntaxNode, at: number): SyntaxNode | undefined => {
    const named = args.named.get(nameOf(parameter));
    return parameter.type === "keyword_parameter" ? named : args.plain[at];
  };
  parameters.forEach((one, at) => {
    const text = textOf(given(one, at) ?? fieldOf(one, "value"), context.locals);
    if (text !== undefined) locals.set(nameOf(one), text);
  });
  const within = {
    ...context,
    locals,
    yielded: statementsOf(block),
    depth: (context.depth ?? 0) + 1,
  };
  return { statements: statementsOf(method), within };
}

const nameOf = (parameter: SyntaxNode): string =>
  (fieldOf(parameter, "name") ?? parameter).text.replace(/:$/, "");

/** A method from elsewhere that is told a name: what its block draws stands below a part unknown. */
export function belowUnknown({ name, args }: RouteCall, context: RouteContext): RouteContext {
  const word = wordOf(args.plain[0]);
  return word === undefined || transparent.has(name)
    ? context
    : { ...context, path: below(context.path, `{${name} ${word}}`) };
}

const transparent = new Set(["devise_scope", "as", "unauthenticated", "constraints", "defaults"]);
