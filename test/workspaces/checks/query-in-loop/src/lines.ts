import { db } from "./db.ts";

export async function findLines(invoiceId: number) {
  const { rows } = await db.query("SELECT label FROM invoice_lines WHERE invoice_id = $1", [invoiceId]);
  return rows;
}

export async function findLinesOfAll(invoiceIds: readonly number[]) {
  const { rows } = await db.query("SELECT invoice_id, label FROM invoice_lines WHERE invoice_id = ANY($1)", [invoiceIds]);
  return rows;
}
