import { setTimeout as sleepFor } from "node:timers/promises";
import type { Clock } from "../core/ports.ts";

export const systemClock: Clock = {
  now: () => performance.now(),
  timeOfDay(secondsFromNow) {
    const then = new Date(Date.now() + secondsFromNow * 1000);
    return then.toTimeString().slice(0, "14:05".length);
  },
  async sleep(milliseconds, signal) {
    try {
      await sleepFor(milliseconds, undefined, { signal });
    } catch (error) {
      // Node wraps the reason in an error of its own; callers compare the reason itself.
      signal.throwIfAborted();
      throw error;
    }
  },
};

/** The user's own day: "2026-11-24". */
export function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
