import { db } from "./db";

export const list = (teamId: string) =>
  db.selectFrom("users as u").select(["u.id", "u.displayName"]).where("u.teamId", "=", teamId).execute();

export const one = (id: string) =>
  db
    .with("mine", (qb) => qb.selectFrom("users").select("id").where("id", "=", id))
    .selectFrom("mine")
    .innerJoin("users", "users.id", "mine.id")
    .selectAll()
    .executeTakeFirst();

export const rename = (id: string, displayName: string) =>
  db.updateTable("users").set({ displayName }).where("id", "=", id).execute();

export const perTeam = () =>
  db.selectFrom("users").select("teamId").groupBy("teamId").execute();

export const some = (mine: boolean, id: string) =>
  db.selectFrom("users").selectAll().$if(mine, (qb) => qb.where("id", "=", id)).execute();

export class Teams {
  private readonly tableName = "users" as const;

  constructor(private readonly db: Kysely<Database>) {}

  all = () => this.db.selectFrom(this.tableName).select("display_name").limit(3).execute();
}
