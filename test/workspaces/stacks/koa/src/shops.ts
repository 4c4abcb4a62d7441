import Koa from "koa";
import compose from "koa-compose";
import Router from "@koa/router";
import joiRouter from "koa-joi-router";
import TreeRouter from "koa-tree-router";
import { authenticate } from "../middleware/authenticate";

const shops = new Router().prefix("/shops");
shops.register("/search", ["GET", "POST"], search);
shops.redirect("/find", "/shops/search");

const carts = joiRouter();
carts.prefix("/carts");
carts.route([
  { method: ["get", "head"], path: "/:id", handler: search },
  { method: "post", path: "/", handler: [authenticate, search] },
]);

const leaves = new TreeRouter({ prefix: "/leaves" });
leaves.newGroup("/green").get("/all", search);

async function search(ctx) {
  ctx.body = [];
}

const app = new Koa();
app.use(compose([shops.routes(), carts.middleware(), leaves.routes()]));
