import type { FastifyInstance } from "fastify";
import orders from "./orders";
import { shared } from "./plugins/shared";

const settings = { prefix: "/v2/orders", logLevel: "warn" };
const listed = [{ method: "GET", url: "/first", handler: first }];

export async function more(app: FastifyInstance) {
  app.register(orders, settings);
  app.register(shared, { prefix: "/ignored" });
  for (const one of listed) app.route({ ...one, url: `/listed${one.url}` });
}

async function first() {}
