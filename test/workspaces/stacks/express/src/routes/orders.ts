import * as controller from "../ordersController";
import express = require("express");

export const orders = express.Router({ mergeParams: true });
orders.get("/", controller.list);
orders
  .post("/", validate(orderSchema), controller.create)
  .delete("/:orderId(\\d+)", asyncHandler(controller.remove));
