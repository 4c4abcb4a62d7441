import express from "express";
import Controller from "./controller.js";
import { Users } from "./users.js";
import { Groups } from "./groups.js";
import { Notes } from "./notes.js";
import pages from "./pages.js";

class Api extends Controller {
  constructor() {
    super();
    this.use("/users", new Users().router);
    this.app.use("/groups", new Groups().router);
  }
}

const app = express();
app.use("/api", new Api().router);
app.use("/pages", pages());
app.use("/notes", new Notes().router);
app.listen(3000);
