import { Tables } from "./db/tables";

export const auditsOf = (userId: number, trx?: Knex) =>
  (trx ?? db)(Tables.Audits).where({ made_by: userId }).select("note");

export const count = () => db({ a: "audits" }).join(Tables.Audits, "x", "y").count("a.id");

export const forget = (actor: Knex.Transaction) => actor(Tables.Audits).where("id", 1).delete();

export const notes = async (trx: Knex.Transaction) => {
  return await trx(Tables.Audits).where("id", 1).select<{ note: string }[]>("note");
};

const columns = ["id", "note"];

export const noted = (notes: string[]) => db("audits").insert(notes.map((note) => ({ note })));

export const listed = (): Promise<Audit[]> => db.select(columns).from(Tables.Audits).limit(3);

export class Audits {
  constructor(private readonly client: import("knex").Knex) {}

  one = (id: number) => this.client("audits").where({ id }).first();
  all = () => this.client.select("note").from("audits").limit(5);
}
