import { setTimeout as after } from "node:timers/promises";
import type { Clock } from "../../src/core/ports.ts";

export const realClock: Clock = {
  now: () => performance.now(),
  timeOfDay: (secondsFromNow) =>
    new Date(Date.now() + secondsFromNow * 1000).toTimeString().slice(0, 5),
  sleep: (milliseconds, signal) => after(milliseconds, undefined, { signal }),
};
