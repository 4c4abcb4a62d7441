import type { RouteFact } from "../../facts/routingFacts.ts";
import { rangeOf } from "../../grammars/syntax.ts";
import { wordOf, wordsByName, wordsIn, type RubyArguments } from "../../languages/ruby/literals.ts";
import { actionRoute, controllerName } from "./actionRoute.ts";
import type { RouteCall } from "./drawing.ts";
import { plural, singular } from "../../languages/ruby/inflect.ts";
import { below, formatted, type Resource, type RouteContext } from "./routeContext.ts";

/** The actions of a resource: their methods, and below which of its paths they stand. */
const actions = [
  { action: "index", methods: ["GET"], on: "collection", then: "" },
  { action: "create", methods: ["POST"], on: "collection", then: "" },
  { action: "new", methods: ["GET"], on: "collection", then: "new" },
  { action: "edit", methods: ["GET"], on: "member", then: "edit" },
  { action: "show", methods: ["GET"], on: "member", then: "" },
  { action: "update", methods: ["PATCH", "PUT"], on: "member", then: "" },
  { action: "destroy", methods: ["DELETE"], on: "member", then: "" },
] as const;

/** A resource by its name, with what its block stands in. */
export function resourceNamed(
  name: string,
  args: RubyArguments,
  context: RouteContext,
  isSingular: boolean,
): { readonly resource: Resource; readonly context: RouteContext } {
  const option = (key: string, otherwise: string): string =>
    wordOf(args.named.get(key)) ?? (args.named.get(key)?.type === "nil" ? "" : otherwise);
  const modules = option("module", "")
    .split("/")
    .filter((part) => part !== "");
  const isShallow = context.isShallow || args.named.get("shallow")?.text === "true";
  const path = option("path", name);
  const collection = below(context.path, path);
  const isBare = context.resource !== undefined && isShallow && !isSingular;
  const member = isBare ? below(context.shallowPath, path) : collection;
  const param = option("param", "id");
  const one = singular(name.replace(/^.*\//, ""));
  const resource: Resource = {
    controller: option("controller", isSingular ? plural(name) : name),
    collection,
    making: below(collection, formNames(args, context).get("new") ?? "new"),
    member: isSingular ? member : below(member, `:${param}`),
    nested: isSingular ? member : below(member, `:${one}_${param}`),
    isSingular,
  };
  return {
    resource,
    context: {
      ...context,
      modules: [...context.modules, ...modules],
      isShallow,
      hasFormat: formatted(args, context),
    },
  };
}

export function resourceRoutes(
  { node, args }: RouteCall,
  resource: Resource,
  context: RouteContext,
): readonly RouteFact[] {
  const format = formatted(args, context) ? ".:format" : "";
  const names = formNames(args, context);
  const [only, except] = [args.named.get("only"), args.named.get("except")];
  const [wanted, unwanted] = [wordsIn(only), wordsIn(except)];
  return actions
    .filter(({ action }) => !(resource.isSingular && action === "index"))
    .filter(({ action }) => only === undefined || wanted.includes(action))
    .filter(({ action }) => !unwanted.includes(action))
    .flatMap(({ action, methods, on, then }) =>
      methods.map((method) => {
        const path = below(resource[on], names.get(then) ?? then) + format;
        const controller = controllerName(resource.controller, context);
        const isForm = action === "new" || action === "edit";
        return actionRoute(
          { method, path, range: rangeOf(node), controller, action, isForm },
          context,
        );
      }),
    );
}

function formNames(
  { named }: RubyArguments,
  { pathNames }: RouteContext,
): RouteContext["pathNames"] {
  return new Map([...pathNames, ...wordsByName(named.get("path_names"))]);
}
