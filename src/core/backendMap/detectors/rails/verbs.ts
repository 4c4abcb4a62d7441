import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { textOf, wordOf, wordsIn } from "../../languages/ruby/literals.ts";
import type { Drawing, RouteCall } from "./drawing.ts";
import { actionRoute, controllerName, unknownPart } from "./actionRoute.ts";
import { below, formatted, type RouteContext } from "./routeContext.ts";

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
  for (const { path, isAction, target } of namedIn(call, context)) {
    const isOwn = isAction === true && around.on !== undefined && canonical.has(path);
    const whole = isOwn ? around.path : pathOf(call, path, around);
    const handler = handlerOf(call, path, target, around);
    for (const method of methodsOf(call)) {
      routes.push(
        actionRoute({ method, path: whole, range: rangeOf(call.node), ...handler }, around),
      );
    }
  }
}

/** `patch :update` of a resource's member or collection has no path of its own. */
const canonical = new Set(["index", "create", "new", "show", "update", "destroy"]);

function pathOf({ name, args }: RouteCall, path: string, around: RouteContext): string {
  if (name === "root") return around.path;
  const whole = below(around.path, wordOf(args.named.get("path")) ?? path);
  return formatted(args, around) ? `${whole}.:format` : whole;
}

/** A verb directly in a resource's block is one of a member, as `on:` says, or nested. */
function placeOf({ args, name }: RouteCall, context: RouteContext): RouteContext {
  const { resource } = context;
  const on = wordOf(args.named.get("on"));
  if (resource === undefined || context.on !== undefined || name === "root") return context;
  if (on === "member") return { ...context, path: resource.member, on };
  if (on === "collection") return { ...context, path: resource.collection, on };
  if (on === "new") return { ...context, path: resource.making, on };
  return resource.isSingular ? { ...context, path: resource.member, on: "member" } : context;
}

interface Named {
  readonly path: string;
  /** `get :preview`, which means an action rather than a path. */
  readonly isAction?: boolean;
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
    const path = textOf(one, locals) ?? unknownPart(one);
    const isOption = one.type !== "constant" && one.type !== "scope_resolution";
    const isAction = one.type === "simple_symbol";
    return isOption ? [{ path, isAction, ...(to && { target: to }) }] : [];
  });
  return [...own, ...mapped];
}

function methodsOf({ name, args }: RouteCall): readonly string[] {
  if (name !== "match" && name !== "root") return [name.toUpperCase()];
  const via = wordsIn(args.named.get("via")).map((one) => one.toUpperCase());
  if (name === "root" && via.length === 0) return ["GET"];
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
  const option =
    word?.replace("#", "") ??
    textOf(call.args.named.get("action"), context.locals) ??
    context.action;
  return handlerByPath(
    option ?? path.replace(/^\/|\(.*$/g, ""),
    controllerAround(call, context),
    context,
  );
}

function handlerByPath(done: string, around: string | undefined, context: RouteContext): Handler {
  if (around !== undefined && !done.includes("/")) {
    return named(around, done.replaceAll("-", "_"), context);
  }
  const [, folder, last] = /^(.+)\/([^/]+)$/.exec(done) ?? [];
  if (folder !== undefined) return named(folder, last?.replaceAll("-", "_"), context);
  if (around !== undefined) return named(around, undefined, context);
  // Modules around without a controller name it themselves.
  const [own] = context.modules.slice(-1);
  if (own === undefined) return {};
  return named(own, done, { ...context, modules: context.modules.slice(0, -1) });
}

function controllerAround({ args }: RouteCall, context: RouteContext): string | undefined {
  return wordOf(args.named.get("controller")) ?? context.resource?.controller ?? context.controller;
}

function named(controller: string, action: string | undefined, context: RouteContext): Handler {
  const name = controllerName(controller, context);
  return { controller: name, ...(action !== undefined && { action }) };
}
