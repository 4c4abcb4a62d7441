import { createRoute, type RouteConfig } from "@hono/zod-openapi";

/** Every route says who may ask it. */
export function guardedRoute<T extends RouteConfig & { scope: string }>(config: T) {
  const { scope, ...route } = config;
  return { ...route, security: [{ [scope]: [] }], getRoutingPath: createRoute(route).getRoutingPath };
}
