import { createRoute, z } from "@hono/zod-openapi";

const base = "/{id}";
export const showUser = createRoute({
  method: "get",
  path: `${base}/profile`,
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: { description: "The user" } },
});
