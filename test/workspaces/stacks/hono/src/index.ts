import { Hono } from "hono";
import { logger } from "hono/logger";
import { books } from "./books";
import users from "./users";
import { desk } from "./desk";
import { tags } from "./tags";
import { requireToken } from "./requireToken";
import shelves from "./shelves";

const app = new Hono<{ Bindings: Env }>().basePath("/api");
app.use("*", logger());
app.use("/books/*", requireToken);

const routes = app.route("/books", books).route("/users", users);
routes.get("/", (c) => c.text("ok"));
app.on(["PUT", "DELETE"], ["/cache", "/sessions"], requireToken, (c) => {
  c.get("db");
  c.env.KV.delete("/books", () => {});
  return c.body(null, 204);
});
app.on("PURGE", "/cache", (c) => c.body(null));

app.route("/", tags);
app.route("/desk", desk);
app.route("/store", shelves);

export default app;
