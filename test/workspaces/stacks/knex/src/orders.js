const knex = require("knex")(require("../knexfile"));

exports.list = (userId) =>
  knex("orders")
    .join("users as u", "u.id", "orders.user_id")
    .where({ user_id: userId })
    .select("orders.id", "u.name as buyer")
    .orderBy("total");

exports.first = (email) => knex.select("id").from("users").where("email", email).first();

exports.place = (orders) =>
  knex.transaction(async (trx) => {
    for (const order of orders) {
      await trx("orders").insert({ user_id: order.userId, total: order.total });
    }
  });

exports.forget = (cache) => cache("orders").delete();
