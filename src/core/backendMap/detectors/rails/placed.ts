import type { SyntaxNode } from "../../grammars/syntax.ts";
import { textOf, wordOf, wordsByName, type RubyArguments } from "../../languages/ruby/literals.ts";
import { underscored } from "../../languages/ruby/inflect.ts";
import { unknownPart } from "./actionRoute.ts";
import type { RouteCall } from "./drawing.ts";
import { below, formatted, type RouteContext } from "./routeContext.ts";

/** `namespace :admin, path: "desk"`: what it changes for the routes in it. */
export function inNamespace({ args }: RouteCall, context: RouteContext): Partial<RouteContext> {
  const name = textOf(args.plain[0], context.locals) ?? "";
  return placed(context, optionOf(args, "path", name) ?? "", optionOf(args, "module", name));
}

/** `scope "/:locale", module: :admin, controller: :pages`. */
export function inScope({ args }: RouteCall, context: RouteContext): Partial<RouteContext> {
  const plain = args.plain.map((one) => partOf(one, context)).join("/");
  const path = args.plain.length > 0 ? plain : (optionOf(args, "path") ?? "");
  const [controller, action] = [optionOf(args, "controller"), optionOf(args, "action")];
  const shallowPath = optionOf(args, "shallow_path", path) ?? "";
  const isShallow = args.named.get("shallow")?.text === "true" || context.isShallow;
  return {
    ...placed(context, path, optionOf(args, "module")),
    shallowPath: below(context.shallowPath, shallowPath),
    ...(controller !== undefined && { controller }),
    ...(action !== undefined && { action }),
    isShallow,
    hasFormat: formatted(args, context),
    pathNames: new Map([...context.pathNames, ...wordsByName(args.named.get("path_names"))]),
  };
}

/** `api_version(module: "V1", path: { value: "v1" })`. */
export function inVersion({ args }: RouteCall, context: RouteContext): Partial<RouteContext> {
  const path = wordsByName(args.named.get("path")).get("value") ?? optionOf(args, "path", "");
  return placed(context, path ?? "", underscored(optionOf(args, "module") ?? ""));
}

function placed(context: RouteContext, path: string, module?: string): Partial<RouteContext> {
  return {
    path: below(context.path, path),
    shallowPath: below(context.shallowPath, path),
    ...(module !== undefined && { modules: [...context.modules, ...module.split("/")] }),
  };
}

function partOf(node: SyntaxNode, { locals }: RouteContext): string {
  const isConstant = node.type === "constant" || node.type === "scope_resolution";
  return (isConstant ? undefined : textOf(node, locals)) ?? unknownPart(node);
}

/** An option that is `nil` says that there is none. */
function optionOf({ named }: RubyArguments, name: string, otherwise?: string): string | undefined {
  return named.has(name) ? wordOf(named.get(name)) : otherwise;
}
