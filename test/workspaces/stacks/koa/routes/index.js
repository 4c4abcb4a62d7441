const Router = require("@koa/router");
const { authenticate } = require("../middleware/authenticate");
const books = require("./books");

const api = new Router({ prefix: "/api" });
api.get("root", "/", async (ctx) => {
  ctx.body = "ok";
});
api.use("/v2", authenticate, books.routes(), books.allowedMethods());

module.exports = api;
