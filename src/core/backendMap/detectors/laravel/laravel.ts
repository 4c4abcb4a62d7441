import { routesName } from "./routeContext.ts";
import { textValue } from "../../languages/php/rounds.ts";
import type { SomeFacts } from "../../facts/facts.ts";
import type { RouterFact } from "../../facts/routingFacts.ts";
import { childrenOf, rangeOf } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { fileScope } from "../../facts/value.ts";
import { attributeRoutes } from "./attributeRoutes.ts";
import { controllerGuards } from "./controllerGuards.ts";
import { drawAll } from "./drawRoutes.ts";
import { expandAction } from "./expandAction.ts";
import { outermost, type Drawing } from "./routeContext.ts";

/** Laravel and Lumen: files of routes, the providers that load them, and what controllers say themselves. */
export const laravel: Stack = {
  name: "laravel",
  languages: ["php"],
  markers:
    /\bRoute::|Facades\\Route\b|\bVolt::route|\$\w+->(?:group|get|post|put|patch|delete|any|match|map)\(|['"]router['"]|loadRoutesFrom|withRouting|\bAuth::routes|->middleware\(|HasMiddleware|#\[\s*Middleware|RouteAttributes|\brequire(?:_once)?\b/,
  detect,
  expand: expandAction,
};

function detect(file: Reading): SomeFacts {
  const drawing: Drawing = { file, routes: [], mounts: [] };
  drawAll(childrenOf(file.root), outermost, drawing);
  drawing.routes.push(...attributeRoutes(file));
  const guards = controllerGuards(file);
  if (drawing.routes.length + drawing.mounts.length === 0) return { bindings: guards };
  const router: RouterFact = {
    at: routesName,
    stack: "laravel",
    isRoot: false,
    guards: [],
    // Where nothing says otherwise; what loads the file replaces it.
    ...(/(?:^|\/)routes\/api\.php$/.test(file.path) && { prefix: textValue("api") }),
    scope: fileScope,
    range: rangeOf(file.root),
  };
  const callee = { kind: "name", name: routesName } as const;
  const value = { kind: "call", callee, args: [], at: routesName } as const;
  const bindings = [...guards, { scope: fileScope, name: routesName, value }];
  return { routers: [router], bindings, routes: drawing.routes, mounts: drawing.mounts };
}
