import type { Database } from "./database.ts";

/** Two shops with a few products and customers, for the embedded database alone. */
export async function seed(db: Database): Promise<void> {
  await db.script(`
    INSERT INTO shops (name) VALUES ('Tea & Tins'), ('Bike Parts');
    INSERT INTO customers (shop_id, email) VALUES
      (1, 'ada@example.com'), (1, 'grace@example.com'), (2, 'linus@example.com');
    INSERT INTO products (shop_id, name, price_cents, stock) VALUES
      (1, 'Assam, 250 g', 1290, 40),
      (1, 'Darjeeling, 100 g', 990, 25),
      (1, 'Tin, small', 450, 100),
      (2, 'Chain, 11-speed', 3450, 12),
      (2, 'Brake pads', 1590, 30);
    INSERT INTO coupons (shop_id, code, percent) VALUES (1, 'WELCOME', 10);
  `);
}
