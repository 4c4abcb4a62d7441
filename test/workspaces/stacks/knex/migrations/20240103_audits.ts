import type { Knex } from "knex";
import { auditColumns, Tables } from "../src/db/tables";
import { notThere } from "../src/db/elsewhere";

const note = "note";

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable(Tables.Audits, (t) => {
    t.increments();
    t.integer(auditColumns.by).notNullable().references("id").inTable("users");
    t.text(note);
  });
  await knex.schema.createTable(notThere, (t) => t.increments());
}
