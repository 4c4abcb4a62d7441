import type { FastifyInstance } from "fastify";
import { buildApp } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { openDatabase, type Database } from "../src/database.ts";
import { memoryQueue } from "../src/messaging/memoryQueue.ts";
import { migrate } from "../src/migrate.ts";
import { seed } from "../src/seed.ts";

export interface TestShop {
  readonly app: FastifyInstance;
  readonly db: Database;
  readonly queue: ReturnType<typeof memoryQueue>;
  /** Headers of a caller. */
  readonly as: (role: "staff" | "customer", shopId?: number) => { authorization: string };
  readonly close: () => Promise<void>;
}

/** A whole backend on an embedded database of its own. */
export async function startShop(): Promise<TestShop> {
  const db = await openDatabase(undefined);
  await migrate(db);
  await seed(db);
  const queue = memoryQueue(1);
  // Nothing listens there, so that tests see what happens when a provider is away.
  const away = { SHIPPING_URL: "http://127.0.0.1:9", PAYMENT_URL: "http://127.0.0.1:9" };
  const config = readConfig({ ...away, LOG_LEVEL: "silent" });
  const app = await buildApp({ config, db, queue });

  return {
    app,
    db,
    queue,
    as: (role, shopId = 1) => {
      const token = app.jwt.sign({ shopId, role, ...(role === "customer" ? { customerId: 1 } : {}) });
      return { authorization: `Bearer ${token}` };
    },
    close: async () => {
      await app.close();
      await queue.close();
      await db.close();
    },
  };
}
