import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { textOf, wordOf, wordsIn } from "../../languages/ruby/literals.ts";
import type { Drawing, RouteCall } from "./drawing.ts";
import { actionRoute, controllerName } from "./actionRoute.ts";
import { below, type RouteContext } from "./routeContext.ts";

/** Calls that declare one route, or one for each of their paths. */
export const verbs: ReadonlySet<string> = new Set([
  "get",
  "post",
  "put",
  "patch",
  "delete",
  "options",
  "query",
  "match",
  "root",
]);

/** `get "path", to: "users#show"`, `get "path" => "users#show"`, `get :preview`, `root "home#index"`. */
export function drawVerb(call: RouteCall, context: RouteContext, { routes }: Drawing): void {
  const around = placeOf(call, context);
  for (const { path, target } of namedIn(call, context)) {
    const whole = call.name === "root" ? around.path : below(around.path, path);
    const handler = handlerOf(call, path, target, around);
    for (const method of methodsOf(call)) {
      routes.push(
        actionRoute({ method, path: whole, range: rangeOf(call.node), ...handler }, around),
      );
    }
  }
}

/** A verb directly in a resource's block is one of a member, as `on:` says, or nested. */
function placeOf({ args, name }: RouteCall, context: RouteContext): RouteContext {
  const { resource } = context;
  const on = wordOf(args.named.get("on"));
  if (resource === undefined || context.on !== undefined || name === "root") return context;
  if (on === "member") return { ...context, path: resource.member, on };
  if (on === "collection") return { ...context, path: resource.collection, on };
  return on === "new" ? { ...context, path: below(resource.collection, "new"), on } : context;
}

interface Named {
  readonly path: string;
  readonly target?: SyntaxNode;
}

function namedIn({ name, args }: RouteCall, { locals }: RouteContext): readonly Named[] {
  const to = args.named.get("to");
  if (name === "root") {
    const target = to ?? args.plain[0] ?? args.pairs[0]?.value;
    return [{ path: "", ...(target && { target }) }];
  }
  const mapped = args.pairs.flatMap(({ key, value }): readonly Named[] => {
    const path = textOf(key, locals);
    return path === undefined ? [] : [{ path, target: value }];
  });
  const own = args.plain.flatMap((one): readonly Named[] => {
    const path = textOf(one, locals) ?? unknownOf(one);
    const isOption = one.type !== "constant" && one.type !== "scope_resolution";
    return isOption ? [{ path, ...(to && { target: to }) }] : [];
  });
  return [...own, ...mapped];
}

const unknownOf = ({ text }: SyntaxNode): string =>
  `{${text.replace(/^["']|["']$/g, "").slice(0, 60)}}`;

function methodsOf({ name, args }: RouteCall): readonly string[] {
  if (name === "root") return ["GET"];
  if (name !== "match") return [name.toUpperCase()];
  const via = wordsIn(args.named.get("via")).map((one) => one.toUpperCase());
  return via.length === 0 || via.includes("ALL") ? ["ANY"] : via;
}

interface Handler {
  readonly controller?: string;
  readonly action?: string;
}

/** "users#show" of the target, or what path, options and the blocks around say. */
function handlerOf(
  call: RouteCall,
  path: string,
  target: SyntaxNode | undefined,
  context: RouteContext,
): Handler {
  const word = textOf(target, context.locals);
  const [, controller, action] = /^(.+)#(.*)$/.exec(word ?? "") ?? [];
  if (controller !== undefined) return named(controller, action, context);
  // A redirect, or an application of its own.
  if (target !== undefined && word === undefined) return {};
  const option = word?.replace("#", "") ?? wordOf(call.args.named.get("action"));
  return handlerByPath(
    option ?? path.replace(/^\/|\(.*$/g, ""),
    controllerAround(call, context),
    context,
  );
}

function handlerByPath(done: string, around: string | undefined, context: RouteContext): Handler {
  if (around !== undefined) return named(around, done.replaceAll("/", "_"), context);
  const [, folder, last] = /^(.+)\/([^/]+)$/.exec(done) ?? [];
  return folder === undefined ? {} : named(folder, last, context);
}

function controllerAround({ args }: RouteCall, context: RouteContext): string | undefined {
  return wordOf(args.named.get("controller")) ?? context.resource?.controller ?? context.controller;
}

function named(controller: string, action: string | undefined, context: RouteContext): Handler {
  const name = controllerName(controller, context);
  return { controller: name, ...(action !== undefined && { action }) };
}
