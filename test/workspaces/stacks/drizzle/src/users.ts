import { and, count, desc, eq } from "drizzle-orm";
import { db } from "./db";
import * as schema from "./schema";
import { invoices, users as people } from "./schema";

export const list = () => db.select().from(people).orderBy(desc(people.nick));

export const invoicesOf = (email: string) =>
  db
    .select({ id: invoices.id })
    .from(invoices)
    .innerJoin(people, eq(people.id, invoices.userId))
    .where(and(eq(people.email, email)))
    .limit(20);

export const total = () => db.select({ value: count() }).from(schema.users);

export const first = () => db.query.users.findMany({ with: { invoices: true }, limit: 1 });

export async function add(emails: string[]) {
  await db.transaction(async (tx) => {
    for (const email of emails) await tx.insert(people).values({ email, nick: null });
    await tx.update(schema.users).set({ nick: "all" }).where(eq(schema.users.nick, ""));
  });
}

export function forget(seen: Set<string>, key: string) {
  seen.delete(key);
}

export const named = (nick: string) => db.query.users.findMany({ where: eq(people.nick, nick) });

export const called = (nick: string) =>
  db.query.users.findMany({ where: (row, { eq: is }) => is(row.nick, nick), orderBy: desc(schema.users.nick) });

export const some = (where: SQL) => db.select().from(people).where(where);
