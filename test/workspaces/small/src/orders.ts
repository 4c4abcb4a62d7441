import { pool } from "./pool.ts";

export interface Order {
  id: string;
  customerId: string;
  total: number;
}

export async function findOrders(customerId: string): Promise<Order[]> {
  const result = await pool.query(`SELECT * FROM orders WHERE customer_id = '${customerId}'`);
  return result.rows;
}

export async function payOrder(id: string, amount: number): Promise<void> {
  const { rows } = await pool.query("SELECT total, paid FROM orders WHERE id = $1", [id]);
  const paid = rows[0].paid + amount;
  await pool.query("UPDATE orders SET paid = $2 WHERE id = $1", [id, paid]);
}
