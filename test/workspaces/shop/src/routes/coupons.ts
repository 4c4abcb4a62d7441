import type { FastifyInstance } from "fastify";
import { authenticate, requireRole } from "../auth.ts";
import type { Database } from "../database.ts";
import { Problem } from "../problem.ts";

interface Coupon {
  readonly code: string;
  readonly percent: number;
  readonly expiresAt?: string;
}

const newCoupon = {
  type: "object",
  required: ["code", "percent"],
  additionalProperties: false,
  properties: {
    code: { type: "string", pattern: "^[A-Z0-9-]{4,40}$" },
    percent: { type: "integer" },
    expiresAt: { type: "string", format: "date-time" },
  },
} as const;

export async function couponRoutes(app: FastifyInstance, { db }: { db: Database }): Promise<void> {
  app.addHook("preHandler", authenticate);
  app.addHook("preHandler", requireRole("staff"));

  app.get("/coupons", async (request) => {
    const items = await db.query<Coupon>(
      `SELECT code, percent, expires_at AS "expiresAt" FROM coupons
       WHERE shop_id = $1 AND (expires_at IS NULL OR expires_at > now())
       ORDER BY id DESC LIMIT 100`,
      [request.user.shopId],
    );
    return { items };
  });

  app.post<{ Body: Coupon }>("/coupons", { schema: { body: newCoupon } }, async (request, reply) => {
    const { code, percent, expiresAt } = request.body;
    const [created] = await db.query<Coupon>(
      `INSERT INTO coupons (shop_id, code, percent, expires_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (shop_id, code) DO NOTHING
       RETURNING code, percent, expires_at AS "expiresAt"`,
      [request.user.shopId, code, percent, expiresAt ?? null],
    );
    if (created === undefined) throw new Problem(409, "taken", "This code exists already.");
    return reply.code(201).send(created);
  });
}
