import { routesName } from "./routeContext.ts";
import { textValue } from "../../languages/php/rounds.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { itemNamed, wordsIn, type PhpLink } from "../../languages/php/literals.ts";
import type { Value } from "../../facts/value.ts";
import { actionOf, type Action } from "./actions.ts";
import { guardsIn, guardsOf } from "./guardWords.ts";
import { below, lowered } from "./routeContext.ts";
import type { Drawing, RouteCall, RouteContext } from "./routeContext.ts";

/** How a call declares routes: its methods, and which of its arguments is what. */
interface Verb {
  readonly methods: readonly string[];
  readonly path: number;
  readonly action?: number;
}

const one = (...methods: readonly string[]): Verb => ({ methods, path: 0, action: 1 });

const verbs: Readonly<Record<string, Verb>> = {
  get: one("GET"),
  post: one("POST"),
  put: one("PUT"),
  patch: one("PATCH"),
  delete: one("DELETE"),
  options: one("OPTIONS"),
  query: one("QUERY"),
  any: one("ANY"),
  livewire: one("GET"),
  match: { methods: [], path: 1, action: 2 },
  map: { methods: [], path: 1, action: 2 },
  addRoute: { methods: [], path: 1, action: 2 },
  view: { methods: ["GET"], path: 0 },
  inertia: { methods: ["GET"], path: 0 },
  redirect: { methods: ["ANY"], path: 0 },
  permanentRedirect: { methods: ["ANY"], path: 0 },
  fallback: { methods: ["GET"], path: -1, action: 0 },
};

export const verbNames: ReadonlySet<string> = new Set(Object.keys(verbs));

export function drawVerb(call: RouteCall, context: RouteContext, drawing: Drawing): void {
  const { link, after } = call;
  const verb = verbs[link.name];
  const path = verb && pathOf(verb, link, context, drawing);
  if (verb === undefined || path === undefined) return;
  const { plain, named } = link.args;
  const given = verb.action === undefined ? undefined : (plain[verb.action] ?? named.get("action"));
  const uses = after.find(({ name }) => name === "uses")?.args.plain[0];
  const around = withOwn(given, after, context, drawing);
  drawing.routes.push({
    ...routeFact(link.node, below(around.path, path), around),
    ...actionOf(uses ?? given, around, drawing.file),
    methods: verb.methods.length > 0 ? verb.methods : methodsIn(plain[0]),
    scope: drawing.file.scopeOf(link.node),
  });
}

function pathOf(
  { path: at }: Verb,
  { args }: PhpLink,
  context: RouteContext,
  { file }: Drawing,
): Value | undefined {
  if (at < 0) return textValue("{fallbackPlaceholder}");
  const node = args.plain[at] ?? args.named.get("uri");
  return node && lowered(node, context, file);
}

function methodsIn(node: SyntaxNode | undefined): readonly string[] {
  const words = wordsIn(node).flatMap((word) => word.toUpperCase().split("|"));
  const methods = words.filter((word) => word !== "HEAD");
  return methods.length > 0 ? methods : ["ANY"];
}

/** What the array of an action and the calls after a route add to the groups around. */
function withOwn(
  given: SyntaxNode | undefined,
  after: readonly PhpLink[],
  context: RouteContext,
  drawing: Drawing,
): RouteContext {
  const first = {
    ...context,
    guards: [...context.guards, ...guardsIn(itemNamed(given, "middleware"))],
  };
  return after.reduce<RouteContext>((around, link) => changed(link, around, drawing), first);
}

/** A call after a route or a resource. */
export function changed(link: PhpLink, context: RouteContext, { file }: Drawing): RouteContext {
  const { guards } = context;
  const [first] = link.args.plain;
  switch (link.name) {
    case "middleware":
    case "add":
      return { ...context, guards: [...guards, ...guardsOf(link.args)] };
    case "withoutMiddleware": {
      const without = new Set(guardsOf(link.args));
      return { ...context, guards: guards.filter((guard) => !without.has(guard)) };
    }
    case "can":
      return { ...context, guards: [...guards, `can:${guardsOf(link.args).join(",")}`] };
    case "prefix":
      // In front of all that the groups say.
      return first === undefined
        ? context
        : { ...context, path: below(lowered(first, context, file), context.path) };
    default:
      return context;
  }
}

/** A route without its methods and what answers it. */
export function routeFact(
  node: SyntaxNode,
  path: Value,
  { guards }: RouteContext,
): Omit<RouteFact, "methods"> & Action {
  return {
    stack: "laravel",
    router: { kind: "name", name: routesName },
    path: withoutOptional(path),
    syntax: "braces",
    guards,
    scope: -1,
    range: rangeOf(node),
  };
}

/** Lumen and Slim write `/users[/{id}]`; the brackets of a pattern stand in braces. */
function withoutOptional(value: Value): Value {
  if (value.kind === "concat") return { kind: "concat", parts: value.parts.map(withoutOptional) };
  if (value.kind !== "text" || !value.text.includes("[")) return value;
  return textValue(value.text.replace(/(\{(?:[^{}]|\{[^{}]*\})*\})|[[\]]/g, "$1"));
}
