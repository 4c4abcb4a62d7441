import { createRoute, z } from "@hono/zod-openapi";

const base = "/{id}";
export const showUser = createRoute({
  method: "get",
  path: `${base}/profile`,
  request: {
    params: z.object({ id: z.string() }),
    query: z.object({ since: z.string(), page: z.string().optional() }),
    headers: z.object({ "x-shop": z.string() }),
    body: { content: { "application/json": { schema: z.object({ note: z.string(), tag: z.string().optional() }) } } },
  },
  responses: { 200: { description: "The user" } },
});
