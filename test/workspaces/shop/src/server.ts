import { buildApp } from "./app.ts";
import { readConfig } from "./config.ts";
import { openDatabase } from "./database.ts";
import { openAmqpQueue } from "./messaging/amqpQueue.ts";
import { memoryQueue } from "./messaging/memoryQueue.ts";
import { migrate } from "./migrate.ts";
import { seed } from "./seed.ts";

const config = readConfig(process.env);
const db = await openDatabase(config.databaseUrl);
const ran = await migrate(db);
if (config.databaseUrl === undefined) await seed(db);

const queue = config.amqpUrl === undefined ? memoryQueue() : await openAmqpQueue(config.amqpUrl);
const app = await buildApp({ config, db, queue });
app.log.info({ ran }, "migrations are up to date");

if (config.databaseUrl === undefined) {
  console.log("staff token:   ", app.jwt.sign({ shopId: 1, role: "staff" }));
  console.log("customer token:", app.jwt.sign({ shopId: 1, role: "customer", customerId: 1 }));
}
await app.listen({ host: config.host, port: config.port });

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    await app.close();
    await queue.close();
    await db.close();
  });
}
