import { Hono } from "hono";
import { logger } from "hono/logger";

const parcels = new Hono<{ Bindings: Env }>()
  .use("*", logger())
  .post("/parcels", (c) => c.json({}))
  .onError((error, c) => c.json({ error: error.message }, 500));

export const post = new Hono()
  .route("/post", parcels)
  .get("/:rest{.+}", (c) => c.redirect("/"))
  .notFound((c) => c.text("nothing here", 404));
