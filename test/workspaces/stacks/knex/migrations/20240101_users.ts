import type { Knex } from "knex";

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable("users", (table) => {
    table.increments();
    table.string("email");
    table.string("nick").notNullable();
    table.integer("age");
    table.integer("height");
  });
  await knex.raw("CREATE INDEX users_nick ON users (nick)");
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable("users");
}
