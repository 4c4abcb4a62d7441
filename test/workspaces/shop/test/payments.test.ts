import assert from "node:assert/strict";
import { it } from "node:test";
import { startShop } from "./support.ts";

it("marks an order as paid and credits points when its payment is captured", async () => {
  const shop = await startShop();
  const placed = await shop.app.inject({
    method: "POST",
    url: "/orders",
    headers: shop.as("customer"),
    payload: { country: "DE", items: [{ productId: 1, quantity: 1 }] },
  });
  const { id, reference, totalCents } = placed.json();

  const event = { eventId: "evt-1", shopId: 1, reference, amountCents: totalCents };
  await shop.queue.publish("payment.captured", event);
  await shop.queue.close();

  const order = await shop.app.inject({ url: `/orders/${id}`, headers: shop.as("customer") });
  const me = await shop.app.inject({ url: "/customers/me", headers: shop.as("customer") });
  assert.equal(order.json().status, "paid");
  assert.equal(me.json().loyaltyPoints, 19);
  await shop.close();
});

it("keeps a payment for an unknown order as a dead letter", async () => {
  const shop = await startShop();

  const event = { eventId: "evt-2", shopId: 1, reference: "A-NOWHERE0", amountCents: 100 };
  await shop.queue.publish("payment.captured", event);
  await shop.queue.close();

  assert.deepEqual(shop.queue.deadLetters, [event]);
  await shop.close();
});
