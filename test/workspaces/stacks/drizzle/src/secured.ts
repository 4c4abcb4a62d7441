import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { db } from "./db";

export const secrets = pgTable("secret", {
  id: uuid("id").primaryKey(),
  word: text("word").notNull(),
}).enableRLS();

export const hints = pgTable.withRLS("hint", { text: text("text") });

export const addSecret = (word: string) => db.insert(secrets).values({ word });
export const addHint = (hint: string) => db.insert(hints).values({ text: hint });
