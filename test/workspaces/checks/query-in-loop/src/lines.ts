import { db } from "./db.ts";

export async function findLines(invoiceId: number) {
  const { rows } = await db.query("SELECT label FROM invoice_lines WHERE invoice_id = $1", [invoiceId]);
  return rows;
}

export async function findLinesOfAll(invoiceIds: readonly number[]) {
  const { rows } = await db.query("SELECT invoice_id, label FROM invoice_lines WHERE invoice_id = ANY($1)", [invoiceIds]);
  return rows;
}

export async function markPaid(invoiceId: number) {
  const { rows } = await db.query("SELECT total_cents FROM invoices WHERE id = $1", [invoiceId]);
  if (rows[0].total_cents > 0) await db.query("UPDATE invoices SET total_cents = 0 WHERE id = $1", [invoiceId]);
}

export async function loadCustomer(invoice: { customer_id: number }) {
  const { rows } = await db.query("SELECT full_name FROM customers WHERE id = $1", [invoice.customer_id]);
  return rows[0];
}
