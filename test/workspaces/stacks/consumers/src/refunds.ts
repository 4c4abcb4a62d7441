import type { Queue } from "./queue.ts";
import type { Turnstile } from "./turnstile.ts";

export async function takeRefunds(queue: Queue, turnstile: Turnstile): Promise<void> {
  await queue.take<{ id: number }>("refunds.asked", async ({ id }) => {
    await queue.publish("refunds.done", { id });
  });
  turnstile.take("ticket", () => 1);
}
