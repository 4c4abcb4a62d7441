const described = ["users", "orders"];

function addDeleted(knex, tableName) {
  return knex.schema.table(tableName, (t) => t.timestamp("deleted_at"));
}

function removeDeleted(knex, tableName) {
  return knex.schema.table(tableName, (t) => t.dropColumn("deleted_at"));
}

const addWriter = (t) => {
  t.integer("writer_id").references("id").inTable("users");
};

exports.up = async (knex) => {
  await knex.schema.createTable("notes", (t) => {
    t.increments();
    addWriter(t);
  });
  await addDeleted(knex, "notes");
  await addDeleted(knex, "audits");
  for (const tableName of described) {
    await knex.schema.alterTable(tableName, (t) => t.text("description"));
  }
  const old = await knex("users").select("nick", "age");
  await knex("people").where("age", 3).del();
  return old;
};

exports.down = async (knex) => {
  await removeDeleted(knex, "audits");
  await removeDeleted(knex, "notes");
};
