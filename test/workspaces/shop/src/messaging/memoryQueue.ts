import { setTimeout as sleep } from "node:timers/promises";
import { maxAttempts, type Queue } from "./queue.ts";

type Handler = (message: never) => Promise<void>;

/** A queue inside this process, for development and tests. What is in it is lost on exit. */
export function memoryQueue(retryDelayMs = 200): Queue & { readonly deadLetters: unknown[] } {
  const handlers = new Map<string, Handler>();
  const deadLetters: unknown[] = [];
  const running = new Set<Promise<void>>();

  async function deliver(topic: string, message: object): Promise<void> {
    const handler = handlers.get(topic);
    for (let attempt = 1; handler !== undefined && attempt <= maxAttempts; attempt += 1) {
      try {
        return await handler(message as never);
      } catch {
        await sleep(retryDelayMs * attempt);
      }
    }
    deadLetters.push(message);
  }

  return {
    deadLetters,
    publish: async (topic, message) => {
      const delivery = deliver(topic, structuredClone(message));
      running.add(delivery);
      void delivery.finally(() => running.delete(delivery));
    },
    consume: async (topic, handler) => void handlers.set(topic, handler as Handler),
    close: async () => void (await Promise.all(running)),
  };
}
