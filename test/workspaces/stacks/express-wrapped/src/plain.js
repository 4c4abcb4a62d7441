import { Router } from "express";

/** What all of them inherit: a word for each verb, that the one or other never uses. */
export class Plain {
  constructor() {
    this.app = Router();
  }

  told({ verb, path, handler }) {
    this.app[verb](path, (req, res) => handler(req, res));
  }

  read(path, handler) {
    this.told({ verb: "get", path, handler });
  }

  write(path, handler, ...kinds) {
    this.told({ verb: "post", path, handler, kinds });
  }

  upload(path, taken, handler) {
    this.app.post(path, taken, handler);
  }

  get router() {
    return this.app;
  }
}
