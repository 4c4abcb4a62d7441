import { pool, sql } from "./db";

const table = "orders";

export async function list(req: Request & { query: { sort: string } }) {
  return pool.query(`SELECT id, user_id FROM ${table} ORDER BY ` + req.query.sort);
}

export async function one(ids: number[]) {
  const marks = ids.map((_, at) => `$${at + 1}`).join(", ");
  return pool.query(`SELECT * FROM orders WHERE id IN (${marks}) LIMIT 10`, ids);
}

export async function rename(people: { id: number; name: string }[]) {
  const client = await pool.connect();
  await client.query("BEGIN");
  await Promise.all(
    people.map((one) => client.query("UPDATE people SET name = $1 WHERE id = $2", [one.name, one.id])),
  );
  await client.query("COMMIT");
}

export const find = (email: string) => sql`
  SELECT id FROM people WHERE email = ${email}
`;

export const label = "Select an order from the list, or update your filter";
