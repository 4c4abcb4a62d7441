import express from "express";
import { celebrate, Joi, Segments } from "celebrate";
import lists from "./lists.cjs";
import { changedOrder, draft, listQuery, newOrder } from "./schemas.js";

const app = express();

app.get("/orders", validate(listQuery), (req, res) => res.json([]));
app.post("/orders", validateBody(newOrder), (req, res) => res.json({}));
app.put("/orders/:id", (req, res) => {
  const order = newOrder.omit({ amount: true }).parse(req.body);
  res.json(order);
});
app.patch("/orders/:id", validate({ body: changedOrder }), (req, res) => res.json({}));
app.post(
  "/carts",
  celebrate({ [Segments.BODY]: Joi.object().keys({ sku: Joi.string().required(), amount: Joi.number(), address: Joi.string().required() }) }),
  (req, res) => res.json({}),
);
app.post("/lists", validate(lists.create), (req, res) => res.json({}));

// Nothing is claimed of what is not wholly known, may be meant otherwise, or agrees.
app.post("/drafts", validateBody(draft), (req, res) => res.json({}));
app.post("/returns", validate(newOrder), (req, res) => res.json({}));
app.post("/imports", (req, res) => {
  const order = req.query.full ? newOrder.parse(req.body) : draft.parse(req.body);
  res.json(order);
});
app.listen(3000);
