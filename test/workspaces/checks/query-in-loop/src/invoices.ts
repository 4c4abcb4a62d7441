import { Router } from "express";
import { db } from "./db.ts";
import { findLines, findLinesOfAll } from "./lines.ts";

export const invoices = Router();

invoices.get("/", async (req, res) => {
  const { rows } = await db.query("SELECT id, total_cents FROM invoices ORDER BY id LIMIT 100");
  const full = [];
  for (const invoice of rows) {
    full.push({ ...invoice, lines: await findLines(invoice.id) });
  }
  res.json(full);
});

invoices.get("/customers", async (req, res) => {
  const { rows } = await db.query("SELECT id FROM invoices ORDER BY id DESC LIMIT 20");
  const customers = await Promise.all(
    rows.map(async (row) => {
      const found = await db.query("SELECT email FROM customers WHERE id = $1", [row.id]);
      return found.rows[0];
    }),
  );
  res.json(customers);
});

// Silent: one query before the loop, one for all, one in the loop's head, a loop over what was read.
invoices.get("/summary", async (req, res) => {
  const { rows } = await db.query("SELECT id, total_cents FROM invoices ORDER BY id LIMIT 100");
  const lines = await findLinesOfAll(rows.map((row) => row.id));
  let sum = 0;
  for (const invoice of rows) sum += invoice.total_cents;
  for (const row of (await db.query("SELECT email FROM customers WHERE id = $1", [1])).rows) sum += row.email.length;
  res.json({ sum, lines });
});
