const mongoose = require("mongoose");

const orderSchema = new mongoose.Schema(
  {
    buyer: { type: mongoose.Schema.Types.ObjectId, ref: "Person", required: true },
    state: { type: String, default: "open" },
    notes: [String],
  },
  { timestamps: true },
);

const Order = mongoose.model("Order", orderSchema);
const Person = mongoose.model("Person", new mongoose.Schema({ email: String }), "users");

module.exports = { Order, Person };

exports.PriceSlices = mongoose.model("PriceSlices", new mongoose.Schema({ from: Number }));
exports.Hypothesis = mongoose.model("Hypothesis", new mongoose.Schema({ text: String }));
