import type { FastifyInstance } from "fastify";
import { authenticate, requireRole } from "../auth.ts";
import type { Database } from "../database.ts";
import { Problem } from "../problem.ts";

interface Customer {
  readonly id: number;
  readonly email: string;
  readonly loyaltyPoints: number;
}

const columns = `id, email, loyalty_points AS "loyaltyPoints"`;

const customerPage = {
  type: "object",
  properties: {
    limit: { type: "integer", minimum: 1, default: 50 },
    after: { type: "integer", minimum: 0, default: 0 },
  },
} as const;

export async function customerRoutes(app: FastifyInstance, { db }: { db: Database }): Promise<void> {
  app.addHook("preHandler", authenticate);

  app.get<{ Querystring: { limit: number; after: number } }>(
    "/customers",
    { schema: { querystring: customerPage }, preHandler: requireRole("staff") },
    async (request) => {
      const { limit, after } = request.query;
      const items = await db.query<Customer>(
        `SELECT ${columns} FROM customers WHERE shop_id = $1 AND id > $2 ORDER BY id LIMIT $3`,
        [request.user.shopId, after, limit],
      );
      return { items, nextAfter: items.at(-1)?.id ?? null };
    },
  );

  app.get("/customers/me", { preHandler: requireRole("customer") }, async (request) => {
    const [customer] = await db.query<Customer>(
      `SELECT ${columns} FROM customers WHERE shop_id = $1 AND id = $2`,
      [request.user.shopId, request.user.customerId],
    );
    if (customer === undefined) throw new Problem(404, "not-found", "There is no such customer.");
    return customer;
  });
}
