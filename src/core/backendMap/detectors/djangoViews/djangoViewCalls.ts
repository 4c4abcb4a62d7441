import type { RouteFact } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading } from "../../reading/stack.ts";
import { routeAt, wordsIn } from "../python/routeParts.ts";

interface Url {
  readonly view: SyntaxNode;
  readonly path: Value;
  readonly router?: Value;
  readonly file: Reading;
  /** The path is a pattern still: its parts are known in other files. */
  readonly isPattern?: true;
}

/** The routes of one URL: a function, a class, or a class whose actions are given by method. */
export function viewRoutes(
  node: SyntaxNode,
  { view, path, router, file, isPattern }: Url,
): readonly RouteFact[] {
  const { inner, guards } = unwrapped(view, []);
  const base = {
    stack: "django",
    path,
    syntax: "braces",
    guards,
    ...(router && { router }),
  } as const;
  const pattern = isPattern && { path: "pattern" };
  const callee = inner.type === "call" ? calleeOf(inner) : undefined;
  if (callee?.name !== "as_view" || callee.object === undefined) {
    return [
      routeAt(node, file, {
        ...base,
        methods: [],
        handler: file.valueOf(inner),
        ...(pattern && { extra: pattern }),
      }),
    ];
  }
  const handler = file.valueOf(callee.object);
  const actions = argumentsOf(inner)[0] ?? undefined;
  if (actions?.type !== "dictionary") {
    return [
      routeAt(node, file, { ...base, methods: [], handler, extra: { view: "class", ...pattern } }),
    ];
  }
  return childrenOf(actions).flatMap((pair) => {
    const [method, action] = [literalOf(fieldOf(pair, "key")), literalOf(fieldOf(pair, "value"))];
    if (method === undefined || action === undefined) return [];
    const extra = { view: "action", action, ...pattern };
    return [routeAt(node, file, { ...base, methods: [method.toUpperCase()], handler, extra })];
  });
}

/** `login_required(cache_page(60)(View.as_view()))` is a view behind what wraps it. */
function unwrapped(
  view: SyntaxNode,
  guards: readonly string[],
): { readonly inner: SyntaxNode; readonly guards: readonly string[] } {
  const last = view.type === "call" ? argumentsOf(view).at(-1) : undefined;
  if (last === undefined || calleeOf(view).name === "as_view") return { inner: view, guards };
  const callee = fieldOf(view, "function");
  const words =
    callee === undefined || calleeOf(view).name === "csrf_exempt" ? [] : [wordsIn(callee)];
  return unwrapped(last, [...guards, ...words]);
}
