import type { Queryable } from "../database.ts";

export interface Product {
  readonly id: number;
  readonly name: string;
  readonly priceCents: number;
  readonly stock: number;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
  readonly sort: string;
}

const columns = `id, name, price_cents AS "priceCents", stock`;

export function listProducts(db: Queryable, shopId: number, page: Page): Promise<Product[]> {
  const { limit, offset, sort } = page;
  return db.query<Product>(
    `SELECT ${columns} FROM products WHERE shop_id = $1 ORDER BY ${sort}, id LIMIT $2 OFFSET $3`,
    [shopId, limit, offset],
  );
}

export async function findProduct(
  db: Queryable,
  shopId: number,
  id: number,
): Promise<Product | undefined> {
  const sql = `SELECT ${columns} FROM products WHERE shop_id = $1 AND id = $2`;
  const [product] = await db.query<Product>(sql, [shopId, id]);
  return product;
}

export async function createProduct(
  db: Queryable,
  shopId: number,
  product: Omit<Product, "id">,
): Promise<Product> {
  const [created] = await db.query<Product>(
    `INSERT INTO products (shop_id, name, price_cents, stock) VALUES ($1, $2, $3, $4)
     RETURNING ${columns}`,
    [shopId, product.name, product.priceCents, product.stock],
  );
  if (created === undefined) throw new Error("The insert returned no product.");
  return created;
}
