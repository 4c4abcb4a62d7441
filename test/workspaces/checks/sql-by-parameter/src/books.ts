import { db } from "./db.ts";

interface Page {
  readonly sort: string;
  readonly limit: number;
}

const columns = "id, title";

export function listBooks(page: Page) {
  const { sort, limit } = page;
  return db.query(`SELECT ${columns} FROM books ORDER BY ${sort} LIMIT $1`, [limit]);
}

// Silent: what may be named is listed, here or by who calls it, and what is passed beside the text.
const sortable = ["title", "shelf"];
export function listListed(order: string) {
  if (!sortable.includes(order)) throw new Error("There is no such order.");
  return db.query(`SELECT ${columns} FROM books ORDER BY ${order} LIMIT 20`);
}
export function listByDirection(direction: string) {
  return db.query(`SELECT ${columns} FROM books ORDER BY title ${direction} LIMIT 20`);
}
export function listOwn(column: string, shelf: string) {
  return db.query(`SELECT ${columns} FROM books WHERE ${column} = $1 LIMIT 20`, [shelf]);
}
