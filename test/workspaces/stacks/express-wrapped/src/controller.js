import { Router } from "express";

export default class Controller {
  constructor() {
    this.app = Router();
  }

  route(options) {
    this.app[options.method](options.path, checked(options.permission), this.wrap(options.handler));
  }

  get(path, handler) {
    this.route({ method: "get", path, handler });
  }

  use(path, router) {
    this.app.use(path, router);
  }

  get router() {
    return this.app;
  }
}
