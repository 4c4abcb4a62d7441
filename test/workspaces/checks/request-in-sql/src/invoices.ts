import { Router } from "express";
import { db } from "./db.ts";

export const invoices = Router();
const columns = "id, total_cents";

invoices.get("/search/:id", async (req, res) => {
  const { rows } = await db.query(`SELECT id FROM invoices WHERE id = 1 ORDER BY ${req.query.sort} LIMIT 10`);
  res.json(rows);
});

invoices.get("/sorted/:id", async (req, res) => {
  const order = req.query.sort;
  const { rows } = await db.query("SELECT id FROM invoices WHERE id = 1 ORDER BY " + order + " LIMIT 10");
  res.json(rows);
});

// Silent: a constant, placeholders that are counted, a value passed beside the text.
invoices.get("/safe/:id", async (req, res) => {
  const ids = String(req.query.ids).split(",");
  const marks = ids.map((_, index) => `$${index + 1}`).join(", ");
  const one = await db.query(`SELECT ${columns} FROM invoices WHERE id = $1 LIMIT 1`, [req.params.id]);
  const many = await db.query(`SELECT id FROM invoices WHERE id IN (${marks}) LIMIT 100`, ids);
  res.json({ one, many });
});
