import { Hono } from "hono";
import { zValidator } from "@hono/zod-validator";
import { bookSchema } from "./schema";
import { listBooks } from "./handlers";

export const books = new Hono()
  .get("/", listBooks)
  .post("/", zValidator("json", bookSchema), async (c) => c.json(c.req.valid("json"), 201))
  .all("/:id{[0-9]+}", (c) => c.json({}));
