import type { Queryable } from "../database.ts";
import { Problem } from "../problem.ts";

export type OrderStatus = "pending" | "paid" | "shipped" | "cancelled" | "refunded";

export interface Order {
  readonly id: number;
  readonly customerId: number;
  readonly reference: string;
  readonly status: OrderStatus;
  readonly totalCents: number;
  readonly createdAt: string;
}

export interface OrderItem {
  readonly productId: number;
  readonly quantity: number;
  readonly priceCents: number;
}

const columns = `id, customer_id AS "customerId", reference, status,
  total_cents AS "totalCents", created_at AS "createdAt"`;

export function listOrders(
  db: Queryable,
  shopId: number,
  { limit, before }: { readonly limit: number; readonly before?: number },
): Promise<Order[]> {
  return db.query<Order>(
    `SELECT ${columns} FROM orders
     WHERE shop_id = $1 AND ($2::integer IS NULL OR id < $2)
     ORDER BY id DESC LIMIT $3`,
    [shopId, before ?? null, limit],
  );
}

export async function findOrder(db: Queryable, id: number): Promise<Order | undefined> {
  const [order] = await db.query<Order>(`SELECT ${columns} FROM orders WHERE id = $1`, [id]);
  return order;
}

export function findItems(db: Queryable, orderId: number): Promise<OrderItem[]> {
  return db.query<OrderItem>(
    `SELECT product_id AS "productId", quantity, price_cents AS "priceCents"
     FROM order_items WHERE order_id = $1 ORDER BY product_id`,
    [orderId],
  );
}

/** Moves an order from one status to the next, and refuses when it is not in the first. */
export async function setStatus(
  db: Queryable,
  shopId: number,
  id: number,
  from: OrderStatus,
  to: OrderStatus,
): Promise<Order> {
  const [order] = await db.query<Order>(
    `UPDATE orders SET status = $4 WHERE shop_id = $1 AND id = $2 AND status = $3
     RETURNING ${columns}`,
    [shopId, id, from, to],
  );
  if (order === undefined) throw new Problem(409, "wrong-status", `The order is not ${from}.`);
  return order;
}
