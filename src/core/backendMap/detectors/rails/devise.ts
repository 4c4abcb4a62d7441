import type { RouteFact } from "../../facts/routingFacts.ts";
import { rangeOf } from "../../grammars/syntax.ts";
import { wordOf, wordsByName, wordsIn } from "../../languages/ruby/literals.ts";
import { actionRoute } from "./actionRoute.ts";
import type { Drawing, RouteCall } from "./drawing.ts";
import { camelized, singular } from "../../languages/ruby/inflect.ts";
import { below, type RouteContext } from "./routeContext.ts";

/** What Devise adds to the routes: its controllers, the module of the model that asks for each, the paths. */
const controllers = {
  sessions: {
    needs: "database_authenticatable",
    routes: ["GET sign_in new", "POST sign_in create", "DELETE sign_out destroy"],
  },
  passwords: {
    needs: "recoverable",
    routes: [
      "GET password/new new",
      "GET password/edit edit",
      "PATCH password update",
      "PUT password update",
      "POST password create",
    ],
  },
  registrations: {
    needs: "registerable",
    routes: [
      "GET cancel cancel",
      "GET sign_up new",
      "GET edit edit",
      "PATCH - update",
      "PUT - update",
      "DELETE - destroy",
      "POST - create",
    ],
  },
  confirmations: {
    needs: "confirmable",
    routes: ["GET confirmation/new new", "GET confirmation show", "POST confirmation create"],
  },
  unlocks: {
    needs: "lockable",
    routes: ["GET unlock/new new", "GET unlock show", "POST unlock create"],
  },
  // Of a gem beside Devise.
  invitations: {
    needs: "invitable",
    routes: [
      "GET invitation/new new",
      "GET invitation/accept edit",
      "GET invitation/remove destroy",
      "PATCH invitation update",
      "PUT invitation update",
      "POST invitation create",
    ],
  },
  omniauth_callbacks: {
    needs: "omniauthable",
    routes: [
      "GET auth/:provider passthru",
      "POST auth/:provider passthru",
      "GET auth/:provider/callback :provider",
      "POST auth/:provider/callback :provider",
    ],
  },
} as const;

type DeviseController = keyof typeof controllers;

/** `devise_for :users`: which of the routes there are, the model tells (`expandDevise`). */
export function drawDevise(call: RouteCall, context: RouteContext, drawing: Drawing): void {
  const { args } = call;
  const named = (option: string): readonly string[] =>
    wordsIn(args.named.get(option)).map(singular);
  const [skipped, only] = [named("skip"), named("only")];
  const isWanted = (name: DeviseController): boolean =>
    !skipped.includes(singular(name)) &&
    !skipped.includes("all") &&
    (!args.named.has("only") || only.includes(singular(name)));
  const names = (Object.keys(controllers) as DeviseController[]).filter(isWanted);
  for (const scope of args.plain.flatMap((one) => wordOf(one) ?? [])) {
    for (const name of names) drawing.routes.push(...routesOf(name, scope, call, context));
  }
}

function routesOf(
  name: DeviseController,
  scope: string,
  { node, args }: RouteCall,
  context: RouteContext,
): readonly RouteFact[] {
  const paths = wordsByName(args.named.get("path_names"));
  const own = wordsByName(args.named.get("controllers")).get(name);
  const base = below(context.path, wordOf(args.named.get("path")) ?? scope);
  const model = wordOf(args.named.get("class_name")) ?? camelized(singular(scope));
  const module = wordOf(args.named.get("module")) ?? "devise";
  const controller = `${camelized(own ?? `${module}/${name}`)}Controller`;
  const { needs, routes } = controllers[name];
  const endsBy = wordsIn(args.named.get("sign_out_via")).join(" ").toUpperCase();
  return routes.map((route) => {
    const [method = "", path = "", action = ""] = route.split(" ");
    const whole = below(base, path === "-" ? "" : (paths.get(path) ?? path));
    const fact = actionRoute(
      { method, path: whole, range: rangeOf(node), controller, action },
      context,
    );
    return {
      ...fact,
      extra: { ...fact.extra, model, needs, ...(path === "sign_out" && { endsBy }) },
    };
  });
}
