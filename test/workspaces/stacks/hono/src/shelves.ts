import { OpenAPIHono } from "@hono/zod-openapi";
import { described } from "@acme/descriptions";
import { bothMethods } from "./bothMethods";
import { guardedRoute } from "./guardedRoute";

const emptyShelf = guardedRoute({ method: "delete", path: "/shelves/{id}", scope: "keeper" });

const shelves = new OpenAPIHono();
shelves.openapi(emptyShelf, (c) => c.body(null, 204));
shelves.openapi(
  guardedRoute({ method: "get", path: "/shelves", scope: "reader", responses: {} }),
  (c) => c.json([]),
);
shelves.openapi(described.shelfOfDay, (c) => c.json({}));

const moveShelf = { path: "/shelves/{id}/room", responses: {} };
bothMethods(shelves, moveShelf, (c) => c.json({}));

export default shelves;
