import { Hono } from "hono";
import { createRouter } from "./createRouter";

const pets = createRouter("pets");
pets.get("/:id", (c) => c.json({}));

const orders = createRouter("orders");
orders.post("/", (c) => c.json({}));

const shop = new Hono();
shop.route("/shop", pets);
shop.route("/shop", orders);

export default shop;
