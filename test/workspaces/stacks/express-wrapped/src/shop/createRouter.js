import { Hono } from "hono";

export function createRouter(prefix) {
  let router;
  router = new Hono().basePath(`/${prefix}`);
  router.get("/ok", (c) => c.text("ok"));
  return router;
}
