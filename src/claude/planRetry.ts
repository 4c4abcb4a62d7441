import type { Clock } from "../core/ports.ts";
import type { Fault } from "../core/errors.ts";
import type { ClaudeLimits } from "./claudeLimits.ts";
import type { Retry, Trouble } from "./trouble.ts";

/** How often at most, over all attempts of one request. */
const most: Readonly<Record<Retry, number>> = {
  never: 0,
  connection: 1,
  service: 2,
  overloaded: 3,
  "rate-limit": 2,
  "without-thinking": 1,
};
const firstWaitSeconds = 0.5;
const longestBackOffSeconds = 8;

/** What was done so far for one request. */
export interface Tries {
  readonly retries: number;
  readonly waitedSeconds: number;
}

export const noTries: Tries = { retries: 0, waitedSeconds: 0 };

export interface RetryPorts {
  readonly clock: Clock;
  readonly limits: ClaudeLimits;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Waits and asks again, or ends with this fault. */
export type Plan =
  | { readonly kind: "wait"; readonly seconds: number; readonly sentence: string }
  | { readonly kind: "end"; readonly fault: Fault };

/** What to do after an attempt that gave nothing yet. */
export function planRetry({ fault, retry }: Trouble, tries: Tries, ports: RetryPorts): Plan {
  const { limits, random } = ports;
  if (tries.retries >= most[retry]) return { kind: "end", fault: withTime(fault, ports) };
  if (retry === "without-thinking") {
    return { kind: "wait", seconds: 0, sentence: "Asking again without earlier thinking." };
  }
  const asked = fault.retryAfterSeconds ?? 0;
  const backOff = Math.min(longestBackOffSeconds, firstWaitSeconds * 2 ** tries.retries);
  const seconds = Math.max(asked, backOff * (1 - random() / 4));
  const isTooLong =
    asked > limits.waitSeconds || tries.waitedSeconds + seconds > limits.allWaitsSeconds;
  if (isTooLong) return { kind: "end", fault: withTime(fault, ports) };
  return { kind: "wait", seconds, sentence: `${reason(retry)} Trying again in ${shown(seconds)}.` };
}

function reason(retry: Retry): string {
  if (retry === "rate-limit") return "The service's rate limit is reached.";
  if (retry === "overloaded") return "Claude is overloaded.";
  if (retry === "connection") return "The connection failed.";
  return "Claude had a problem.";
}

function shown(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole === 1 ? "a second" : `${whole} seconds`;
}

/** The sentence for a rate limit says "try again then", so it needs the time to come back. */
function withTime(fault: Fault, { clock, limits }: RetryPorts): Fault {
  const { code, retryAfterSeconds: asked = 0 } = fault;
  if (code !== "rate-limited" && asked <= limits.waitSeconds) return fault;
  // Rate limits are counted by the minute.
  const seconds = asked === 0 ? 60 : asked;
  const hours = Math.ceil(seconds / 3600);
  const detail = hours > 12 ? `in ${hours} hours` : `until ${clock.timeOfDay(seconds)}`;
  return { ...fault, detail, retryAfterSeconds: seconds };
}
