import { createFactory } from "hono/factory";

const factory = createFactory();

export const tags = factory
  .createApp()
  .get("/tags", (c) => c.json([]))
  .post((c) => c.json({}, 201))
  .delete("/tags/:id", (c) => c.body(null))
  .get("/labels/:file{.+\\.png}", (c) => c.body(null));
