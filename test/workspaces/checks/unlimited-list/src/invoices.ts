import { Router } from "express";
import { db } from "./db.ts";
import { pageOf } from "./page.ts";

export const invoices = Router();

invoices.post("/", async (req, res) => {
  await db.query("INSERT INTO invoices (customer_id, total_cents) VALUES ($1, $2)", [req.body.customer, req.body.total]);
  res.status(201).end();
});

invoices.get("/", async (req, res) => {
  const { rows } = await db.query("SELECT id, total_cents FROM invoices WHERE archived = false ORDER BY total_cents");
  res.json(rows);
});

// Silent: a limit, also one that is put in, a count, one by its key, those of one customer or above a
// sum, a table that nobody adds to.
invoices.get("/page", async (req, res) => {
  const { rows } = await db.query(`SELECT id, total_cents FROM invoices ORDER BY id DESC ${pageOf(req)}`);
  res.json(rows);
});
invoices.get("/large", async (req, res) => {
  const { rows } = await db.query("SELECT id FROM invoices WHERE total_cents > $1", [req.query.above]);
  res.json(rows);
});
invoices.get("/newest", async (req, res) => {
  const { rows } = await db.query("SELECT id, total_cents FROM invoices ORDER BY id DESC LIMIT 20");
  res.json(rows);
});
invoices.get("/count", async (req, res) => {
  const { rows } = await db.query("SELECT count(*) AS invoices FROM invoices");
  res.json(rows[0]);
});
invoices.get("/of/:id/total", async (req, res) => {
  const { rows } = await db.query("SELECT total_cents FROM invoices WHERE id = $1", [req.params.id]);
  res.json(rows[0]);
});
invoices.get("/by/:customer/all", async (req, res) => {
  const { rows } = await db.query("SELECT id FROM invoices WHERE customer_id = $1", [req.params.customer]);
  res.json(rows);
});
invoices.get("/countries", async (req, res) => {
  const { rows } = await db.query("SELECT code, name FROM countries ORDER BY name");
  res.json(rows);
});

// Silent: what the service is set up with, what is about all rows, what only another method reads.
invoices.put("/settings/:name", async (req, res) => {
  await db.query("INSERT INTO settings (name, value) VALUES ($1, $2)", [req.params.name, req.body.value]);
  res.status(204).end();
});
invoices.get("/settings", async (req, res) => {
  const { rows } = await db.query("SELECT name, value FROM settings");
  res.json(rows);
});
invoices.post("/templates", async (req, res) => {
  await db.query("INSERT INTO mail_templates (body) VALUES ($1)", [req.body.body]);
  res.status(201).end();
});
invoices.get("/templates", async (req, res) => {
  const { rows } = await db.query("SELECT id, body FROM mail_templates ORDER BY id");
  res.json(rows);
});
invoices.get("/export", async (req, res) => {
  const { rows } = await db.query("SELECT id, total_cents FROM invoices ORDER BY id");
  res.type("csv").send(rows.map((row) => `${row.id},${row.total_cents}`).join("\n"));
});
invoices.get("/rebuild", rebuild);
invoices.post("/rebuild", rebuild);
async function rebuild(req, res) {
  if (req.method === "GET") return res.json({ ready: true });
  const { rows } = await db.query("SELECT id FROM invoices ORDER BY id");
  res.json({ rebuilt: rows.length });
}
