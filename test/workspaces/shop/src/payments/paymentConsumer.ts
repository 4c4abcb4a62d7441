import type { FastifyBaseLogger } from "fastify";
import type { Database } from "../database.ts";
import type { Queue } from "../messaging/queue.ts";

interface PaymentCaptured {
  readonly eventId: string;
  readonly reference: string;
  readonly shopId: number;
  readonly amountCents: number;
}

interface PaidOrder {
  readonly id: number;
  readonly customerId: number;
}

/** Marks orders as paid and credits one loyalty point for each euro. */
export async function consumePayments(
  queue: Queue,
  db: Database,
  log: FastifyBaseLogger,
): Promise<void> {
  await queue.consume<PaymentCaptured>("payment.captured", async (event) => {
    await db.transaction(async (tx) => {
      const [order] = await tx.query<PaidOrder>(
        `UPDATE orders SET status = 'paid' WHERE shop_id = $1 AND reference = $2
         RETURNING id, customer_id AS "customerId"`,
        [event.shopId, event.reference],
      );
      if (order === undefined) throw new Error(`No order ${event.reference} for a payment.`);
      await tx.query("INSERT INTO payments (order_id, event_id, amount_cents) VALUES ($1, $2, $3)", [
        order.id,
        event.eventId,
        event.amountCents,
      ]);
      await tx.query("UPDATE customers SET loyalty_points = loyalty_points + $1 WHERE id = $2", [
        Math.floor(event.amountCents / 100),
        order.customerId,
      ]);
    });
    log.info({ eventId: event.eventId, reference: event.reference }, "payment recorded");
  });
}
