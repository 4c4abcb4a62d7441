import { Router } from "express";
import { prisma, txHost } from "@billing/database";
import { db } from "./db.ts";

export const invoices = Router();

invoices.post("/", async (req, res) => {
  const { rows } = await db.query("INSERT INTO invoices (customer_id, total_cents) VALUES ($1, 0) RETURNING id", [req.body.customer]);
  for (const line of req.body.lines) {
    await db.query("INSERT INTO invoice_lines (invoice_id, label) VALUES ($1, $2)", [rows[0].id, line.label]);
  }
  res.status(201).json(rows[0]);
});

// Silent: in a transaction, in two branches, in two cases, twice the same table, in functions of their own.
invoices.put("/:id", async (req, res) => {
  const client = await db.connect();
  await client.query("BEGIN");
  await client.query("UPDATE invoices SET total_cents = $1 WHERE id = $2", [req.body.total, req.params.id]);
  await client.query("DELETE FROM invoice_lines WHERE invoice_id = $1", [req.params.id]);
  await client.query("COMMIT");
  client.release();
  res.end();
});
invoices.delete("/:id", async (req, res) => {
  if (req.query.lines === "only") {
    await db.query("DELETE FROM invoice_lines WHERE invoice_id = $1", [req.params.id]);
  } else {
    await db.query("DELETE FROM invoices WHERE id = $1", [req.params.id]);
  }
  res.end();
});
invoices.patch("/:id", async (req, res) => {
  switch (req.body.what) {
    case "total":
      await db.query("UPDATE invoices SET total_cents = $1 WHERE id = $2", [req.body.total, req.params.id]);
      break;
    case "label":
      await db.query("UPDATE invoice_lines SET label = $1 WHERE id = $2", [req.body.label, req.params.id]);
      break;
  }
  await bump(req.params.id);
  res.end();
});
async function bump(id: string) {
  const touch = () => db.query("UPDATE invoices SET total_cents = total_cents + 1 WHERE id = $1", [id]);
  const rename = () => db.query("UPDATE customers SET full_name = 'x' WHERE id = $1", [id]);
  return id === "1" ? touch() : rename();
}

// Silent: in a transaction that a helper from elsewhere runs, or that the request is in.
invoices.put("/:id/lines", async (req, res) => {
  await prisma.$tx(async (client) => {
    await client.invoices.update({ where: { id: req.params.id }, data: { total_cents: 0 } });
    await client.invoice_lines.deleteMany({ where: { invoice_id: req.params.id } });
  });
  res.end();
});
invoices.put("/:id/label", async (req, res) => {
  await txHost.tx.invoices.update({ where: { id: req.params.id }, data: { total_cents: 0 } });
  await txHost.tx.invoice_lines.updateMany({ where: { invoice_id: req.params.id }, data: { label: req.body.label } });
  res.end();
});

// Silent: it is run again until all is gone.
async function clearAllData() {
  await db.query("DELETE FROM invoice_lines");
  await db.query("DELETE FROM invoices");
}
invoices.post("/reset", async (req, res) => {
  await clearAllData();
  res.end();
});

// For Claude to judge: each writes by itself, and nothing makes them happen both or not at all.
invoices.post("/:id/void", async (req, res) => {
  await dropLines(req.params.id);
  await dropInvoice(req.params.id);
  res.end();
});
async function dropLines(id: string) {
  await db.query("DELETE FROM invoice_lines WHERE invoice_id = $1", [id]);
}
async function dropInvoice(id: string) {
  await db.query("DELETE FROM invoices WHERE id = $1", [id]);
}
