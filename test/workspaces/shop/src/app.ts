import jwt from "@fastify/jwt";
import fastify, { type FastifyInstance } from "fastify";
import type { Config } from "./config.ts";
import type { Database } from "./database.ts";
import type { Queue } from "./messaging/queue.ts";
import { consumePayments } from "./payments/paymentConsumer.ts";
import { paymentGateway } from "./payments/paymentGateway.ts";
import { answerProblem } from "./problem.ts";
import { couponRoutes } from "./routes/coupons.ts";
import { customerRoutes } from "./routes/customers.ts";
import { orderRoutes } from "./routes/orders.ts";
import { productRoutes } from "./routes/products.ts";
import { shippingRates } from "./shipping/shippingRates.ts";

export interface World {
  readonly config: Config;
  readonly db: Database;
  readonly queue: Queue;
}

export async function buildApp({ config, db, queue }: World): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: config.logLevel, redact: ["req.headers.authorization"] },
    bodyLimit: 64 * 1024,
  });
  app.setErrorHandler(answerProblem);
  await app.register(jwt, { secret: config.jwtSecret, sign: { expiresIn: "8h" } });

  const gateway = paymentGateway(config.paymentUrl);
  const rates = shippingRates(config.shippingUrl);
  await app.register(productRoutes, { db });
  await app.register(orderRoutes, { db, gateway, rates });
  await app.register(customerRoutes, { db });
  await app.register(couponRoutes, { db });
  app.get("/health", async () => {
    await db.query("SELECT 1");
    return { status: "ok" };
  });

  await consumePayments(queue, db, app.log);
  return app;
}
