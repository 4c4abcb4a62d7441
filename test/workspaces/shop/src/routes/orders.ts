import type { FastifyInstance } from "fastify";
import { authenticate, requireRole } from "../auth.ts";
import type { Database } from "../database.ts";
import { cancelOrder } from "../orders/cancelOrder.ts";
import { findItems, findOrder, listOrders, setStatus } from "../orders/orderRepository.ts";
import { placeOrder, type NewOrder } from "../orders/placeOrder.ts";
import type { PaymentGateway } from "../payments/paymentGateway.ts";
import { Problem } from "../problem.ts";
import type { ShippingRates } from "../shipping/shippingRates.ts";
import { newOrder, orderId, orderPage } from "./orderSchemas.ts";

interface Needs {
  readonly db: Database;
  readonly gateway: PaymentGateway;
  readonly rates: ShippingRates;
}

interface WithId {
  Params: { id: number };
}

export async function orderRoutes(app: FastifyInstance, { db, gateway, rates }: Needs): Promise<void> {
  app.addHook("preHandler", authenticate);

  app.post<{ Body: NewOrder }>(
    "/orders",
    { schema: { body: newOrder }, preHandler: requireRole("customer") },
    async (request, reply) => {
      const shippingCents = await rates.quote(request.body.country, request.body.items.length);
      const order = await placeOrder(db, request.user, request.body, shippingCents);
      return reply.code(201).send(order);
    },
  );

  app.get<{ Querystring: { limit: number; before?: number } }>(
    "/orders",
    { schema: { querystring: orderPage }, preHandler: requireRole("staff") },
    async (request) => {
      const orders = await listOrders(db, request.user.shopId, request.query);
      const items = [];
      for (const order of orders) {
        items.push({ ...order, items: await findItems(db, order.id) });
      }
      return { items, nextBefore: orders.at(-1)?.id ?? null };
    },
  );

  app.get<WithId>("/orders/:id", { schema: { params: orderId } }, async (request) => {
    const order = await findOrder(db, request.params.id);
    if (order === undefined) throw new Problem(404, "not-found", "There is no such order.");
    const { role, customerId } = request.user;
    if (role === "customer" && order.customerId !== customerId) {
      throw new Problem(404, "not-found", "There is no such order.");
    }
    return { ...order, items: await findItems(db, order.id) };
  });

  app.post<WithId>("/orders/:id/cancel", { schema: { params: orderId } }, async (request) => {
    await cancelOrder(db, request.user, request.params.id);
    return { status: "cancelled" };
  });

  app.post<WithId>(
    "/orders/:id/ship",
    { schema: { params: orderId }, preHandler: requireRole("staff") },
    async (request) => {
      await setStatus(db, request.user.shopId, request.params.id, "paid", "shipped");
      return { status: "shipped" };
    },
  );

  app.post<WithId>("/orders/:id/refund", { schema: { params: orderId } }, async (request) => {
    const { shopId } = request.user;
    await db.transaction(async (tx) => {
      const order = await setStatus(tx, shopId, request.params.id, "paid", "refunded");
      await gateway.refund(order.reference, order.totalCents);
    });
    return { status: "refunded" };
  });
}
