import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("users")
    .addColumn("id", "uuid", (col) => col.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn("team_id", "uuid", (col) => col.references("teams.id").onDelete("cascade").notNull())
    .addColumn("nick", "varchar", (col) => col.unique())
    .execute();
  await db.schema.alterTable("users").renameColumn("nick", "display_name").execute();
  await db.schema.createIndex("by_team").on("users").columns(["team_id", "display_name"]).execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("users").execute();
}
