exports.up = async function (knex) {
  await knex.schema.createTable("orders", function (t) {
    t.string("id").primary();
    t.text("note");
  });
};
