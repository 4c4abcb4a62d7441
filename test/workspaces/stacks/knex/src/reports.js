const { db } = require("./db");

exports.search = (params) => {
  const query = knex("orders");
  if (params.buyer) query.leftJoin("users", "users.id", "orders.user_id");
  return query;
};

exports.total = async () => {
  let counted = db("orders");
  counted = counted.count("* as all");
  return counted;
};
