const express = require("express");
const mongoose = require("mongoose");

const orderSchema = new mongoose.Schema({ customerId: String, state: String, createdAt: Date });
const Order = mongoose.model("Order", orderSchema);

const app = express();

app.post("/orders", async (req, res) => res.json(await Order.create({ customerId: req.body.customerId })));

app.get("/orders", async (req, res) => res.json(await Order.aggregate([{ $sort: { createdAt: -1 } }])));

// Silent: the stages say which, here and where they are kept in a name.
app.get("/orders/open", async (req, res) => res.json(await Order.aggregate([{ $match: { state: "open" } }])));

app.get("/orders/newest", async (req, res) => {
  const stages = [{ $sort: { createdAt: -1 } }, { $limit: 10 }];
  res.json(await Order.aggregate(stages));
});

app.listen(8080);
