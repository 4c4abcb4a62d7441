import type { OpenAPIHono } from "@hono/zod-openapi";
import { guardedRoute } from "./guardedRoute";

/** Some clients still send what others patch. */
export function bothMethods(to: OpenAPIHono, described: object, handler: Handler) {
  to.openapi(guardedRoute({ ...described, method: "patch", scope: "keeper" }), handler);
  to.openapi(guardedRoute({ ...described, method: "put", scope: "keeper" }), handler);
}
