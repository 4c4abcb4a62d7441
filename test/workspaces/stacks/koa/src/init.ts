import Koa from "koa";
import mount from "koa-mount";
import Router from "koa-router";
import authors, { swagger } from "./authors";

export type RouterInit = (router: Router, tenant: { queries: unknown }) => void;

const createRouters = (tenant) => {
  const router = new Router();
  authors(router, tenant);
  return [router, swagger];
};

export function init(tenant) {
  const app = new Koa();
  for (const router of createRouters(tenant)) {
    app.use(router.routes()).use(router.allowedMethods());
  }
  return app;
}

new Koa().use(mount("/library", init({ queries: {} })));
