import { readdir, readFile } from "node:fs/promises";
import type { Database } from "./database.ts";

const folder = new URL("../migrations/", import.meta.url);

/** Runs the migrations that this database has not seen, each in its own transaction, in order. */
export async function migrate(db: Database): Promise<readonly string[]> {
  await db.script(
    "CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, ran_at timestamptz DEFAULT now())",
  );
  const rows = await db.query<{ name: string }>("SELECT name FROM migrations");
  const done = new Set(rows.map(({ name }) => name));

  const files = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const missing = files.filter((name) => !done.has(name));
  for (const name of missing) {
    const sql = await readFile(new URL(name, folder), "utf8");
    await db.script(`BEGIN; ${sql}; INSERT INTO migrations (name) VALUES ('${name}'); COMMIT;`);
  }
  return missing;
}
