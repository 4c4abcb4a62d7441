import { Tables } from "./db/tables";

export const auditsOf = (userId: number, trx?: Knex) =>
  (trx ?? db)(Tables.Audits).where({ made_by: userId }).select("note");

export const count = () => db({ a: "audits" }).join(Tables.Audits, "x", "y").count("a.id");
