const { Order } = require("./models");

exports.open = (buyer) => Order.find({ buyer, state: "open" }).sort({ createdAt: -1 });
exports.some = () => Order.find({}).limit(10);
exports.place = async (orders) => {
  for (const order of orders) await Order.create(order);
};
exports.audit = (db, actor) => db.collection("audit").find({ actor }).toArray();
exports.byId = (id) => Order.findOne({ _id: id });
exports.close = (id) => Order.updateOne({ _id: id }, { $set: { state: "closed" }, $inc: { seen: 1 } });
