import { Router } from "express";
import { db } from "./db.ts";

export const invoices = Router();

invoices.get("/:id", async (req, res) => {
  const { rows } = await db.query("SELECT id, total_cents, note FROM invoices WHERE id = $1", [req.params.id]);
  res.json(rows[0]);
});

invoices.get("/:id/customer", async (req, res) => {
  const { rows } = await db.query(
    `SELECT c.email, c.full_name
       FROM customers c JOIN invoices i ON i.customer_id = c.id
      WHERE i.id = $1`,
    [req.params.id],
  );
  res.json(rows[0]);
});

invoices.get("/:id/payments", async (req, res) => {
  const { rows } = await db.query("SELECT amount FROM payments WHERE invoice_id = $1 LIMIT 50", [req.params.id]);
  res.json(rows);
});

// Silent: an alias, a count, a view, a common table expression, a system table, an upper-case name.
invoices.get("/:id/lines", async (req, res) => {
  const lines = await db.query(
    `WITH numbered AS (
       SELECT label, row_number() OVER (ORDER BY id) AS position FROM invoice_lines WHERE invoice_id = $1
     )
     SELECT label, position FROM numbered ORDER BY position LIMIT 200`,
    [req.params.id],
  );
  const open = await db.query("SELECT customer_id FROM open_invoices WHERE id = $1", [req.params.id]);
  const size = await db.query("SELECT reltuples FROM pg_class WHERE relname = 'invoices'");
  const named = await db.query("SELECT DISPLAY_NAME AS name, count(*) AS times FROM Customers GROUP BY display_name LIMIT 10");
  const excess = await db.query("SELECT total_cents - 100 AS excess FROM invoices ORDER BY excess LIMIT 5");
  res.json({ lines, open, size, named, excess });
});

// Silent: a migration that was not understood names the tables.
invoices.get("/:id/colours", async (req, res) => {
  const lines = await db.query("SELECT colour FROM invoice_lines WHERE invoice_id = $1 LIMIT 50", [req.params.id]);
  const stickers = await db.query("SELECT shape FROM stickers LIMIT 50");
  const rows = await db.query("SELECT customers FROM customers WHERE email = $1", [req.query.email]);
  res.json({ lines, stickers, rows });
});
