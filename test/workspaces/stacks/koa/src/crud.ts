import Router from "koa-router";

export class Crud extends Router {
  constructor() {
    super({ prefix: "/shelves" });
    this.#addRoutes();
  }

  #addRoutes() {
    this.get("/", async (ctx) => {
      ctx.body = [];
    });
  }
}
