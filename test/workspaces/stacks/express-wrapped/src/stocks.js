import { Router } from "express";
import app from "./server.js";

class Stocks {
  constructor() {
    this.app = Router();
    this.route("GET", "/stocks", this.list);
  }

  route(verb, path, handler) {
    this.app[verb.toLowerCase()](path, handler);
  }

  list(req, res) {}
}

app.use("/api", new Stocks().app);
