exports.up = async function (knex) {
  await knex.schema.alterTable("users", (table) => {
    table.string("email", 120).notNullable().unique().alter();
    table.renameColumn("nick", "name");
    table.dropColumns("age", "height");
  });
  await knex.schema.createTable("orders", function (t) {
    t.uuid("id").primary().defaultTo(knex.raw("gen_random_uuid()"));
    t.integer("user_id").references("id").inTable("users").onDelete("CASCADE");
    t.decimal("total", 10, 2).notNullable();
    t.specificType("tags", "text[]");
    t.index(["user_id", "total"], "orders_by_user");
    t.timestamps(true, true);
  });
  const unlessThere = process.env.OLD ? "" : "IF NOT EXISTS";
  await knex.raw(`CREATE INDEX ${unlessThere} orders_total ON orders (total)`);
};

exports.down = async (knex) => {
  await knex.schema.dropTable("orders");
};
