import { relations } from "drizzle-orm";
import { foreignKey, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { db } from "./db";
import { invoices, users } from "./schema";

const seen = (name = "first_seen") => timestamp(name).notNull();

export const visits = pgTable(
  "visits",
  {
    userId: uuid(),
    pageUrl: text().notNull(),
    foundAt: seen(),
    leftAt: seen("left"),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.pageUrl] }),
    foreignKey({ columns: [t.userId], foreignColumns: [users.id] }),
  ],
);

export const ofUsers = relations(users, ({ many }) => ({
  invoices: many(invoices),
  seenPages: many(visits),
}));

export const pagesOf = (id: string) =>
  db.query.users.findFirst({
    columns: { email: true },
    where: ({ nick }, { eq }) => eq(nick, id),
    with: { seenPages: { where: (page, { eq }) => eq(page.pageUrl, "/") } },
  });

export const note = (userId: string, urls: string[]) =>
  db
    .insert(visits)
    .values(urls.map((pageUrl) => ({ userId, pageUrl })))
    .onConflictDoNothing();
