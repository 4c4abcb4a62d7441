import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
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
export function viewRoutes(node: SyntaxNode, url: Url): readonly RouteFact[] {
  const { path, router, file } = url;
  const { inner, guards } = unwrapped(url.view, []);
  const extra: Readonly<Record<string, string>> = url.isPattern ? { path: "pattern" } : {};
  const route = (rest: Pick<RouteFact, "methods" | "handler" | "extra">): RouteFact =>
    routeAt(node, file, {
      stack: "django",
      path,
      syntax: "braces",
      guards,
      ...(router && { router }),
      ...rest,
    });
  const shown = classShown(inner);
  if (shown === undefined) return [route({ methods: [], handler: file.valueOf(inner), extra })];
  const handler = file.valueOf(shown);
  const given = actionsGiven(inner);
  if (given === undefined) {
    const allowed = methodsAllowed(inner);
    const view = { view: "class", ...(allowed && { allowed }), ...extra };
    return [route({ methods: [], handler, extra: view })];
  }
  return given.map(([method, action]) =>
    route({ methods: [method], handler, extra: { view: "action", action, ...extra } }),
  );
}

/** The class of `View.as_view()`. */
function classShown(view: SyntaxNode): SyntaxNode | undefined {
  const callee = view.type === "call" ? calleeOf(view) : undefined;
  return callee?.name === "as_view" ? callee.object : undefined;
}

/** `as_view({"get": "list"})`: methods with what answers them. */
function actionsGiven(call: SyntaxNode): readonly (readonly [string, string])[] | undefined {
  const [actions] = argumentsOf(call);
  if (actions?.type !== "dictionary") return undefined;
  return childrenOf(actions).flatMap((pair) => {
    const [method, action] = [literalOf(fieldOf(pair, "key")), literalOf(fieldOf(pair, "value"))];
    return method === undefined || action === undefined ? [] : [[method.toUpperCase(), action]];
  });
}

/** `as_view(http_method_names=["get", "post"])`: those methods, of all that the class has. */
function methodsAllowed(call: SyntaxNode): string | undefined {
  const given = keywordsOf(call).get("http_method_names");
  if (given?.type !== "list" && given?.type !== "tuple") return undefined;
  return childrenOf(given)
    .flatMap((one) => literalOf(one) ?? [])
    .join(" ")
    .toLowerCase();
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
