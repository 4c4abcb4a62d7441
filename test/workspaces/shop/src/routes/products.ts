import type { FastifyInstance } from "fastify";
import { authenticate, requireRole } from "../auth.ts";
import type { Database } from "../database.ts";
import { Problem } from "../problem.ts";
import { createProduct, findProduct, listProducts } from "../products/productRepository.ts";

const listQuery = {
  type: "object",
  properties: {
    limit: { type: "integer", minimum: 1, maximum: 100, default: 20 },
    offset: { type: "integer", minimum: 0, default: 0 },
    sort: { type: "string", default: "name" },
  },
} as const;

const newProduct = {
  type: "object",
  required: ["name", "priceCents", "stock"],
  additionalProperties: false,
  properties: {
    name: { type: "string", minLength: 1, maxLength: 200 },
    priceCents: { type: "integer", minimum: 0, maximum: 10_000_000 },
    stock: { type: "integer", minimum: 0, maximum: 1_000_000 },
  },
} as const;

interface ListQuery {
  readonly limit: number;
  readonly offset: number;
  readonly sort: string;
}

interface NewProduct {
  readonly name: string;
  readonly priceCents: number;
  readonly stock: number;
}

export async function productRoutes(app: FastifyInstance, { db }: { db: Database }): Promise<void> {
  app.addHook("preHandler", authenticate);

  app.get<{ Querystring: ListQuery }>(
    "/products",
    { schema: { querystring: listQuery } },
    async (request) => {
      const { limit, offset, sort } = request.query;
      const page = { limit: limit + 1, offset, sort };
      const rows = await listProducts(db, request.user.shopId, page);
      const hasMore = rows.length > limit;
      return { items: rows.slice(0, limit), next: hasMore ? offset + limit : null };
    },
  );

  app.get<{ Params: { id: number } }>("/products/:id", async (request) => {
    const product = await findProduct(db, request.user.shopId, Number(request.params.id));
    if (product === undefined) throw new Problem(404, "not-found", "There is no such product.");
    return product;
  });

  app.post<{ Body: NewProduct }>(
    "/products",
    { schema: { body: newProduct }, preHandler: requireRole("staff") },
    async (request, reply) => {
      const product = await createProduct(db, request.user.shopId, request.body);
      return reply.code(201).send(product);
    },
  );
}
