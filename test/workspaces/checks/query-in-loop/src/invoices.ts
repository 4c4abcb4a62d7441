import { Router } from "express";
import { db } from "./db.ts";
import { findLines, findLinesOfAll, loadCustomer, markPaid } from "./lines.ts";

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

// One alarm: both reads are of one loop.
invoices.get("/both", async (req, res) => {
  const { rows } = await db.query("SELECT id FROM invoices ORDER BY id DESC LIMIT 20");
  const all = [];
  for (const row of rows) {
    const customer = await db.query("SELECT email FROM customers WHERE id = $1", [row.id]);
    const lines = await db.query("SELECT label FROM invoice_lines WHERE invoice_id = $1", [row.id]);
    all.push({ customer, lines });
  }
  res.json(all);
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

// Silent: the loop ends with the query, or only puts its text together.
invoices.get("/first-large", async (req, res) => {
  const { rows } = await db.query("SELECT id, total_cents FROM invoices ORDER BY id LIMIT 100");
  for (const invoice of rows) {
    if (invoice.total_cents > 10_000) return res.json(await findLines(invoice.id));
    if (invoice.total_cents < 0) {
      const wrong = await db.query("SELECT email FROM customers WHERE id = $1", [invoice.id]);
      res.status(500).json(wrong.rows);
      break;
    }
  }
  res.status(404).end();
});
invoices.get("/matching", async (req, res) => {
  const parts: string[] = [];
  for (const column of ["email", "full_name"]) {
    parts.push(`SELECT id FROM customers WHERE ${column} = $1`);
  }
  const { rows } = await db.query(parts.join(" UNION "), [req.query.word]);
  res.json(rows);
});

// For Claude to judge: what each turn reads belongs to what it writes.
invoices.post("/reminders", async (req, res) => {
  for (const id of req.body.ids) {
    const found = await db.query("SELECT email FROM customers WHERE id = $1", [id]);
    if (found.rows[0] === undefined) continue;
    await db.query("INSERT INTO reminders (email) VALUES ($1)", [found.rows[0].email]);
  }
  for (const id of req.body.paid) await markPaid(id);
  res.status(204).end();
});

// Silent: the code itself says over how few things the loops go.
const SIZES = ["small", "large"];
invoices.get("/sizes", async (req, res) => {
  const found = [];
  for (const size of SIZES) found.push(await db.query("SELECT id FROM customers WHERE email = $1", [size]));
  for (let month = 1; month <= 12; month++) found.push(await findLines(month));
  const both = await Promise.all(["paid", "open"].map((one) => db.query("SELECT id FROM customers WHERE email = $1", [one])));
  res.json([...found, ...both]);
});

invoices.get("/customers-of", async (req, res) => {
  const { rows } = await db.query("SELECT customer_id FROM invoices ORDER BY id DESC LIMIT 20");
  res.json(await Promise.all(rows.map(loadCustomer)));
});

// One defect: a call that runs either of two functions.
invoices.get("/details", async (req, res) => {
  const { rows } = await db.query("SELECT customer_id FROM invoices ORDER BY id DESC LIMIT 20");
  const found = [];
  for (const row of rows) found.push(await oneOf(row, loadCustomer, findLines));
  res.json(found);
});

// The first few of each: no plain query has those of all.
invoices.get("/newest-lines", async (req, res) => {
  const { rows } = await db.query("SELECT id FROM invoices ORDER BY id DESC LIMIT 20");
  const newest = [];
  for (const { id } of rows) {
    newest.push(
      await db.query("SELECT id FROM invoice_lines WHERE invoice_id = $1 ORDER BY id LIMIT 3", [id]),
    );
  }
  res.json(newest);
});

// Silent: parts of many things each.
invoices.post("/customers-by-hundred", async (req, res) => {
  const found = await Promise.all(
    chunk(req.body.ids, 100).map((ids) => db.query("SELECT email FROM customers WHERE id = ANY($1)", [ids])),
  );
  res.json([...found, ...(await Promise.all(chunk(req.body.ids, 100).map((ids) => findLinesOfAll(ids))))]);
});

// For Claude to judge: a cache may have it.
invoices.post("/cached-customers", async (req, res) => {
  const found = [];
  for (const id of req.body.ids) found.push(await cachedCustomer(id));
  res.json(found);
});
function cachedCustomer(id: string) {
  return cache.getOrSet(`customer:${id}`, () => db.query("SELECT email FROM customers WHERE id = $1", [id]));
}

// Silent: a text that is only put together, and turns that are tried until it is there.
invoices.post("/sums", async (req, res) => {
  const parts = req.body.columns.map((column: string) => sumOf(column));
  for (let turn = 1; ; turn++) {
    const found = await loadCustomer({ customer_id: req.body.customer });
    if (found !== undefined || turn > 9) break;
  }
  for (let attempt = 0; attempt < maxAttempts; attempt++) await findLines(req.body.invoice);
  res.json(await db.query(parts.join(" UNION ALL ")));
});
function sumOf(column: string) {
  return `SELECT count(*) FROM invoices WHERE ${quoted(column)} > 0`;
}
