exports.up = async function (knex) {
  await knex.schema.createTable("users", function (t) {
    t.string("id").primary();
    t.text("forgotten");
  });
};
