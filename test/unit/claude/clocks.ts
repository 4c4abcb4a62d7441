import { setImmediate, setTimeout } from "node:timers/promises";
import type { Clock } from "../../../src/core/ports.ts";

/** Real time, for what is over at once. */
export const realClock: Clock = {
  now: () => performance.now(),
  timeOfDay: (seconds) => `+${Math.round(seconds)} s`,
  async sleep(milliseconds, signal) {
    try {
      await setTimeout(milliseconds, undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  },
};

/** The steps of the watch and the reading-out after the last event: never hurried past. */
const watchMilliseconds = [5_000, 100];

/** Time that stands still until it is told to pass. */
export interface FakeClock extends Clock {
  /** Lets so many milliseconds pass; each sleeper wakes at its own time. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** The computer sleeps: time passes and nobody wakes until it is over. */
  readonly sleepThrough: (milliseconds: number) => Promise<void>;
  /** Lets every sleep take no time, and remembers how long each would have been. */
  readonly hurry: () => readonly number[];
  readonly sleepers: () => number;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

export function fakeClock(): FakeClock {
  let now = 0;
  let hurried: number[] | undefined;
  const sleepers = new Set<Sleeper>();
  const next = (): Sleeper | undefined => [...sleepers].toSorted((a, b) => a.until - b.until).at(0);

  async function wakeUntil(target: number): Promise<void> {
    for (let first = next(); first && first.until <= target; first = next()) {
      now = Math.max(now, first.until);
      sleepers.delete(first);
      first.wake();
      await setImmediate();
    }
  }

  return {
    now: () => now,
    timeOfDay: (seconds) => `+${Math.round(seconds)} s`,
    sleepers: () => sleepers.size,
    hurry: () => (hurried = []),
    sleep(milliseconds, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<undefined>();
      if (hurried && !watchMilliseconds.includes(milliseconds)) {
        hurried.push(milliseconds);
        now += milliseconds;
        return Promise.resolve();
      }
      const sleeper = {
        until: now + milliseconds,
        wake: () => {
          resolve(undefined);
        },
      };
      sleepers.add(sleeper);
      signal.addEventListener("abort", () => {
        sleepers.delete(sleeper);
        reject(signal.reason as Error);
      });
      return promise;
    },
    async pass(milliseconds) {
      const target = now + milliseconds;
      await wakeUntil(target);
      now = target;
    },
    async sleepThrough(milliseconds) {
      now += milliseconds;
      await wakeUntil(now);
    },
  };
}
