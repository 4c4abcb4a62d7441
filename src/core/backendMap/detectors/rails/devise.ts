import type { RouteFact } from "../../facts/facts.ts";
import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, wordOf, wordsIn } from "../../languages/ruby/literals.ts";
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
} as const;

type DeviseController = keyof typeof controllers;

/** `devise_for :users`: which of the routes there are, the model tells (`expandAction`). */
export function drawDevise(call: RouteCall, context: RouteContext, drawing: Drawing): void {
  const { args } = call;
  const skipped = wordsIn(args.named.get("skip"));
  const only = wordsIn(args.named.get("only"));
  const isWanted = (name: DeviseController): boolean =>
    !skipped.includes(name) &&
    !skipped.includes("all") &&
    (only.length === 0 || only.includes(name));
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
  const paths = optionsOf(args.named.get("path_names"));
  const own = optionsOf(args.named.get("controllers")).get(name);
  const base = below(context.path, wordOf(args.named.get("path")) ?? scope);
  const model = wordOf(args.named.get("class_name")) ?? camelized(singular(scope));
  const controller = `${camelized(own ?? `devise/${name}`)}Controller`;
  const { needs, routes } = controllers[name];
  return routes.map((route) => {
    const [method = "", path = "", action = ""] = route.split(" ");
    const whole = below(base, path === "-" ? "" : (paths.get(path) ?? path));
    const drawn = { method, path: whole, range: rangeOf(node), controller, action };
    const fact = actionRoute(drawn, context);
    return { ...fact, extra: { ...fact.extra, model, needs } };
  });
}

/** `{ sessions: "users/sessions" }`. */
function optionsOf(node: SyntaxNode | undefined): ReadonlyMap<string, string> {
  const pairs = node?.type === "hash" ? node.namedChildren : [];
  return new Map(
    pairs.flatMap((pair): [string, string][] => {
      const [key, value] = [pair.childForFieldName("key"), pair.childForFieldName("value")];
      const [name, word] = [wordOf(key ?? undefined), wordOf(value ?? undefined)];
      return name === undefined || word === undefined ? [] : [[name, word]];
    }),
  );
}

/** The modules that a model asks for: `devise :database_authenticatable, :recoverable`. */
export function deviseModules(node: SyntaxNode): readonly string[] {
  return argumentsOf(node).plain.flatMap((one) => wordOf(one) ?? []);
}
