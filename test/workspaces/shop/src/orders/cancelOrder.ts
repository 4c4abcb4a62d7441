import type { Caller } from "../auth.ts";
import type { Database } from "../database.ts";
import { Problem } from "../problem.ts";
import { findItems } from "./orderRepository.ts";

/** Cancels a pending order and puts its goods back into stock. Customers may cancel their own. */
export async function cancelOrder(db: Database, caller: Caller, id: number): Promise<void> {
  const [cancelled] = await db.query<{ id: number }>(
    `UPDATE orders SET status = 'cancelled'
     WHERE shop_id = $1 AND id = $2 AND status = 'pending'
       AND ($3::integer IS NULL OR customer_id = $3)
     RETURNING id`,
    [caller.shopId, id, caller.customerId ?? null],
  );
  if (cancelled === undefined) {
    throw new Problem(409, "not-pending", "Only a pending order of yours can be cancelled.");
  }
  for (const item of await findItems(db, id)) {
    await db.query("UPDATE products SET stock = stock + $1 WHERE id = $2", [
      item.quantity,
      item.productId,
    ]);
  }
}
