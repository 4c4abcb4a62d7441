import type { FileFacts, SomeFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Expand } from "../../link/linking.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { isVerb, routesAt, routesOfVerb } from "../javascriptRouting/routeCall.ts";
import { joinFacts, routerAt } from "../javascriptRouting/routerFact.ts";
import type { RoutingCall } from "../javascriptRouting/routingCall.ts";
import { routingCalls } from "../javascriptRouting/routingCalls.ts";
import { controllerNamed } from "./controllers.ts";

const routerFile = /(?:^|\/)app\/router(?:\/.+)?\.[jt]s$/;

const givenByApp =
  /["']egg["']|\bcontroller\b[^=;]*=\s*app\b|\bapp\.controller\b|module\.exports\s*=\s*app\s*=>/;

/** Whether a file is one in which Egg declares its routes: all is given by the application. */
export const isEggRouter = ({ path, text }: Pick<Reading, "path" | "text">): boolean =>
  routerFile.test(path) && givenByApp.test(text);

/** `router.get("/orders", controller.orders.list)`, `router.get("/orders", "orders.list")`. */
export function eggFacts(file: Reading): SomeFacts {
  return joinFacts(
    routingCalls(file).map((given) => {
      const call = { ...given, args: given.args.map((one, at) => argument(one, at, file.facts)) };
      if (isVerb(call.name)) return { routes: routesOfVerb(call, "koa") };
      if (call.name === "resources") return { routes: resourceRoutes(call, file.facts) };
      const [prefix] = call.args;
      return call.name === "namespace" && prefix !== undefined && call.receiver !== undefined
        ? { routers: [routerAt(call, "koa", { parent: call.receiver, prefix })] }
        : {};
    }),
  );
}

/** With a controller in the place of what names it; what stands first is a path or a name. */
function argument(value: Value, at: number, facts: FileFacts): Value {
  return at === 0 ? value : (controllerNamed(value, facts) ?? value);
}

const actions: readonly (readonly [action: string, methods: readonly string[], below: string])[] = [
  ["index", ["GET"], ""],
  ["new", ["GET"], "/new"],
  ["create", ["POST"], ""],
  ["show", ["GET"], "/:id"],
  ["edit", ["GET"], "/:id/edit"],
  ["update", ["PATCH", "PUT"], "/:id"],
  ["destroy", ["DELETE"], "/:id"],
];

/** `router.resources("orders", "/orders", controller.orders)`: the actions that the controller has. */
function resourceRoutes(call: RoutingCall, facts: FileFacts): readonly RouteFact[] {
  const [first, second, ...others] = call.args;
  const isNamed = second?.kind === "text";
  const path = isNamed ? second : first;
  const controller = isNamed ? others.at(-1) : [second, ...others].at(-1);
  if (path?.kind !== "text" || controller === undefined) return [];
  return actions.flatMap(([action, methods, below]) => {
    const handler = controllerNamed({ kind: "member", of: controller, name: action }, facts);
    if (handler === undefined) return [];
    const whole: Value = { kind: "text", text: path.text + below };
    const routes = routesAt(call, { stack: "koa", methods, path: whole, handlers: [handler] });
    return routes.map((one) => ({ ...one, extra: { resource: action } }));
  });
}

/** Of a resource only what its controller has is served. */
export function expandEgg(...[route, file, { evaluate }]: Parameters<Expand>): ReturnType<Expand> {
  if (route.extra?.["resource"] === undefined || route.handler === undefined) return undefined;
  const found = evaluate(route.handler, { file, scope: route.scope });
  return found.some(({ kind }) => kind === "definition") ? undefined : [];
}
