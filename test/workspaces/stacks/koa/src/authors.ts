import { SwaggerRouter } from "koa-swagger-decorator";
import type { RouterInit } from "./init";
import { Crud } from "./crud";

export default function authors(...[router, { queries }]: Parameters<RouterInit>) {
  router.get("/authors", async (ctx) => {
    ctx.body = await queries.authors();
  });

  const shelves = new Shelves();
  shelves.get("/:id/books", async (ctx) => {
    ctx.body = [];
  });
  router.use(shelves.routes());
}

class Shelves extends Crud {}

export const swagger = new SwaggerRouter({ prefix: "/swagger" });
swagger
  .param("id", (id, ctx, next) => next())
  .get("/docs/:id", async (ctx) => {
    ctx.body = "";
  });
