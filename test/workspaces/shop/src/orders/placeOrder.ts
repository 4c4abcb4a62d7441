import { randomInt } from "node:crypto";
import type { Caller } from "../auth.ts";
import type { Database, Queryable } from "../database.ts";
import { findProduct } from "../products/productRepository.ts";
import { Problem } from "../problem.ts";

export interface NewOrder {
  readonly country: string;
  readonly coupon?: string;
  readonly items: readonly { readonly productId: number; readonly quantity: number }[];
}

export interface PlacedOrder {
  readonly id: number;
  readonly reference: string;
  readonly totalCents: number;
}

/** Takes the goods out of stock and writes the order, or does neither. */
export function placeOrder(
  db: Database,
  caller: Caller,
  order: NewOrder,
  shippingCents: number,
): Promise<PlacedOrder> {
  return db.transaction(async (tx) => {
    const lines = [];
    for (const item of order.items) {
      lines.push({ ...item, priceCents: await takeFromStock(tx, caller.shopId, item) });
    }
    const goodsCents = lines.reduce((sum, line) => sum + line.priceCents * line.quantity, 0);
    const percent = await percentOff(tx, caller.shopId, order.coupon);
    const discountCents = Math.round((goodsCents * percent) / 100);
    const totalCents = goodsCents - discountCents + shippingCents;

    const [placed] = await tx.query<PlacedOrder>(
      `INSERT INTO orders (shop_id, customer_id, reference, total_cents) VALUES ($1, $2, $3, $4)
       RETURNING id, reference, total_cents AS "totalCents"`,
      [caller.shopId, caller.customerId, newReference(), totalCents],
    );
    if (placed === undefined) throw new Error("The insert returned no order.");
    for (const line of lines) {
      await tx.query(
        `INSERT INTO order_items (order_id, product_id, quantity, price_cents)
         VALUES ($1, $2, $3, $4)`,
        [placed.id, line.productId, line.quantity, line.priceCents],
      );
    }
    return placed;
  });
}

/** Returns the price of one piece. */
async function takeFromStock(
  tx: Queryable,
  shopId: number,
  { productId, quantity }: NewOrder["items"][number],
): Promise<number> {
  const product = await findProduct(tx, shopId, productId);
  if (product === undefined) throw new Problem(422, "no-product", `No product ${productId}.`);
  if (product.stock < quantity) {
    throw new Problem(409, "out-of-stock", `Only ${product.stock} of ${product.name} are left.`);
  }
  const left = product.stock - quantity;
  await tx.query("UPDATE products SET stock = $1 WHERE id = $2", [left, productId]);
  return product.priceCents;
}

async function percentOff(tx: Queryable, shopId: number, code?: string): Promise<number> {
  if (code === undefined) return 0;
  const [coupon] = await tx.query<{ percent: number }>(
    `SELECT percent FROM coupons
     WHERE shop_id = $1 AND code = $2 AND (expires_at IS NULL OR expires_at > now())`,
    [shopId, code],
  );
  if (coupon === undefined) throw new Problem(422, "no-coupon", "This coupon is not valid.");
  return coupon.percent;
}

/** Eight characters without the ones that look alike: 40 bits, unique within a shop by the schema. */
function newReference(): string {
  const letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  return `A-${Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join("")}`;
}
