const knex = require("./knex");

exports.list = (page, ajaxList) =>
  ajaxList(page, (builder) => builder.from("orders").innerJoin("users", "users.id", "orders.user_id"));

exports.unread = (users) =>
  knex("users").whereExists(function () {
    this.from("audits").whereRaw("audits.made_by = users.id");
  });

exports.text = () => Buffer.from("audits").toString("hex");
