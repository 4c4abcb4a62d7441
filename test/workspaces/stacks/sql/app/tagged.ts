import postgres from "postgres";
import { sql as tag } from "slonik";

const sql = postgres("postgres://localhost/shop");
const table = tag.identifier(["public", "people"]);

export async function place(orders: { id: number }[]) {
  await sql.begin(async (tx) => {
    await tx`insert into users ${tx({ id: 1 })}`;
    for (const order of orders) await tx`insert into orders ${tx(order, "id", "user_id")}`;
  });
}

export const some = (columns: string[]) =>
  sql`select ${sql(columns)} from ${sql("orders")} where user_id = 3 limit 5`;
export const rename = (person: object) => sql`update people set ${sql(person, "name")} where id = 1`;
export const forget = (ids: number[]) => sql`delete from people where id in ${sql(ids)}`;

export const named = (pool, id: number) =>
  pool.one(tag.unsafe`select name from ${table} where id = ${id} limit 1`);
export const aliased = (pool) =>
  pool.any(tag.type(Row)`select ${tag.identifier(["p", "name"])} from ${tag.identifier(["people"])} p limit 2`);

export const known = (pool, ids: number[]) =>
  pool.query(
    "with all_ids as (select 1), " +
      (ids.length > 0 ? "mine as (select id from people), " : "") +
      "last as (select 2) select * from all_ids " +
      (ids.length > 0 ? "union " + "select * from mine " : "") +
      "limit 3",
  );

export const wipe = () => sql.begin((sql) => sql`delete from notes where id = 1`);
