const PersonModel = require("./models").Person;
const { Order } = require("./models");

exports.withBuyer = (id) => Order.findById(id).populate({ path: "buyer", select: "email" });

exports.rename = async (id, email) => {
  const person = await PersonModel.findById(id);
  person.email = email;
  await person.save();
};
