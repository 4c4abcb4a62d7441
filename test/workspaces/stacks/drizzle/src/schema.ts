import { index, pgSchema, pgTable, serial, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

const timestamps = {
  createdAt: timestamp("created_at").notNull().defaultNow(),
};

export const billing = pgSchema("billing");

export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    email: text("e_mail").notNull().unique(),
    nick: text(),
    ...timestamps,
  },
  (t) => [uniqueIndex("by_nick").on(t.nick), index().on(t.email, t.nick)],
);

export const invoices = billing.table("invoices", {
  id: serial("id"),
  userId: uuid("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" }),
});
