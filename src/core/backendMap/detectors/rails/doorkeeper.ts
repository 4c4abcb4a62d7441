import { fieldOf, nodesOf, rangeOf } from "../../grammars/syntax.ts";
import { argumentsOf, wordOf, wordsIn, type RubyArguments } from "../../languages/ruby/literals.ts";
import { camelized } from "../../languages/ruby/inflect.ts";
import { actionRoute } from "./actionRoute.ts";
import type { Drawing, RouteCall } from "./drawing.ts";
import { below, type RouteContext } from "./routeContext.ts";

/** What Doorkeeper adds to the routes, by its controllers. */
const controllers: Readonly<Record<string, readonly string[]>> = {
  authorizations: [
    "GET authorize/native show",
    "GET authorize new",
    "POST authorize create",
    "DELETE authorize destroy",
  ],
  tokens: ["POST token create", "POST revoke revoke", "POST introspect introspect"],
  token_info: ["GET token/info show"],
  applications: [
    "GET applications index",
    "POST applications create",
    "GET applications/new new",
    "GET applications/:id/edit edit",
    "GET applications/:id show",
    "PATCH applications/:id update",
    "PUT applications/:id update",
    "DELETE applications/:id destroy",
  ],
  authorized_applications: [
    "GET authorized_applications index",
    "DELETE authorized_applications/:id destroy",
  ],
};

/** `use_doorkeeper { controllers tokens: "own_tokens"; skip_controllers :applications }`. */
export function drawDoorkeeper(call: RouteCall, context: RouteContext, drawing: Drawing): void {
  const own = new Map(calledIn(call, "controllers").flatMap(({ named }) => [...named]));
  const skipped = calledIn(call, "skip_controllers").flatMap(({ plain }) => plain.flatMap(wordsIn));
  const base = below(context.path, wordOf(call.args.named.get("scope")) ?? "oauth");
  for (const [name, routes] of Object.entries(controllers)) {
    if (skipped.includes(name)) continue;
    const controller = `${camelized(wordOf(own.get(name)) ?? `doorkeeper/${name}`)}Controller`;
    for (const route of routes) {
      const [method = "", path = "", action = ""] = route.split(" ");
      const isForm = action === "new" || action === "edit";
      const drawn = { method, path: below(base, path), controller, action, isForm };
      drawing.routes.push(actionRoute({ ...drawn, range: rangeOf(call.node) }, context));
    }
  }
}

function calledIn({ block }: RouteCall, name: string): readonly RubyArguments[] {
  return (block === undefined ? [] : nodesOf(block, "call"))
    .filter((one) => fieldOf(one, "method")?.text === name)
    .map(argumentsOf);
}
