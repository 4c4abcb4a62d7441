import { Hono } from "hono";
import { builtRoute } from "./builtRoute";
import { closeDesk } from "./deskHandlers";

const showDesk = builtRoute({
  scopes: ["read"],
  handler: (c) => c.json({ open: true }),
});

export const desk = new Hono();
desk.get("/", ...showDesk);
desk.delete("/", ...closeDesk);
