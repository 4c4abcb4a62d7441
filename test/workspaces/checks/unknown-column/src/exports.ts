import { Router } from "express";
import { db } from "./db.ts";

export const exports = Router();

// Silent: several files know the table, which something else makes; a sequence is no table, nor is a
// temporary one; a view that goes comes again.
exports.get("/:id", async (req, res) => {
  const old = await db.query("SELECT state FROM ledger_entries WHERE invoice_id = $1 LIMIT 9", [req.params.id]);
  const last = await db.query("SELECT last_value FROM invoices_id_seq");
  const { rows } = await db.query(
    `SELECT i.total_cents, l.label, c.email
       FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id JOIN customers c ON c.id = i.customer_id
      WHERE i.id = $1`,
    [req.params.id],
  );
  const all = await db.query(
    `SELECT i.id FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id JOIN customers c ON c.id = i.customer_id
      WHERE c.email = $1 LIMIT 5`,
    [req.params.id],
  );
  const none = await db.query(
    `SELECT c.id FROM customers c LEFT JOIN invoices i ON c.id = i.customer_id LEFT JOIN invoice_lines l ON l.invoice_id = i.id
      WHERE l.id IS NULL LIMIT 5`,
  );
  const picked = await db.query("SELECT i.id FROM invoices i JOIN #picked p ON p.id = i.id WHERE i.id > 0 LIMIT 5");
  const open = await db.query("SELECT total_cents FROM open_invoices LIMIT 5");
  // Of the two none has it any more.
  const noted = await db.query("SELECT email, note FROM invoices JOIN customers c ON c.id = customer_id LIMIT 5");
  // Silent: each of one of them, a name that is given, a row.
  const each = await db.query(
    "SELECT email, total_cents AS sum, c FROM invoices JOIN customers c ON c.id = customer_id ORDER BY sum LIMIT 5",
  );
  res.json({ rows, old, last, all, none, picked, open, noted, each });
});
